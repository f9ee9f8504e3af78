import { ChevronRight } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { verdictText } from '../../i18n/readyWords.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useReadiness, useView } from '../../state/hooks.ts';
import { Sign } from './Sign.tsx';

/** Whether the till is ready, in a word; opens the list. */
export function Verdict() {
  const { t } = useTexts();
  const check = useReadiness((s) => s.check);
  const show = useView((s) => s.showReadiness);
  if (check === null) return null;
  return (
    <AriaButton className={`verdict verdict-${check.state}`} data-verdict onPress={() => show(true)}>
      <Sign state={check.state} />
      {verdictText(check, t)}
      <ChevronRight aria-hidden="true" />
    </AriaButton>
  );
}
