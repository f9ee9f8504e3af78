import type { StatementView } from '../../../shared/contract/evening.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { RateRows } from './RateRows.tsx';

/** Tickets by price category and channel. */
export function Sales({ of }: { readonly of: StatementView }) {
  const { t, f } = useTexts();
  const total = (pick: (row: StatementView['rows'][number]) => number): number =>
    of.rows.reduce((sum, row) => sum + pick(row), 0);
  return (
    <section className="panel">
      <table className="table report-table">
        <caption>{t('statement.sales')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('statement.category')}</th>
            <th scope="col">{t('statement.channel')}</th>
            <th scope="col">{t('statement.each')}</th>
            <th scope="col">{t('statement.sold')}</th>
            <th scope="col">{t('statement.returned')}</th>
            <th scope="col">{t('statement.tickets')}</th>
            <th scope="col">{t('statement.gross')}</th>
          </tr>
        </thead>
        <tbody>
          {of.rows.map((row) => (
            <tr key={[row.channel, row.zoneName, row.priceName, row.eachMinor].join()}>
              <th scope="row">
                {row.zoneName} · {row.priceName}
              </th>
              <td>{t(`statement.channel.${row.channel}`)}</td>
              <td>{f.money(row.eachMinor)}</td>
              <td>{row.sold}</td>
              <td>{row.returned}</td>
              <td>{row.sold - row.returned}</td>
              <td>{f.money(row.grossMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('evening.total')}</th>
            <td />
            <td />
            <td>{total((row) => row.sold)}</td>
            <td>{total((row) => row.returned)}</td>
            <td>{total((row) => row.sold - row.returned)}</td>
            <td>{f.money(of.grossMinor)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** VAT by rate. */
export function Rates({ of }: { readonly of: StatementView }) {
  const { t } = useTexts();
  if (of.taxes.length === 0) return null;
  return (
    <section className="panel chart">
      <table className="table report-table">
        <caption>{t('evening.byVat')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('statement.gross')}</th>
            <th scope="col">{t('statement.tax')}</th>
          </tr>
        </thead>
        <RateRows taxes={of.taxes} />
      </table>
    </section>
  );
}

/** Dues that the catalogue names; one without a rate states its base alone. */
export function Levies({ of }: { readonly of: StatementView }) {
  const { t, f } = useTexts();
  if (of.levies.length === 0) return null;
  return (
    <section className="panel chart">
      <table className="table report-table">
        <caption>{t('statement.levies')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('statement.base')}</th>
            <th scope="col">{t('evening.total')}</th>
          </tr>
        </thead>
        <tbody>
          {of.levies.map((levy) => (
            <tr key={levy.name}>
              <th scope="row">
                {levy.name}
                <small className="muted">
                  {levy.basisPoints === 0 ? '' : `${f.percent(levy.basisPoints)} `}
                  {t(`statement.base.${levy.base}`)}
                </small>
              </th>
              <td>{f.money(levy.baseMinor)}</td>
              <td>{levy.basisPoints === 0 ? '' : f.money(levy.minor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
