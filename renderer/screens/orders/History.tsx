import type { OrderView } from '../../../shared/contract/orderViews.ts';
import { usePaidBy } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useOrders } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';

/** What was put right on an order: payments that were others in truth, and the order that it took the place of. */
export function History({ order }: { readonly order: OrderView }) {
  const { t, f } = useTexts();
  const paidBy = usePaidBy();
  const open = useOrders((s) => s.open);
  const { corrections, replaces, textChanges, receivable } = order;
  const paid = receivable?.paid ?? null;
  if (corrections.length + textChanges.length === 0 && replaces === null && paid === null) return null;
  return (
    <ul className="refunds">
      {replaces !== null && (
        <li className="refund">
          <p>
            {t(replaces.why === 'corrected' ? 'exchange.replaces.corrected' : 'exchange.replaces', {
              number: replaces.tickets.map((ticket) => ticket.number).join(', '),
            })}
          </p>
          {replaces.out.map((one) => (
            <p key={one.method} className="muted">
              {t('exchange.out')}: {paidBy(one)} {f.money(0 - one.minor)}
            </p>
          ))}
          <div className="ticket-acts">
            <Button size="small" look="quiet" onPress={() => void open(replaces.order)}>
              {t('order.number', { number: replaces.orderNumber })}
            </Button>
          </div>
        </li>
      )}
      {corrections.map((one) => (
        <li key={one.at + one.to} className="refund">
          <p>
            {t('correct.history', {
              from: one.from,
              fromAmount: f.money(one.fromMinor),
              to: one.to,
              toAmount: f.money(one.toMinor),
            })}
          </p>
          <p className="muted">
            {f.moment(one.at)} · {one.byName}
            {one.approvedByName !== '' && ` · ${t('order.refund.approved', { name: one.approvedByName })}`}
          </p>
        </li>
      ))}
      {paid !== null && (
        <li className="refund">
          <p>{t('invoice.history', { method: paid.methodName, amount: f.money(paid.minor) })}</p>
          <p className="muted">
            {f.moment(paid.at)} · {paid.byName}
          </p>
        </li>
      )}
      {textChanges.map((one) => (
        <li key={one.at + one.number} className="refund">
          <p>{t('ticketText.history', { number: one.number })}</p>
          <p className="muted">
            {f.moment(one.at)} · {one.byName}
          </p>
        </li>
      ))}
    </ul>
  );
}
