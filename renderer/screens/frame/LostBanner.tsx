import { TriangleAlert } from 'lucide-react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';

/** A till that was declared lost says so for as long as it is: nobody can put it away, only the centre. */
export function LostBanner() {
  const { t, f } = useTexts();
  const lostAt = useTill((s) => s.till?.lostAt ?? null);
  if (lostAt === null) return null;
  return (
    <div className="notice notice-bad" role="alert" data-testid="lost">
      <TriangleAlert aria-hidden="true" />
      <p>
        <b>{t('lost.title', { at: f.moment(lostAt) })}</b> {t('lost.says')}
      </p>
    </div>
  );
}
