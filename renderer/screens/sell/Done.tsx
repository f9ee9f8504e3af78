import { CircleCheck, Receipt } from 'lucide-react';
import type { OrderView } from '../../../shared/contract/orderViews.ts';
import { usePaidBy } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSale } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { PrintTag, Tag } from '../../ui/Tag.tsx';
import { TicketPrint } from '../orders/TicketPrint.tsx';
import { CorrectIt } from './CorrectIt.tsx';
import { SaidHere } from './SaidHere.tsx';
import { Send } from './Send.tsx';

/** A validated order, in the cart's place, until the next price is tapped. */
export function Done({ order }: { readonly order: OrderView }) {
  const { t, f } = useTexts();
  const paidBy = usePaidBy();
  const newSale = useSale((s) => s.newSale);
  const printReceipt = useSale((s) => s.printReceipt);
  const cash = order.payments.some((payment) => payment.kind === 'cash');
  // What old tickets paid is not in anybody's hand.
  const moved = order.payments.filter((payment) => payment.kind !== 'exchange');
  const receiptAsked = order.receipt.state !== 'none';
  return (
    <section className="done" aria-label={t('done')} data-testid="done">
      <div className="done-head" role="status">
        <h2>{t('order.number', { number: order.number })}</h2>
        <Tag tone={order.state === 'reserved' ? 'warn' : 'ok'}>
          {t(order.state === 'reserved' ? 'reserved' : 'validated')}
        </Tag>
        {cash ? (
          <div className="done-change amount">
            <span>{t('cash.change')}</span>
            <b data-testid="change">{f.money(order.changeMinor)}</b>
          </div>
        ) : (
          <div className="done-change amount">
            <span>{t('done.paid', { name: order.payments.map(paidBy).join(', ') })}</span>
            <b>{f.money(order.totalMinor)}</b>
          </div>
        )}
        {order.replaces !== null && (
          <p className="done-sum" data-testid="replaces">
            {t(order.replaces.why === 'corrected' ? 'exchange.replaces.corrected' : 'exchange.replaces', {
              number: order.replaces.tickets.map((ticket) => ticket.number).join(', '),
            })}
          </p>
        )}
        {order.replaces?.out.map((one) => (
          <div key={one.method} className="done-change amount">
            <span>
              {t('exchange.out')} · {paidBy(one)}
            </span>
            <b data-testid="given-back">{f.money(0 - one.minor)}</b>
          </div>
        ))}
        {cash && (
          <p className="muted done-sum">
            {t('done.given', {
              total: f.money(moved.reduce((sum, p) => sum + p.minor, 0)),
              given: f.money(moved.reduce((sum, p) => sum + p.givenMinor, 0)),
            })}
          </p>
        )}
      </div>
      <ul className="done-tickets">
        {order.tickets.map((ticket) => (
          <TicketPrint key={ticket.id} ticket={ticket} />
        ))}
        {order.vouchers.map((voucher) => (
          <li key={voucher.id} className="voucher-row">
            <span>{t('order.voucher', { last4: voucher.last4 })}</span>
            <span className="amount">{f.money(voucher.minor)}</span>
            <PrintTag state={voucher.print.state} />
          </li>
        ))}
        {order.payments.map(
          (payment) =>
            payment.voucher !== null &&
            payment.voucher.leftMinor !== null && (
              <li key={payment.voucher.last4} className="voucher-row">
                {t('voucher.left', {
                  last4: payment.voucher.last4,
                  amount: f.money(payment.voucher.leftMinor),
                })}
              </li>
            ),
        )}
        <li>
          <Send order={order} />
        </li>
      </ul>
      <div className="done-foot">
        <SaidHere place="done" />
        <CorrectIt order={order} />
        <div className="two">
          {order.state !== 'reserved' && (
            <Button
              size="large"
              guarded
              hint={receiptAsked ? t(`print.${order.receipt.state}`) : 'R'}
              icon={receiptAsked ? <CircleCheck aria-hidden="true" /> : <Receipt aria-hidden="true" />}
              onPress={() => void printReceipt()}
            >
              {t('receipt')}
            </Button>
          )}
          <Button look="go" size="large" hint={t('done.newSale.hint')} onPress={newSale}>
            {t('done.newSale')}
          </Button>
        </div>
      </div>
    </section>
  );
}
