import { ArrowLeft, Cloud, CloudOff, Eye, Printer, Receipt } from 'lucide-react';
import type { OrderView } from '../../../shared/contract/views.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { nameOfCustomer } from '../../state/customerStore.ts';
import { useOrders } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { PrintTag } from '../../ui/Tag.tsx';
import { TicketPicture } from '../../ui/TicketPicture.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { Send } from '../sell/Send.tsx';
import { Divert } from './Divert.tsx';
import { TicketPrint } from './TicketPrint.tsx';

/** One order: what was sold, how it was paid, what was printed. */
export function OrderDetail({ order }: { readonly order: OrderView }) {
  const { t, f } = useTexts();
  const close = useOrders((s) => s.close);
  const reprint = useOrders((s) => s.reprint);
  const showTicket = useOrders((s) => s.showTicket);
  const printReceipt = useOrders((s) => s.printReceipt);
  const preview = useOrders((s) => s.preview);
  const trouble = useOrders((s) => s.trouble);
  const AtCentre = order.atCentre ? Cloud : CloudOff;
  return (
    <article className="order" data-testid="order-detail">
      <header className="order-head">
        <Button look="quiet" className="order-back" onPress={close} icon={<ArrowLeft aria-hidden="true" />}>
          {t('orders.back')}
        </Button>
        <h2>{t('order.number', { number: order.number })}</h2>
        <p className="muted">
          {f.moment(order.at)} · {order.byName}
        </p>
        <p className="order-centre">
          <AtCentre aria-hidden="true" />
          {t(order.atCentre ? 'order.atCentre' : 'order.notAtCentre')}
        </p>
      </header>
      {trouble !== null && <TroubleNote trouble={trouble} />}
      <dl className="facts facts-money amount">
        {order.payments.map((payment, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: payments of an order never change their order
          <div key={i}>
            <dt>{payment.methodName}</dt>
            <dd>
              {f.money(payment.minor)}
              {payment.changeMinor > 0 && (
                <small>
                  {t('order.givenChange', {
                    given: f.money(payment.givenMinor),
                    change: f.money(payment.changeMinor),
                  })}
                </small>
              )}
            </dd>
          </div>
        ))}
        {order.roundingMinor !== 0 && (
          <div>
            <dt>{t('order.rounding')}</dt>
            <dd>{f.signed(order.roundingMinor)}</dd>
          </div>
        )}
        <div className="facts-total">
          <dt>{t('order.total')}</dt>
          <dd>{f.money(order.totalMinor)}</dd>
        </div>
      </dl>
      {order.customer !== null && <p className="order-customer">{nameOfCustomer(order.customer)}</p>}
      {order.lines
        .filter((line) => line.discounts.length > 0)
        .map((line) => (
          <p key={line.text + line.detail} className="line-discount">
            <span>
              {line.detail || line.text}: {line.discounts.map((one) => one.name).join(', ')}
            </span>
            <span className="amount">
              −{f.money(line.discounts.reduce((sum, one) => sum + one.minor, 0))}
            </span>
          </p>
        ))}
      <ul className="order-tickets">
        {order.tickets.map((ticket) => (
          <TicketPrint
            key={ticket.id}
            ticket={ticket}
            acts={
              <>
                <div className="ticket-acts">
                  <Button
                    size="small"
                    look="quiet"
                    icon={<Eye aria-hidden="true" />}
                    aria-expanded={preview?.ticketNumber === ticket.number}
                    onPress={() =>
                      void showTicket(preview?.ticketNumber === ticket.number ? null : ticket.id)
                    }
                  >
                    {t(preview?.ticketNumber === ticket.number ? 'order.hide' : 'order.show')}
                  </Button>
                  {ticket.print.state === 'printed' && (
                    <Button
                      size="small"
                      look="quiet"
                      guarded
                      icon={<Printer aria-hidden="true" />}
                      onPress={() => void reprint(ticket.id)}
                    >
                      {t('order.reprint')}
                    </Button>
                  )}
                </div>
                {preview?.ticketNumber === ticket.number && (
                  <figure className="order-picture">
                    <TicketPicture
                      document={preview}
                      label={t('preview.label', {
                        what: preview.ticketNumber,
                        at: f.moment(preview.startsAt),
                      })}
                    />
                  </figure>
                )}
              </>
            }
          />
        ))}
      </ul>
      {order.vouchers.map((voucher) => (
        <p key={voucher.id} className="voucher-row">
          <span>{t('order.voucher', { last4: voucher.last4 })}</span>
          <span className="amount">{f.money(voucher.minor)}</span>
          <PrintTag state={voucher.print.state} />
        </p>
      ))}
      {order.tickets.some(({ print }) => print.state === 'blocked') && <Divert order={order.id} />}
      <Send order={order} />
      {order.state !== 'reserved' && (
        <div className="order-receipt">
          <Button guarded icon={<Receipt aria-hidden="true" />} onPress={() => void printReceipt()}>
            {t('receipt')}
          </Button>
          {order.receipt.state !== 'none' && (
            <PrintTag state={order.receipt.state} copy={order.receipt.copy} />
          )}
        </div>
      )}
    </article>
  );
}
