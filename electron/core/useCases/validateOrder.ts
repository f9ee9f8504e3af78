import type { CommandGiven } from '../../../shared/contract/commands.ts';
import type { OrderView } from '../../../shared/contract/orderViews.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import { type Cart, soldFrom } from '../../../shared/domain/cart.ts';
import type { PaymentMethod, Staff } from '../../../shared/domain/catalogue.ts';
import { checkSale } from '../../../shared/domain/checkSale.ts';
import { orderNumber } from '../../../shared/domain/numbers.ts';
import { isOnPassesOnly } from '../../../shared/domain/passPricing.ts';
import { type Settlement, settle } from '../../../shared/domain/payment.ts';
import type { PricedCart, PricedLine } from '../../../shared/domain/priced.ts';
import { priceCart } from '../../../shared/domain/pricing.ts';
import type {
  ConsumedRight,
  OrderPersonal,
  OrderReserved,
  OrderValidated,
  SoldLine,
} from '../../../shared/journal/bodies.ts';
import type { Personal } from '../../../shared/journal/entry.ts';
import { nextOrdinal } from '../../../shared/journal/foldStream.ts';
import type { StreamState } from '../../../shared/journal/streamState.ts';
import { toHex } from '../../../shared/kernel/bytes.ts';
import type { CommandId, OrderId } from '../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import type { CommandHandlers } from '../api.ts';
import { managersWord, withoutPin } from '../approval.ts';
import { type CartRights, rightsFor, seatsOfCart } from '../cartDesk.ts';
import { type CoreContext, dayOf } from '../context.ts';
import type { Tx } from '../journalist.ts';
import { type Attempt, onDemand } from '../onDemand.ts';
import { orderViewOf } from '../orderView.ts';
import { goneOf, passUses } from '../passes/cartPasses.ts';
import { paidSoFar } from '../paying.ts';
import { paymentTerms } from '../paymentTerms.ts';
import { SELLERS } from '../people.ts';
import { paysReservation } from '../reservations/pay.ts';
import { bookRights } from '../rights.ts';
import { personalOf, wordsOfOrder } from '../sale/personal.ts';
import { signTickets } from '../sale/tickets.ts';
import { keepVouchers, type MadeVoucher, makeVouchers } from '../sale/vouchersSold.ts';
import { giveUp, type ReadySwap, readySwap } from '../swap/giveUp.ts';
import { withoutParts } from '../takenMoney.ts';
import { openDrawerForCash } from './printers.ts';

/**
 * The sale: journal entry, order, tickets, rights counted down, print jobs queued, cart consumed, reply kept,
 * all in one transaction that is on disk before the reply leaves (G1, G2).
 */
export function validateOrderCommand(context: CoreContext): Pick<CommandHandlers, 'validateOrder'> {
  return {
    validateOrder: async (input, screen, id) => {
      const manager = await managersWord(context, input.approval, id);
      if (!manager.ok) return manager;
      let sold: Result<OrderView, Refusal> | undefined;
      const reply = await onDemand(
        context,
        { name: 'validateOrder', id, input: withoutPin(input, manager.value), screen },
        SELLERS,
        manager.value,
        (tx, person, attempt) => {
          sold = sell(context, tx, { person, commandId: id, input, attempt });
          return sold;
        },
      );
      // Only for the sale itself: an answer given again opens no drawer.
      if (reply.ok && sold?.ok && movesDrawer(context, reply.value)) openDrawerForCash(context);
      return reply;
    },
  };
}

/** True when money of the order goes into the cash drawer or comes out of it, by the venue's own list of methods. */
const movesDrawer = (context: CoreContext, order: OrderView): boolean =>
  [...order.payments, ...(order.replaces?.out ?? [])].some(
    ({ method }) => context.cache.catalogue().paymentMethods.get(method as never)?.opensDrawer,
  );

/** A cart that may be sold now, with its rights. */
export interface Checked {
  readonly cart: Cart;
  readonly priced: PricedCart;
  readonly rights: CartRights;
  readonly state: StreamState;
  readonly session: NonNullable<StreamState['session']>;
  readonly day: string;
}

/** A sale as it was asked for. */
export interface Sale {
  readonly person: Staff;
  readonly commandId: CommandId;
  readonly input: Pick<CommandGiven<'validateOrder'>, 'cart'>;
  readonly attempt: Attempt;
}

/** The cart in hand as it may be sold now; refuses whatever stands in the way, before anything is written. */
export function check(
  context: CoreContext,
  tx: Tx,
  { person, commandId, input, attempt }: Sale,
): Result<Checked, Refusal> {
  const cart = tx.store.carts.of(person.id);
  if (!cart || cart.id !== input.cart || cart.commandId !== commandId) return refuse({ kind: 'cartGone' });
  if (cart.lines.length === 0) return refuse({ kind: 'cartEmpty' });
  const row = tx.store.journal.current();
  if (!row) return refuse({ kind: 'notEnrolled' });
  const { session } = row.state;
  if (!session) return refuse({ kind: 'sessionMissing' });
  const catalogue = context.cache.catalogue();
  const day = dayOf(context, tx.now);
  const priced = priceCart(cart, catalogue, soldFrom(cart, tx.now), day);
  if (!priced.ok) return priced;
  const problem = checkSale(cart, priced.value, catalogue) ?? seatsOfCart(context, tx, row.id, cart, attempt);
  if (problem) return refuse(problem);
  const gone = goneOf(context, tx.store, priced.value, tx.now);
  if (gone) return refuse(gone);
  const rights = rightsFor(context, tx, cart, priced.value, attempt);
  if (!rights.ok) return rights;
  return accept({ cart, priced: priced.value, rights: rights.value, state: row.state, session, day });
}

function sell(
  context: CoreContext,
  tx: Tx,
  sale: Sale & { readonly input: CommandGiven<'validateOrder'> },
): Result<OrderView, Refusal> {
  const { person, commandId, input } = sale;
  const checked = check(context, tx, sale);
  if (!checked.ok) return checked;
  const { cart, priced } = checked.value;
  const from = paysReservation(tx, cart);
  if (!from.ok) return from;
  const terms = paymentTerms(context, tx.store);
  const only =
    input.payments.length === 1 ? terms.methods.get(input.payments[0]?.method as never) : undefined;
  if (only?.kind === 'invoice' && cart.passes.length > 0) return refuse({ kind: 'passesNotReserved' });
  const byInvoice = only?.kind === 'invoice' && priced.totalMinor > 0 ? only : undefined;
  if (byInvoice && !from.value && !input.issueNow)
    return reserve(context, tx, person, commandId, checked.value, byInvoice);
  const swap = swapOf(context, tx, sale, checked.value);
  if (!swap.ok) return swap;
  const paid = paidSoFar(context, tx.store, cart, priced);
  const settled =
    (swap.value !== null || isOnPassesOnly(priced)) && priced.totalMinor === 0
      ? paidByNothing(cart, input.payments)
      : byInvoice && input.issueNow
        ? issuedNow(sale, checked.value, byInvoice)
        : settle(priced.totalMinor, paid.taken, input.payments, terms);
  if (!settled.ok) return settled;
  const free = givenFree(priced);
  const answers = sale.attempt.word ?? (person.role === 'manager' ? person.id : null);
  if (free && answers === null) return refuse({ kind: 'managerNeeded', why: 'free', limitMinor: 0 });
  const terminal = terminalFits(cart, settled.value, paid.taken.length);
  if (terminal) return refuse(terminal);

  const passes = passUses(context, tx.store, checked.value.state.stream, priced);
  const made = makeVouchers(context, tx, priced.lines);
  const order = tx.id<'order'>();
  const refund = swap.value === null ? null : tx.id<'refund'>();
  if (swap.value !== null && refund !== null)
    giveUp(context, tx, swap.value, { refund, command: commandId, person, replacedBy: order });
  // What came back moved the perpetual totals on.
  const before = tx.state().perpetual;
  const base = orderBase(order, person, commandId, checked.value, [
    ...checked.value.rights.rights,
    ...paid.rights,
  ]);
  const body: Omit<OrderValidated, 'personalHash'> = {
    ...base,
    ...(refund === null ? {} : { replaces: refund }),
    tickets: signTickets(context, tx, checked.value.state, priced.lines),
    ...(made.length === 0 ? {} : { vouchers: made.map((one) => one.sold) }),
    ...(passes.length === 0 ? {} : { passes }),
    payments: settled.value.payments,
    roundingMinor: settled.value.roundingMinor,
    ...(free && answers !== null ? { freeBy: answers } : {}),
    ...(from.value ? { pays: from.value } : {}),
    perpetual: {
      netMinor: before.netMinor + priced.totalMinor,
      absoluteMinor: before.absoluteMinor + Math.abs(priced.totalMinor),
    },
  };
  record(context, tx, 'orderValidated', body, checked.value);
  keepVouchers(context, tx, body.order, made);
  if (input.print.tickets) queuePapers(tx, body, made, input.language);
  if (input.print.receipt) {
    const content = { type: 'receipt' as const, order: body.order, copy: 0 };
    tx.store.printJobs.add(
      { id: tx.id(), use: 'receipts', content, order: body.order, language: input.language },
      tx.now,
    );
  }
  return shown(context, tx, body.order);
}

/** True for tickets of a free price that no contingent bounds: somebody answers for them. */
const givenFree = ({ lines }: Pick<PricedCart, 'lines'>): boolean =>
  lines.some((line) => line.kind === 'ticket' && line.unitMinor === 0 && line.contingent === undefined);

/** The old tickets of the cart, if there are any and all speaks for their exchange. */
function swapOf(
  context: CoreContext,
  tx: Tx,
  { person, input, attempt }: Sale & { readonly input: CommandGiven<'validateOrder'> },
  { cart, priced }: Checked,
): Result<ReadySwap | null, Refusal> {
  if (cart.exchange === null) return accept(null);
  const manager = attempt.word ?? (person.role === 'manager' ? person.id : null);
  const by = { person: person.id, manager, payBackBy: input.payBackBy };
  return readySwap(context, tx, cart.exchange, priced.totalMinor, by);
}

/** What costs nothing in exchange, or on passes, is no invitation: nothing pays for it, and a part that did is given back. */
function paidByNothing(cart: Cart, requests: readonly unknown[]): Result<Settlement, Refusal> {
  if (requests.length > 0) return refuse({ kind: 'paymentTooMuch', tooMuchMinor: 0 });
  const empty = withoutParts(cart);
  return empty.ok ? accept({ payments: [], roundingMinor: 0 }) : empty;
}

/** By a manager the tickets are valid before they are paid: all of it is owed. */
function issuedNow(
  { person, attempt }: Sale,
  { cart, priced }: Checked,
  method: PaymentMethod,
): Result<Settlement, Refusal> {
  const wrong = notInvoiced(cart, priced);
  if (wrong) return refuse(wrong);
  if (attempt.word === null && person.role !== 'manager')
    return refuse({ kind: 'managerNeeded', why: 'invoice', limitMinor: 0 });
  const { totalMinor } = priced;
  const payment = { method: method.id, methodName: method.name, kind: method.kind, minor: totalMinor };
  return accept({ payments: [{ ...payment, givenMinor: totalMinor, changeMinor: 0 }], roundingMinor: 0 });
}

/** What keeps an order from being invoiced; null when nothing does. */
function notInvoiced(cart: Cart, priced: PricedCart): Refusal | null {
  if (cart.payments.length > 0 || cart.terminal || cart.exchange) return { kind: 'invoiceAlone' };
  if (cart.vouchers.length > 0 || priced.lines.some((line) => line.kind === 'voucher'))
    return { kind: 'invoiceWithoutVouchers' };
  return cart.customer === null ? { kind: 'customerMissing' } : null;
}

/** An invoice leaves the order reserved: numbered, its rights taken, nothing paid. */
function reserve(
  context: CoreContext,
  tx: Tx,
  person: Staff,
  commandId: CommandId,
  checked: Checked,
  method: { readonly id: string; readonly name: string },
): Result<OrderView, Refusal> {
  const { cart, priced } = checked;
  const wrong = notInvoiced(cart, priced);
  if (wrong) return refuse(wrong);
  const body: Omit<OrderReserved, 'personalHash'> = {
    ...orderBase(tx.id<'order'>(), person, commandId, checked, checked.rights.rights),
    method: method.id,
    methodName: method.name,
  };
  record(context, tx, 'orderReserved', body, checked);
  return shown(context, tx, body.order);
}

/** What a sale and a reservation say alike. */
export function orderBase(
  order: OrderId,
  person: Staff,
  commandId: CommandId,
  { cart, priced, rights: taken, state, session, day }: Checked,
  rights: readonly ConsumedRight[],
) {
  const { by, beyond } = taken;
  const quotas = beyond.map(({ quota, amount }) => ({ quota, amount }));
  const ordinal = nextOrdinal(state, 'order');
  return {
    order,
    ordinal,
    number: orderNumber(state.prefix, ordinal),
    command: commandId,
    session: session.session,
    by: person.id,
    businessDay: day,
    currency: state.currency,
    lines: priced.lines.map(withoutPersons),
    ...(cart.customer === null ? {} : { customer: cart.customer }),
    ...(cart.hidePrice ? { hidePrice: true } : {}),
    ...(cart.customerOnTickets ? { customerOnTickets: true } : {}),
    taxes: priced.taxes,
    totalMinor: priced.totalMinor,
    rights,
    ...(by === null || quotas.length === 0 ? {} : { override: { by, quotas } }),
  };
}

function withoutPersons(line: PricedLine): SoldLine {
  if (line.kind === 'voucher') return line;
  const { details: _persons, ...sold } = line;
  return sold;
}

/** The entry, its rights, its seats, the words that it is found by; the cart is consumed. */
export function record(
  context: CoreContext,
  tx: Tx,
  kind: 'orderValidated' | 'orderReserved',
  body: Omit<OrderValidated, 'personalHash'> | Omit<OrderReserved, 'personalHash'>,
  { cart, priced, state }: Checked,
  reservedFor = cart.reservation?.name ?? '',
  heldReason = '',
): void {
  const customer = cart.customer === null ? undefined : tx.store.customers.get(cart.customer);
  const data = personalOf(cart, priced.lines, customer, { reservedFor, heldReason });
  const personal: Personal | undefined =
    data === null ? undefined : { salt: toHex(context.parts.random.bytes(16)), data };
  const entry = tx.append(kind, body, personal);
  bookRights(tx.store.leases, body.rights);
  for (const line of priced.lines)
    if (line.kind === 'ticket')
      for (const { seat } of line.seats) tx.store.seatSales.add(line.date, seat, body.order);
  if (data !== null) tx.store.orders.name(state.stream, entry.seq, wordsOfOrder(data as OrderPersonal));
  tx.store.carts.remove(cart.id);
  tx.touch('cart', 'orders', 'offer', 'seats', 'session', 'printing', 'till');
}

function shown(context: CoreContext, tx: Tx, order: OrderId): Result<OrderView, Refusal> {
  const row = tx.store.orders.get(order);
  if (!row) throw new Error(`order ${order}: it was not written`);
  return accept(orderViewOf(context, tx.store, row));
}

/** A terminal's amount must have been on disk first, and must be what the payment says. */
function terminalFits(cart: Cart, settled: Settlement, before: number): Refusal | null {
  const asked = cart.terminal;
  const last = settled.payments.slice(before).filter((p) => p.kind === 'card' || p.kind === 'twint');
  if (asked && !last.some((p) => p.method === asked.method && p.minor === asked.minor))
    return { kind: 'terminalPending' };
  // One question was written down: it answers for one payment.
  return last.length > (asked ? 1 : 0) ? { kind: 'terminalNotStarted' } : null;
}

/** Queues the first prints of an order's tickets and vouchers. */
export function queuePapers(
  tx: Tx,
  body: Pick<OrderValidated, 'order' | 'tickets'>,
  made: readonly MadeVoucher[],
  language: CommandGiven<'validateOrder'>['language'],
): void {
  const contents = [
    ...body.tickets.map(({ ticket }) => ({ type: 'ticket' as const, ticket, copy: 0 })),
    ...made.map(({ sold }) => ({ type: 'voucher' as const, voucher: sold.voucher, copy: 0 })),
  ];
  for (const content of contents)
    tx.store.printJobs.add({ id: tx.id(), use: 'tickets', content, order: body.order, language }, tx.now);
}
