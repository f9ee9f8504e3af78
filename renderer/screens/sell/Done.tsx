import { CircleCheck, Receipt } from 'lucide-react';
import type { OrderView } from '../../../shared/contract/views.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSale } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { TicketPrint } from '../orders/TicketPrint.tsx';
import { SaidHere } from './SaidHere.tsx';

/** A validated order, in the cart's place, until the next price is tapped. */
export function Done({ order }: { readonly order: OrderView }) {
  const { t, f } = useTexts();
  const newSale = useSale((s) => s.newSale);
  const printReceipt = useSale((s) => s.printReceipt);
  const cash = order.payments.some((payment) => payment.kind === 'cash');
  const receiptAsked = order.receipt.state !== 'none';
  return (
    <section className="done" aria-label={t('done')} data-testid="done">
      <div className="done-head" role="status">
        <h2>{t('order.number', { number: order.number })}</h2>
        <Tag tone="ok">{t('validated')}</Tag>
        {cash ? (
          <div className="done-change amount">
            <span>{t('cash.change')}</span>
            <b data-testid="change">{f.money(order.changeMinor)}</b>
          </div>
        ) : (
          <div className="done-change amount">
            <span>{t('done.paid', { name: order.payments.map((p) => p.methodName).join(', ') })}</span>
            <b>{f.money(order.totalMinor)}</b>
          </div>
        )}
        {cash && (
          <p className="muted done-sum">
            {t('done.given', {
              total: f.money(order.totalMinor + order.roundingMinor),
              given: f.money(order.payments.reduce((sum, p) => sum + p.givenMinor, 0)),
            })}
          </p>
        )}
      </div>
      <ul className="done-tickets">
        {order.tickets.map((ticket) => (
          <TicketPrint key={ticket.id} ticket={ticket} />
        ))}
      </ul>
      <div className="done-foot">
        <SaidHere place="done" />
        <div className="two">
          <Button
            size="large"
            guarded
            hint={receiptAsked ? t(`print.${order.receipt.state}`) : 'R'}
            icon={receiptAsked ? <CircleCheck aria-hidden="true" /> : <Receipt aria-hidden="true" />}
            onPress={() => void printReceipt()}
          >
            {t('receipt')}
          </Button>
          <Button look="go" size="large" hint={t('done.newSale.hint')} onPress={newSale}>
            {t('done.newSale')}
          </Button>
        </div>
      </div>
    </section>
  );
}
