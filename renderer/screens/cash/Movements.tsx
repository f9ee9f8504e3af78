import { useTexts } from '../../i18n/useTexts.ts';
import { useCash } from '../../state/hooks.ts';

/** What moved in the open session without a sale, newest first. */
export function Movements() {
  const { t, f } = useTexts();
  const movements = useCash((s) => s.movements);
  if (movements.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="movements">
      <h2 id="movements">{t('cash.moved')}</h2>
      <ul className="rows">
        {movements.map((one) => (
          <li key={one.id} className="movement-row">
            <span className="muted">{f.moment(one.at)}</span>
            <b>{t(`cash.${one.kind}`)}</b>
            <span className="movement-words">
              {[
                one.bag === '' ? '' : t('cash.bagNo', { bag: one.bag }),
                one.reason === null ? '' : t(`cash.reason.${one.reason}`),
                one.note,
                one.by,
                one.approvedBy === '' ? '' : t('cash.approved', { name: one.approvedBy }),
              ]
                .filter((text) => text !== '')
                .join(' · ')}
            </span>
            {one.kind !== 'noSale' && (
              <b className="amount">{f.signed(one.kind === 'payIn' ? one.minor : 0 - one.minor)}</b>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
