import { Eye, PencilLine, PenLine, Printer, Receipt, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { OrderView } from '../../../shared/contract/orderViews.ts';
import { usePaidBy } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useCorrect, useOrders, useReturns, useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { PrintTag } from '../../ui/Tag.tsx';
import { TicketPicture } from '../../ui/TicketPicture.tsx';
import { Send } from '../sell/Send.tsx';
import { Divert } from './Divert.tsx';
import { History } from './History.tsx';
import { OrderCustomer } from './OrderCustomer.tsx';
import { backMethods } from './PayBackBy.tsx';
import { Refunds } from './Refunds.tsx';
import { TicketPrint } from './TicketPrint.tsx';
import { TicketText } from './TicketText.tsx';

/** What was sold, how it was paid, what was printed and taken back, and the acts on all of it. */
export function OrderContents({ order }: { readonly order: OrderView }) {
  const { t, f } = useTexts();
  const paidBy = usePaidBy();
  const reprint = useOrders((s) => s.reprint);
  const showTicket = useOrders((s) => s.showTicket);
  const printReceipt = useOrders((s) => s.printReceipt);
  const preview = useOrders((s) => s.preview);
  const start = useReturns((s) => s.start);
  const [writing, setWriting] = useState<string | null>(null);
  const correct = useCorrect((s) => s.start);
  const sells = useTill((s) => s.till?.signedIn?.role !== 'door');
  const offer = useTill((s) => s.offer);
  const till = useTill((s) => s.till);
  const takeBack = (): void => {
    const methods = backMethods({ offer, till }, (order.receivable?.openMinor ?? 0) > 0);
    const paid = order.payments.find((one) => methods.some((method) => method.id === one.method));
    start(order, paid?.method ?? methods[0]?.id ?? null);
  };
  const valid = order.tickets.some((ticket) => ticket.state === 'valid');
  return (
    <>
      <dl className="facts facts-money amount">
        {order.payments.map((payment, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: payments of an order never change their order
          <div key={i}>
            <dt>{paidBy(payment)}</dt>
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
      {order.collected !== null && (
        <p className="muted order-collected">
          {t('order.collected', { at: f.moment(order.collected.at), name: order.collected.byName })}
        </p>
      )}
      {order.receivable !== null && order.receivable.openMinor > 0 && (
        <p className="order-owed">{t('invoice.owed', { amount: f.money(order.receivable.openMinor) })}</p>
      )}
      <OrderCustomer order={order} edits={sells} />
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
            foreign={order.foreign !== null}
            acts={
              <>
                <div className="ticket-acts">
                  {sells && order.foreign === null && ticket.state === 'valid' && (
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
                  )}
                  {ticket.print.state === 'printed' && ticket.state === 'valid' && (
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
                {sells &&
                  order.foreign === null &&
                  order.state === 'validated' &&
                  ticket.state === 'valid' && (
                    <div className="ticket-acts">
                      <Button
                        size="small"
                        look="quiet"
                        icon={<PenLine aria-hidden="true" />}
                        aria-expanded={writing === ticket.id}
                        onPress={() => setWriting(writing === ticket.id ? null : ticket.id)}
                      >
                        {t('ticketText')}
                      </Button>
                    </div>
                  )}
                {writing === ticket.id && <TicketText ticket={ticket} onDone={() => setWriting(null)} />}
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
      {sells && order.tickets.some(({ print }) => print.state === 'blocked') && <Divert order={order.id} />}
      <History order={order} />
      <Refunds order={order} />
      {sells && valid && order.state === 'validated' && (
        <div className="order-receipt">
          <Button icon={<Undo2 aria-hidden="true" />} onPress={takeBack}>
            {t('takeBack')}
          </Button>
          <Button icon={<PencilLine aria-hidden="true" />} onPress={() => correct(order)}>
            {t('correct')}
          </Button>
        </div>
      )}
      {sells && order.foreign === null && <Send order={order} />}
      {order.state === 'validated' && order.foreign === null && (
        <div className="order-receipt">
          <Button guarded icon={<Receipt aria-hidden="true" />} onPress={() => void printReceipt()}>
            {t('receipt')}
          </Button>
          {order.receipt.state !== 'none' && (
            <PrintTag state={order.receipt.state} copy={order.receipt.copy} />
          )}
        </div>
      )}
    </>
  );
}
