import { FileText, Printer, RefreshCw, Sheet } from 'lucide-react';
import { useEffect } from 'react';
import type { StatementView } from '../../../shared/contract/evening.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useEvening } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { keepReport } from './keepReport.ts';
import { Levies, Rates, Sales } from './StatementTables.tsx';

/** What one performance brought, for whoever signs it. */
export function Statement() {
  const { t, f } = useTexts();
  const performances = useEvening((s) => s.performances);
  const date = useEvening((s) => s.date);
  const of = useEvening((s) => s.statement);
  const asking = useEvening((s) => s.asking);
  const trouble = useEvening((s) => s.trouble);
  const open = useEvening((s) => s.openStatement);
  const showDate = useEvening((s) => s.showDate);
  const file = useEvening((s) => s.statementFile);
  const print = useEvening((s) => s.printStatement);
  useEffect(() => void open(), [open]);
  return (
    <main className="page evening-page" data-testid="statement">
      <div className="page-head">
        {date !== null && performances !== null && (
          <Select
            label={t('statement.choose')}
            value={date}
            options={performances.map((one) => ({
              value: one.date,
              text: `${one.eventName}, ${f.moment(one.startsAt)}`,
            }))}
            onChange={(next) => void showDate(next)}
          />
        )}
        <div className="panel-acts">
          <Button isDisabled={asking} icon={<RefreshCw aria-hidden="true" />} onPress={() => void open()}>
            {t('evening.ask')}
          </Button>
          <Button icon={<Sheet aria-hidden="true" />} onPress={async () => keepReport(await file('csv'))}>
            {t('evening.csv')}
          </Button>
          <Button guarded icon={<Printer aria-hidden="true" />} onPress={() => void print()}>
            {t('statement.print')}
          </Button>
          <Button
            look="go"
            icon={<FileText aria-hidden="true" />}
            onPress={async () => keepReport(await file('pdf'))}
          >
            {t('statement.pdf')}
          </Button>
        </div>
      </div>
      {trouble !== null && <TroubleNote trouble={trouble} />}
      {performances?.length === 0 && <p className="muted">{t('statement.none')}</p>}
      {of !== null && <Contents of={of} asking={asking} />}
    </main>
  );
}

function Contents({ of, asking }: { readonly of: StatementView; readonly asking: boolean }) {
  const { t, f } = useTexts();
  const said =
    of.asOf === null
      ? t('statement.alone')
      : t(of.fresh || asking ? 'evening.asOf' : 'evening.asOfOld', { at: f.moment(of.asOf) });
  return (
    <>
      <p className="evening-said" data-fresh={of.fresh} role="status">
        {said}
      </p>
      {of.waiting.length > 0 && (
        <ul className="evening-waits">
          {of.waiting.map((one) => {
            const silent =
              one.heardAt === null
                ? t('evening.says.never')
                : t('evening.says.silent', { at: f.moment(one.heardAt) });
            const missing =
              one.missingEntries === null
                ? ''
                : `, ${t('evening.says.entries', { count: one.missingEntries })}`;
            return (
              <li key={one.tillNo}>
                {t('statement.waits', { no: one.tillNo, what: `${silent}${missing}` })}
              </li>
            );
          })}
        </ul>
      )}
      <dl className="strip evening-totals">
        <div>
          <dt>{t('statement.tickets')}</dt>
          <dd>{of.tickets}</dd>
        </div>
        <div>
          <dt>{t('statement.gross')}</dt>
          <dd className="amount">{f.money(of.grossMinor)}</dd>
        </div>
        {of.invoicedMinor !== 0 && (
          <div>
            <dt>{t('statement.invoiced')}</dt>
            <dd className="amount">{f.money(of.invoicedMinor)}</dd>
          </div>
        )}
        <div>
          <dt>{t('statement.net')}</dt>
          <dd className="amount">{f.money(of.netMinor)}</dd>
        </div>
      </dl>
      <Sales of={of} />
      <div className="charts">
        <Rates of={of} />
        <Levies of={of} />
        {of.free.length > 0 && (
          <section className="panel chart">
            <table className="table report-table">
              <caption>{t('statement.free')}</caption>
              <tbody>
                {of.free.map((one) => (
                  <tr key={one.reason}>
                    <th scope="row">{one.reason === '' ? t('statement.noReason') : one.reason}</th>
                    <td>{one.tickets}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
        {of.onPass.length > 0 && (
          <section className="panel chart">
            <table className="table report-table">
              <caption>{t('statement.onPass')}</caption>
              <tbody>
                {of.onPass.map((one) => (
                  <tr key={one.name}>
                    <th scope="row">{one.name}</th>
                    <td>{one.tickets}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
        {of.passes.length > 0 && (
          <section className="panel chart">
            <table className="table report-table">
              <caption>{t('statement.passes')}</caption>
              <tbody>
                {of.passes.map((one) => (
                  <tr key={one.name}>
                    <th scope="row">{one.name}</th>
                    <td>{one.passes}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
    </>
  );
}
