import type { Refusal } from '../../../shared/contract/refusal.ts';
import { emptyCart } from '../../../shared/domain/cart.ts';
import type { CartReservation } from '../../../shared/domain/cartReservation.ts';
import type { Staff } from '../../../shared/domain/catalogue.ts';
import type { PricedCart, PricedLine } from '../../../shared/domain/priced.ts';
import { taxesOf } from '../../../shared/domain/pricing.ts';
import type { OrderValidated } from '../../../shared/journal/bodies.ts';
import { piecesAgain } from '../../../shared/journal/reservedLines.ts';
import type { CommandId } from '../../../shared/kernel/ids.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import { sum } from '../../../shared/kernel/money.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import { type CoreContext, dayOf } from '../context.ts';
import type { Tx } from '../journalist.ts';
import type { Reservation } from '../reservations/known.ts';
import { seatSoldHere } from '../reservations/soldHere.ts';
import { signTickets } from '../sale/tickets.ts';
import { type Checked, orderBase, queuePapers, record } from '../useCases/validateOrder.ts';

/** A guest who is there. */
export interface Tick {
  readonly person: Staff;
  readonly command: CommandId;
  readonly guest: Reservation;
  readonly authority: CartReservation['authority'];
  readonly language: Language;
  readonly print: boolean;
}

/**
 * A guest's places become free tickets: an invitation that takes the places which the list held, each with the reason and the
 * contingent that it was kept by. Refuses without a cash session, and what would cost something.
 */
export function tickOff(context: CoreContext, tx: Tx, tick: Tick): Result<null, Refusal> {
  const { guest, person } = tick;
  const state = tx.state();
  if (!state.session) return refuse({ kind: 'sessionMissing' });
  if (guest.totalMinor !== 0) return refuse({ kind: 'guestsNotFree', totalMinor: guest.totalMinor });
  const free = [...context.cache.catalogue().paymentMethods.values()].find((one) => one.kind === 'free');
  if (!free) return refuse({ kind: 'methodUnknown', method: 'free' });
  const sold = seatSoldHere(tx, guest, guest.lines);
  if (sold) return refuse(sold);
  const name = guest.hold?.owner ?? '';
  const lines = withHolder(guest.lines, name);
  const priced: PricedCart = {
    lines,
    totalMinor: 0,
    vouchersMinor: 0,
    taxes: taxesOf(lines),
    tickets: sum(lines.map((line) => line.quantity)),
    codes: [],
    passes: [],
  };
  const { order, number, maker } = guest;
  const checked: Checked = {
    cart: {
      ...emptyCart(tx.id(), tx.id()),
      reservation: { order, number, maker, authority: tick.authority, name, lines },
    },
    priced,
    rights: { rights: [], beyond: [], by: null, places: undefined },
    state,
    session: state.session,
    day: dayOf(context, tx.now),
  };
  // What was kept by a manager's word alone frees no right when the ticket comes back.
  const byWord = piecesAgain(guest.pieces, lines, guest.byWord);
  const payment = { method: free.id, methodName: free.name, kind: free.kind, minor: 0 };
  const body: Omit<OrderValidated, 'personalHash'> = {
    ...orderBase(tx.id<'order'>(), person, tick.command, checked, []),
    tickets: signTickets(context, tx, state, lines),
    payments: [{ ...payment, givenMinor: 0, changeMinor: 0 }],
    roundingMinor: 0,
    pays: {
      order,
      number,
      maker,
      authority: tick.authority,
      pieces: guest.pieces,
      ...(byWord.length === 0 ? {} : { byWord }),
    },
    perpetual: state.perpetual,
  };
  record(context, tx, 'orderValidated', body, checked);
  if (tick.print) queuePapers(tx, body, [], tick.language);
  return accept(null);
}

/** The guest's name stands on the first ticket; the others are for whoever comes along. */
function withHolder(lines: readonly PricedLine[], name: string): PricedLine[] {
  return lines.map((line, no) => {
    if (line.kind === 'voucher' || no > 0) return line;
    const [first, ...others] = line.details;
    if (first?.holder !== '') return line;
    return { ...line, details: [{ ...first, holder: name }, ...others] };
  });
}
