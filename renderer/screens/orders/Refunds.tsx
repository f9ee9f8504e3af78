import { Printer } from 'lucide-react';
import type { OrderView } from '../../../shared/contract/orderViews.ts';
import { usePaidBy } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useOrders } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { PrintTag } from '../../ui/Tag.tsx';

/** What was taken back of an order here: when, who, why, how the money went out. */
export function Refunds({ order }: { readonly order: OrderView }) {
  const { t, f } = useTexts();
  const paidBy = usePaidBy();
  const print = useOrders((s) => s.printRefund);
  const open = useOrders((s) => s.open);
  if (order.refunds.length === 0) return null;
  return (
    <ul className="refunds">
      {order.refunds.map((refund) => (
        <li key={refund.id} className="refund">
          <div className="ticket-head">
            <b>{t('order.refund', { number: refund.number })}</b>
            <span className="amount refund-total">{f.money(refund.totalMinor + refund.roundingMinor)}</span>
          </div>
          <p className="muted">
            {f.moment(refund.at)} · {refund.byName}
            {refund.approvedByName !== '' &&
              ` · ${t('order.refund.approved', { name: refund.approvedByName })}`}
          </p>
          <p className="muted">
            {[
              refund.reason === null
                ? refund.why === 'cancelled'
                  ? ''
                  : t(`order.refund.${refund.why}`)
                : t(`takeBack.reason.${refund.reason}`),
              `${t('takeBack.original')}: ${t(`takeBack.original.${refund.original}`)}`,
              ...refund.payments.map((payment) => `${paidBy(payment)} ${f.money(payment.minor)}`),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </p>
          {refund.note !== '' && <p className="muted">{refund.note}</p>}
          <div className="ticket-acts">
            <Button
              size="small"
              look="quiet"
              guarded
              icon={<Printer aria-hidden="true" />}
              onPress={() => void print(refund.id)}
            >
              {t('receipt')}
            </Button>
            {refund.print.state !== 'none' && (
              <PrintTag state={refund.print.state} copy={refund.print.copy} />
            )}
            {refund.replacedBy !== null && (
              <Button size="small" look="quiet" onPress={() => void open(refund.replacedBy?.id ?? '')}>
                {t('order.refund.replaced', { number: refund.replacedBy.number })}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
