import { Banknote } from 'lucide-react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill, useView } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';

/** Says, where selling begins, that no cash session is open yet, and opens one. */
export function SessionMissing() {
  const { t } = useTexts();
  const missing = useTill((s) => s.till !== null && s.till.session === null);
  const go = useView((s) => s.go);
  if (!missing) return null;
  return (
    <div className="line-note line-note-act">
      <Banknote aria-hidden="true" />
      <p>{t('session.missing')}</p>
      <Button look="go" size="small" onPress={() => go('cash')}>
        {t('session.open')}
      </Button>
    </div>
  );
}
