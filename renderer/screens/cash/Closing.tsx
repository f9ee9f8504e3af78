import { CircleAlert, CircleCheck, Cloud, CloudOff, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { usePaidBy } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import type { ClosingView } from '../../state/cashStore.ts';
import { useCash, useTill } from '../../state/hooks.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { Counted } from './Counted.tsx';
import { InvoiceTable, ReportFiles, ReportLists } from './Report.tsx';

/** A closing as it was recorded: counted against expected, and what was taken. */
export function Closing({ closing }: { readonly closing: ClosingView }) {
  const { t, f, language } = useTexts();
  const paidBy = usePaidBy();
  const print = useCash((s) => s.printClosing);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const show = useCash((s) => s.showClosing);
  const report = useCash((s) => s.report);
  const loadReport = useCash((s) => s.loadReport);
  useEffect(() => void loadReport(closing.number, language), [loadReport, closing.number, language]);
  const even = closing.differenceMinor === 0;
  const Icon = even ? CircleCheck : CircleAlert;
  return (
    <section className="panel closing" aria-label={closing.number} data-testid="closing">
      <div className="closing-head">
        <div>
          <h2>{t('closing', { number: closing.number })}</h2>
          <p className="muted">
            {[
              f.moment(closing.at),
              closing.by,
              closing.openedBy === closing.by ? '' : t('closing.of', { name: closing.openedBy }),
              closing.approvedBy === '' ? '' : t('cash.approved', { name: closing.approvedBy }),
            ]
              .filter((text) => text !== '')
              .join(' · ')}
          </p>
        </div>
        <div className="difference amount" data-even={even} role="status">
          <Icon aria-hidden="true" />
          <span>{t(even ? 'closing.even' : 'closing.difference')}</span>
          <b>{f.signed(closing.differenceMinor)}</b>
        </div>
      </div>
      <dl className="strip">
        <div>
          <dt>{t('closing.counted')}</dt>
          <dd>{f.money(closing.countedCashMinor)}</dd>
        </div>
        <div>
          <dt>{t('closing.expected')}</dt>
          <dd>{f.money(closing.expectedCashMinor)}</dd>
        </div>
        <div>
          <dt>{t('closing.float')}</dt>
          <dd>{f.money(closing.floatMinor)}</dd>
        </div>
        <div>
          <dt>{t('deposit.left')}</dt>
          <dd>{f.money(closing.counting?.floatLeftMinor ?? 0)}</dd>
        </div>
        <div>
          <dt>{t('deposit.bag')}</dt>
          <dd>
            {f.money(closing.counting?.depositMinor ?? closing.countedCashMinor)}{' '}
            {closing.counting !== null && closing.counting.bag !== '' && (
              <span className="muted">{t('cash.bagNo', { bag: closing.counting.bag })}</span>
            )}
          </dd>
        </div>
        {closing.counting !== null && closing.counting.firstCashMinor !== null && (
          <div>
            <dt>{t('closing.first')}</dt>
            <dd>{f.money(closing.counting.firstCashMinor)}</dd>
          </div>
        )}
        <div>
          <dt>{t('session.orders')}</dt>
          <dd>{closing.orders}</dd>
        </div>
        <div>
          <dt>{t('session.tickets')}</dt>
          <dd>{closing.tickets}</dd>
        </div>
        <div>
          <dt>{t('closing.copies')}</dt>
          <dd>{closing.copies}</dd>
        </div>
      </dl>
      <div className="closing-tables">
        <table className="table">
          <caption>{t('closing.byMethod')}</caption>
          <tbody>
            {closing.methods.map((method) => (
              <tr key={method.method}>
                <th scope="row">{paidBy(method)}</th>
                <td>{method.count} ×</td>
                <td>{f.money(method.minor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <InvoiceTable of={closing.invoices} />
        <Within closing={closing} />
        <Counted closing={closing} />
        {closing.taxes.some((tax) => tax.vatBasisPoints > 0) && (
          <table className="table">
            <caption>{t('closing.byVat')}</caption>
            <tbody>
              {closing.taxes
                .filter((tax) => tax.vatBasisPoints > 0)
                .map((tax) => (
                  <tr key={`${tax.vatName}${tax.vatBasisPoints}`}>
                    <th scope="row">{f.percent(tax.vatBasisPoints)}</th>
                    <td>{f.money(tax.grossMinor)}</td>
                    <td>{f.money(tax.taxMinor)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        )}
      </div>
      {report?.number === closing.number && (
        <div className="closing-tables">
          <ReportLists report={report} />
        </div>
      )}
      <AtCentre />
      <div className="panel-acts">
        <Button look="go" onPress={() => show(null)}>
          {t('closing.done')}
        </Button>
        <Button
          guarded
          icon={<Printer aria-hidden="true" />}
          onPress={async () => setTrouble(await print(closing.number, language))}
        >
          {t('closing.print')}
        </Button>
        <ReportFiles number={closing.number} />
        <span className="muted">{t('closing.hash', { hash: closing.shortHash })}</span>
      </div>
      {trouble !== null && <TroubleNote trouble={trouble} onClose={() => setTrouble(null)} />}
    </section>
  );
}

/** What the sums hold beside plain sales: these rows are no payments, and stand apart so that the column above adds up. */
function Within({ closing }: { readonly closing: ClosingView }) {
  const { t, f } = useTexts();
  const none =
    closing.countedForeign.length === 0 &&
    closing.vouchersMinor === 0 &&
    closing.returns === null &&
    closing.roundingMinor === 0;
  if (none) return null;
  return (
    <table className="table">
      <caption>{t('closing.within')}</caption>
      <tbody>
        {closing.countedForeign.map((one) => (
          <tr key={one.currency}>
            <th scope="row">{t('count.foreign', { currency: one.currency })}</th>
            <td />
            <td>{f.money(one.minor)}</td>
          </tr>
        ))}
        {closing.vouchersMinor !== 0 && (
          <tr>
            <th scope="row">{t('closing.vouchers')}</th>
            <td />
            <td>{f.money(closing.vouchersMinor)}</td>
          </tr>
        )}
        {closing.returns !== null && (
          <tr>
            <th scope="row">{t('closing.returns')}</th>
            <td>{closing.returns.tickets} ×</td>
            <td>{f.money(0 - closing.returns.minor)}</td>
          </tr>
        )}
        {closing.roundingMinor !== 0 && (
          <tr>
            <th scope="row">{t('order.rounding')}</th>
            <td />
            <td>{f.signed(closing.roundingMinor)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** Whether the evening is at the centre, for whoever wants to switch the till off now. */
function AtCentre() {
  const { t } = useTexts();
  const waiting = useTill((s) => s.till?.sync.entriesWaiting ?? 0);
  const Icon = waiting === 0 ? Cloud : CloudOff;
  return (
    <p className="closing-sent" role="status">
      <Icon aria-hidden="true" />
      {waiting === 0 ? t('closing.sent') : t('closing.waits', { count: waiting })}
    </p>
  );
}
