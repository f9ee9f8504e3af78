import { HandHelping, Printer, ScanLine, SearchX } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { OrderView } from '../../../shared/contract/orderViews.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useDoor, useGuests, useView } from '../../state/hooks.ts';
import type { OrderRow } from '../../state/ordersStore.ts';
import { ticketAsked } from '../../state/ticketAsked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { type PrintState, PrintTag, Tag } from '../../ui/Tag.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';

/** Pick-up at the door: scan or search, see at a glance what is paid and due, print its tickets. */
export function Door() {
  const { t } = useTexts();
  const { search, rows, order, trouble, find } = useDoor((s) => s);
  return (
    <main className="page door">
      <h1>{t('door')}</h1>
      <Field
        label={t('door.find')}
        value={search}
        onChange={(text) => void find(text)}
        type="search"
        most={300}
      />
      {trouble !== null && <TroubleNote trouble={trouble} />}
      {order !== null ? (
        <PickUp order={order} />
      ) : search === '' ? (
        <div className="blank">
          <ScanLine aria-hidden="true" />
          <h2>{t('door.waiting')}</h2>
          <p>{t('door.waiting.says')}</p>
        </div>
      ) : rows.length === 0 ? (
        <div className="blank">
          <SearchX aria-hidden="true" />
          <h2>{t('reservations.noneFound')}</h2>
          <p>{t('reservations.noneFound.says')}</p>
        </div>
      ) : (
        <Found />
      )}
    </main>
  );
}

function Found() {
  const rows = useDoor((s) => s.rows);
  const open = useDoor((s) => s.open);
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.id}>
          <AriaButton className="order-row" onPress={() => void open(row.id)}>
            <span className="order-row-number">
              <b>{row.number}</b>
              <small>{row.summary}</small>
            </span>
            <span className="order-row-what">
              <span className="order-name">{row.name}</span>
            </span>
            <StateTag row={row} />
            <span className="order-row-total" />
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}

function StateTag({ row }: { readonly row: OrderRow }) {
  const { t } = useTexts();
  const { state, tickets, returned } = row;
  if (state === 'validated' && tickets > 0 && returned === tickets)
    return <Tag tone="bad">{t('order.returned')}</Tag>;
  if (state === 'validated') return <Tag tone="ok">{t('door.paid')}</Tag>;
  if (state === 'reserved') return <Tag tone="warn">{t('reservation.state.open')}</Tag>;
  return <Tag tone="plain">{t(`reservation.state.${state}`)}</Tag>;
}

const UNDER_WAY: readonly PrintState[] = ['waiting', 'printing', 'blocked'];

/** One order in front of the person who stands there. */
function PickUp({ order }: { readonly order: OrderView }) {
  const { t, f } = useTexts();
  const { search, reservation, print, collect, find, close } = useDoor((s) => s);
  const { collected } = order;
  const chooseGuest = useGuests((s) => s.choose);
  const go = useView((s) => s.go);
  const valid = order.tickets.filter((ticket) => ticket.state === 'valid');
  const fresh = valid.filter(
    ({ print: one }) => one.state === 'none' || (one.state === 'cancelled' && one.copy === 0),
  );
  // What is on its way to the paper is not printed a second time meanwhile.
  const todo = fresh.length > 0 ? fresh : valid.filter(({ print: one }) => !UNDER_WAY.includes(one.state));
  const asked = ticketAsked(order, search);
  // Nobody goes in with what was taken back, though others of the same order may.
  const gone = asked ? asked.state === 'returned' : order.tickets.length > 0 && valid.length === 0;
  const due = reservation?.totalMinor ?? order.totalMinor;
  const paidBy = reservation?.state === 'paid' ? reservation.by : '';
  const { customer } = order;
  const name = customer ? `${customer.first} ${customer.last}`.trim() || customer.company : reservation?.name;
  return (
    <article className="door-order" data-testid="door-order">
      <p>
        <b>{order.number}</b> {name}
      </p>
      {order.state === 'validated' && !gone && <p className="huge door-paid">{t('door.paid')}</p>}
      {order.state === 'validated' && gone && (
        <>
          <p className="huge door-void">{t('door.void')}</p>
          <p>{asked ? t('door.void.says', { number: asked.number }) : t('door.void.all')}</p>
        </>
      )}
      {order.state === 'reserved' && reservation?.hold?.kind === 'guest' && (
        <>
          <p className="huge door-paid">{t('door.guest')}</p>
          <p>{t('door.guest.says')}</p>
          <Button
            look="go"
            size="large"
            onPress={() => {
              chooseGuest(order.id);
              go('guests');
            }}
          >
            {t('guests.tick', { count: reservation.pieces.length })}
          </Button>
        </>
      )}
      {order.state === 'reserved' && (reservation?.hold ?? null) === null && (
        <>
          <p className="huge door-due">{t('door.due', { amount: f.money(due) })}</p>
          <p>{t('door.due.says')}</p>
        </>
      )}
      {order.state === 'ended' && (
        <>
          <p className="huge">{t('door.ended')}</p>
          <p>{t('door.ended.says')}</p>
        </>
      )}
      {order.state === 'paid' && (
        <>
          <p className="huge">{t('door.otherOrder')}</p>
          {paidBy !== '' && (
            <Button look="go" size="large" onPress={() => void find(paidBy)}>
              {t('reservation.showOrder', { number: paidBy })}
            </Button>
          )}
        </>
      )}
      {order.state === 'validated' && (
        <>
          {collected !== null && (
            <p className="door-collected" data-testid="collected">
              {t('door.collected', { at: f.moment(collected.at), name: collected.byName })}
              {collected.tillNo !== null && ` ${t('door.collected.till', { no: collected.tillNo })}`}
            </p>
          )}
          {order.foreign !== null && <p>{t('door.otherTill.says', { no: order.foreign.tillNo })}</p>}
          {order.foreign === null && !gone && fresh.length === 0 && todo.length > 0 && (
            <p>{t('door.allOut')}</p>
          )}
          {order.foreign === null && todo.length > 0 && !gone && (
            <Button
              look={fresh.length > 0 && collected === null ? 'go' : 'plain'}
              size="large"
              guarded
              icon={<Printer aria-hidden="true" />}
              onPress={async () => {
                const first = fresh.length > 0 && collected === null;
                if (!first || (await collect(false))) await print(todo.map((ticket) => ticket.id));
              }}
            >
              {t(fresh.length > 0 ? 'door.print' : 'door.again', { count: todo.length })}
            </Button>
          )}
          {!gone &&
            valid.length > 0 &&
            (order.foreign !== null || fresh.length === 0 || collected !== null) && (
              <Button
                look={collected === null ? 'go' : 'quiet'}
                size="large"
                guarded
                icon={<HandHelping aria-hidden="true" />}
                onPress={() => void collect(collected !== null)}
              >
                {t(collected === null ? 'door.collect' : 'door.collect.again')}
              </Button>
            )}
          <ul className="rows">
            {order.tickets.map((ticket) => (
              <li key={ticket.id} className="ticket">
                <div className="ticket-head">
                  <b>{[ticket.eventName, ticket.zoneName].filter((part) => part !== '').join(' · ')}</b>
                  {ticket.state === 'returned' ? (
                    <Tag tone="bad">{t('order.returned')}</Tag>
                  ) : (
                    <PrintTag state={ticket.print.state} copy={ticket.print.copy} />
                  )}
                </div>
                <p>
                  {[
                    ticket.number,
                    f.moment(ticket.startsAt),
                    ticket.seat === null ? '' : `${ticket.seat.row} / ${ticket.seat.number}`,
                    ticket.priceName,
                    ticket.holder,
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button look="quiet" onPress={close}>
        {t('back')}
      </Button>
    </article>
  );
}
