import type { CommandGiven } from '../../../../shared/contract/commands.ts';
import type { Refusal } from '../../../../shared/contract/refusal.ts';
import type { ReservationView } from '../../../../shared/contract/reservations.ts';
import { orderNumber } from '../../../../shared/domain/numbers.ts';
import type { PricedCart } from '../../../../shared/domain/priced.ts';
import { taxesOf } from '../../../../shared/domain/pricing.ts';
import type { OrderPersonal, OrderReserved, SoldLine } from '../../../../shared/journal/bodies.ts';
import { nextOrdinal } from '../../../../shared/journal/foldStream.ts';
import { linesOfPieces, piecesAgain } from '../../../../shared/journal/reservedLines.ts';
import { toHex } from '../../../../shared/kernel/bytes.ts';
import type { Json } from '../../../../shared/kernel/canonical.ts';
import type { CommandId, OrderId } from '../../../../shared/kernel/ids.ts';
import { sum } from '../../../../shared/kernel/money.ts';
import { accept, type Result, refuse } from '../../../../shared/kernel/result.ts';
import { msOf } from '../../../../shared/kernel/time.ts';
import type { CommandHandlers } from '../../api.ts';
import { managersWord, withoutPin } from '../../approval.ts';
import { askFirst } from '../../askFirst.ts';
import { type CoreContext, dayOf, venueOf } from '../../context.ts';
import type { Tx } from '../../journalist.ts';
import { onDemand } from '../../onDemand.ts';
import { SELLERS } from '../../people.ts';
import {
  heldNotReserved,
  obtainReservation,
  ownedReservation,
  type Standing,
} from '../../reservations/acts.ts';
import { reservationOf } from '../../reservations/known.ts';
import { defaultEnd } from '../../reservations/pay.ts';
import { seatSoldHere } from '../../reservations/soldHere.ts';
import { reservationViewOf } from '../../reservations/view.ts';
import { wordsOfOrder } from '../../sale/personal.ts';
import { check, orderBase, record, type Sale } from '../validateOrder.ts';

type ReserveCommands = Pick<CommandHandlers, 'reserveCart' | 'splitReservation'>;
type Split = { readonly order: OrderId; readonly pieces: readonly string[] };

/** Reservations are made of the cart in hand, or of some pieces of another one. */
export function reserveCommands(context: CoreContext): ReserveCommands {
  return {
    reserveCart: async (input, screen, id) => {
      const manager = await managersWord(context, input.approval, id);
      if (!manager.ok) return manager;
      const kept = { name: 'reserveCart', id, input: withoutPin(input, manager.value), screen } as const;
      return onDemand(context, kept, SELLERS, manager.value, (tx, person, attempt) =>
        reserveCart(context, tx, { person, commandId: id, input, attempt }, input),
      );
    },
    splitReservation: async (input, screen, id) => {
      const asking = await askFirst(context, { id, screen, roles: SELLERS }, () =>
        obtainReservation(context, input.order),
      );
      if (!asking.ok) return asking;
      const { asked } = asking.value;
      return context.once({ name: 'splitReservation', id, input, screen }, SELLERS, (tx, seller) =>
        split(context, tx, { by: seller.id, command: id, asked }, input),
      );
    },
  };
}

function reserveCart(
  context: CoreContext,
  tx: Tx,
  sale: Sale,
  { name, expiresAt, hold }: Pick<CommandGiven<'reserveCart'>, 'name' | 'expiresAt' | 'hold'>,
): Result<ReservationView, Refusal> {
  const checked = check(context, tx, sale);
  if (!checked.ok) return checked;
  const { cart, priced } = checked.value;
  if (cart.reservation) return refuse({ kind: 'reservationFixed', number: cart.reservation.number });
  if (cart.payments.length > 0) return refuse({ kind: 'paymentsTaken', minor: paidIn(cart.payments) });
  if (cart.terminal) return refuse({ kind: 'terminalPending' });
  if (cart.passes.length > 0) return refuse({ kind: 'passesNotReserved' });
  if (cart.vouchers.length > 0 || priced.lines.some((line) => line.kind === 'voucher'))
    return refuse({ kind: 'vouchersNotReserved' });
  const problem = hold === null ? null : notToHold(sale, hold.kind, priced);
  if (problem) return refuse(problem);
  const reservedFor = name.trim();
  if ((cart.customer === null || hold !== null) && reservedFor === '')
    return refuse({ kind: 'reservationNameMissing' });
  const usual = defaultEnd(priced.lines, tx.now, venueOf(context)?.reservationMinutes);
  const end = expiresAt === null ? usual : msOf(expiresAt as never);
  if (end <= tx.now) return refuse({ kind: 'reservationEndPast' });
  // Places that nobody comes for would be held without a manager.
  if (end > usual && sale.attempt.word === null && sale.person.role !== 'manager')
    return refuse({ kind: 'managerNeeded', why: 'longer', limitMinor: 0 });
  const body: Omit<OrderReserved, 'personalHash'> = {
    ...orderBase(tx.id<'order'>(), sale.person, sale.commandId, checked.value, checked.value.rights.rights),
    method: hold === null ? 'reservation' : 'hold',
    methodName: hold === null ? 'Reservation' : 'Hold',
    expiresAt: end,
    ...(hold === null ? {} : { hold: { kind: hold.kind } }),
  };
  record(context, tx, 'orderReserved', body, checked.value, reservedFor, hold?.reason.trim() ?? '');
  return viewOf(context, tx, body.order);
}

/** What keeps a cart from being held; null when nothing does. A list's guests are free, each with the reason of its line. */
function notToHold(
  { person, attempt }: Sale,
  kind: 'hold' | 'guests',
  { lines, totalMinor }: PricedCart,
): Refusal | null {
  if (attempt.word === null && person.role !== 'manager')
    return { kind: 'managerNeeded', why: 'hold', limitMinor: 0 };
  if (lines.some((line) => line.kind !== 'ticket')) return { kind: 'holdOnlyTickets' };
  return kind === 'guests' && totalMinor > 0 ? { kind: 'guestsNotFree', totalMinor } : null;
}

const paidIn = (payments: readonly { readonly minor: number }[]): number =>
  sum(payments.map((one) => one.minor));

function split(
  context: CoreContext,
  tx: Tx,
  act: { readonly by: OrderReserved['by']; readonly command: CommandId; readonly asked: boolean },
  input: Split,
): Result<ReservationView, Refusal> {
  const found = ownedReservation(tx, input.order, act.asked);
  if (!found.ok) return found;
  const held = heldNotReserved(found.value);
  if (held) return refuse(held);
  const { number, made } = found.value.reservation;
  const byOffer = (made ?? []).some((line) => line.discounts.some((one) => one.kind === 'offer'));
  return byOffer
    ? refuse({ kind: 'piecesTogether', number })
    : splitOff(context, tx, { ...act, standing: found.value }, input);
}

/** Makes a reservation of its own of some pieces of one that this till has the say over; a guest's where it says so. */
export function splitOff(
  context: CoreContext,
  tx: Tx,
  act: {
    readonly by: OrderReserved['by'];
    readonly command: CommandId;
    readonly standing: Standing & { readonly authority: 'own' | 'granted' };
    readonly guest?: { readonly name: string; readonly list: OrderId };
  },
  input: Split,
): Result<ReservationView, Refusal> {
  const { reservation, authority } = act.standing;
  const { number, made } = reservation;
  const state = tx.state();
  if (!state.session) return refuse({ kind: 'sessionMissing' });
  const wanted = new Set(input.pieces);
  if ([...wanted].some((piece) => !reservation.pieces.includes(piece)))
    return refuse({ kind: 'pieceGone', number });
  // The last guest takes all that a list still holds.
  if (wanted.size === reservation.pieces.length && !act.guest) return refuse({ kind: 'piecesAll', number });
  if (tx.store.carts.all().some((cart) => cart.reservation?.order === input.order))
    return refuse({ kind: 'reservationBeingPaid', number });
  const lines: SoldLine[] = linesOfPieces(made ?? [], (piece) => wanted.has(piece));
  const sold = seatSoldHere(tx, reservation, lines);
  if (sold) return refuse(sold);
  const pieces = reservation.pieces.filter((piece) => wanted.has(piece));
  const byWord = piecesAgain(pieces, lines, reservation.byWord);
  const ordinal = nextOrdinal(state, 'order');
  const order = tx.id<'order'>();
  const body: Omit<OrderReserved, 'personalHash'> = {
    order,
    ordinal,
    number: orderNumber(state.prefix, ordinal),
    command: act.command,
    session: state.session.session,
    by: act.by,
    businessDay: dayOf(context, tx.now),
    currency: state.currency,
    lines,
    ...(reservation.customer === null ? {} : { customer: reservation.customer }),
    taxes: taxesOf(lines),
    totalMinor: sum(lines.map((line) => line.totalMinor)),
    rights: [],
    method: act.guest ? 'hold' : 'reservation',
    methodName: act.guest ? 'Hold' : 'Reservation',
    ...(act.guest ? { hold: { kind: 'guest', list: act.guest.list } as const } : {}),
    ...(reservation.expiresAt === null ? {} : { expiresAt: reservation.expiresAt }),
    splitFrom: {
      order: reservation.order,
      number,
      maker: reservation.maker,
      authority,
      pieces,
      ...(byWord.length === 0 ? {} : { byWord }),
    },
  };
  const part = personalOfPart(reservation.personal, reservation.made ?? [], wanted);
  // A guest is found by the own name, not by that of the list.
  const { heldReason: _why, ...rest } = part;
  const personal: OrderPersonal = act.guest ? { ...rest, reservedFor: act.guest.name } : part;
  const data = Object.keys(personal).length === 0 ? null : personal;
  const entry = tx.append(
    'orderReserved',
    body,
    data === null
      ? undefined
      : { salt: toHex(context.parts.random.bytes(16)), data: data as { readonly [key: string]: Json } },
  );
  for (const line of lines)
    if (line.kind === 'ticket')
      for (const { seat } of line.seats) tx.store.seatSales.add(line.date, seat, order);
  if (data !== null) tx.store.orders.name(state.stream, entry.seq, wordsOfOrder(data));
  tx.touch('orders', 'seats', 'till');
  return viewOf(context, tx, order);
}

/** What was said of persons on the pieces that go over, numbered as they are numbered there. */
function personalOfPart(
  personal: OrderPersonal,
  made: readonly SoldLine[],
  wanted: ReadonlySet<string>,
): OrderPersonal {
  const renamed = new Map<string, string>();
  let line = 0;
  made.forEach((of, no) => {
    const kept = Array.from({ length: of.quantity }, (_, index) => index).filter((i) =>
      wanted.has(`${no}/${i}`),
    );
    kept.forEach((index, i) => {
      renamed.set(`${no}/${index}`, `${line}/${i}`);
    });
    if (kept.length > 0) line += 1;
  });
  const part = <T>(said: Readonly<Record<string, T>> | undefined): Record<string, T> =>
    Object.fromEntries(
      [...renamed].flatMap(([from, to]) => (said?.[from] === undefined ? [] : [[to, said[from] as T]])),
    );
  const { holders, emails, texts, answers, ...rest } = personal;
  const parts = {
    holders: part(holders),
    emails: part(emails),
    texts: part(texts),
    answers: part(answers),
  };
  return {
    ...rest,
    ...Object.fromEntries(Object.entries(parts).filter(([, said]) => Object.keys(said).length > 0)),
  };
}

/** A reservation that was just written. */
function viewOf(context: CoreContext, tx: Tx, order: OrderId): Result<ReservationView, Refusal> {
  const reservation = reservationOf(tx.store, order);
  if (!reservation) throw new Error(`reservation ${order}: it was not written`);
  return accept(reservationViewOf(context, tx.store, reservation));
}
