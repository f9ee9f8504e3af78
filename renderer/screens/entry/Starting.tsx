import { PlugZap } from 'lucide-react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';

/** Before the first answer: nothing to see for a moment, and what to do when the core does not answer at all. */
export function Starting() {
  const { t } = useTexts();
  const reachable = useTill((s) => s.reachable);
  const refresh = useTill((s) => s.refresh);
  if (reachable) return <main className="entry" aria-busy="true" />;
  return (
    <main className="entry">
      <div className="entry-card entry-message" role="alert">
        <PlugZap aria-hidden="true" />
        <h1>{t('starting.unreachable')}</h1>
        <p>{t('starting.unreachable.says')}</p>
        <Button look="go" size="large" onPress={() => refresh(['till', 'offer', 'printing'])}>
          {t('tryAgain')}
        </Button>
      </div>
    </main>
  );
}
