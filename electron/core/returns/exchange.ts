import type { Refusal } from '../../../shared/contract/refusal.ts';
import { emptyCart } from '../../../shared/domain/cart.ts';
import type { PaymentMethod } from '../../../shared/domain/catalogue.ts';
import { orderNumber } from '../../../shared/domain/numbers.ts';
import { paidOut } from '../../../shared/domain/payBack.ts';
import {
  type Payment,
  type PaymentRequest,
  type Settlement,
  settle,
} from '../../../shared/domain/payment.ts';
import type { PricedTickets } from '../../../shared/domain/priced.ts';
import { taxesOf } from '../../../shared/domain/pricing.ts';
import type { OrderPersonal, OrderValidated, SoldLine } from '../../../shared/journal/bodies.ts';
import { nextOrdinal } from '../../../shared/journal/foldStream.ts';
import { dueOf } from '../../../shared/journal/returnBody.ts';
import { toHex } from '../../../shared/kernel/bytes.ts';
import type { OrderId, RefundId } from '../../../shared/kernel/ids.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import { sum } from '../../../shared/kernel/money.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import { rightsFor } from '../cartDesk.ts';
import { type CoreContext, dayOf } from '../context.ts';
import { backBy } from '../invoices/backBy.ts';
import type { Tx } from '../journalist.ts';
import { paymentTerms } from '../paymentTerms.ts';
import { bookRights } from '../rights.ts';
import { personalOf, wordsOfOrder } from '../sale/personal.ts';
import { signTickets } from '../sale/tickets.ts';
import { exchangeMethod } from './exchangeMethod.ts';
import { type TakeBack, takeBack } from './takeBack.ts';

/** Old things for new ones: what the return says, what is sold instead, and how the difference is settled. */
export interface Exchange extends Omit<TakeBack, 'refund' | 'paid' | 'replacedBy' | 'why'> {
  readonly why: 'exchanged' | 'corrected' | 'remedy';
  readonly lines: readonly PricedTickets[];
  /** How what is left over is paid out; null when nothing is. */
  readonly payBackBy: PaymentMethod | null;
  /** How what is missing is paid in. */
  readonly payments: readonly PaymentRequest[];
  readonly language: Language;
}

/**
 * Takes tickets back and sells others in their place, in this transaction: the return pays their worth out by Exchange
 * and the order takes it in by the same, so that Exchange comes to nothing; only the difference moves money (G3). Rights
 * for the new ones are taken after the old ones are free. Refuses like a sale; what was written before is undone by who
 * calls, as a refusal of a command is.
 */
export function exchange(
  context: CoreContext,
  tx: Tx,
  given: Exchange,
): Result<{ readonly refund: RefundId; readonly order: OrderId }, Refusal> {
  const refund = tx.id<'refund'>();
  const order = tx.id<'order'>();
  const totalMinor = sum(given.lines.map((line) => line.totalMinor));
  const due = dueOf(
    given.things.map(({ item }) => item),
    given.feeMinor,
  );
  const swapped = Math.min(due, totalMinor);
  const paid = payOut(context, tx, given, due, swapped);
  if (!paid.ok) return paid;
  takeBack(context, tx, { ...given, refund, paid: paid.value, replacedBy: order });
  const sold = sellAgain(context, tx, given, { refund, order, swapped, totalMinor });
  return sold.ok ? accept({ refund, order }) : sold;
}

function payOut(
  context: CoreContext,
  tx: Tx,
  { payBackBy, sold }: Pick<Exchange, 'payBackBy' | 'sold'>,
  due: number,
  swapped: number,
): Result<Settlement, Refusal> {
  const by = payBackBy?.id ?? null;
  const rest = backBy(tx.store, sold.order, due - swapped, by, paymentTerms(context, tx.store));
  if (!rest.ok) return rest;
  const byExchange = swapped === 0 ? [] : [paidOut(exchangeMethod(context), swapped)];
  return accept({ ...rest.value, payments: [...byExchange, ...rest.value.payments] });
}

interface Again {
  readonly refund: RefundId;
  readonly order: OrderId;
  readonly swapped: number;
  readonly totalMinor: number;
}

function sellAgain(
  context: CoreContext,
  tx: Tx,
  given: Exchange,
  { refund, order, swapped, totalMinor }: Again,
): Result<null, Refusal> {
  const { lines, person, sold } = given;
  const priced = {
    lines,
    totalMinor,
    vouchersMinor: 0,
    taxes: taxesOf(lines),
    tickets: sum(lines.map((line) => line.quantity)),
    codes: [],
    passes: [],
  };
  // No cart is in hand: every cart of this till is another's.
  const rights = rightsFor(context, tx, emptyCart(tx.id(), tx.id()), priced);
  if (!rights.ok) return rights;
  const settled = payIn(context, tx, given, swapped, totalMinor);
  if (!settled.ok) return settled;
  const state = tx.state();
  if (!state.session) return refuse({ kind: 'sessionMissing' });
  const ordinal = nextOrdinal(state, 'order');
  const body: Omit<OrderValidated, 'personalHash'> = {
    order,
    ordinal,
    number: orderNumber(state.prefix, ordinal),
    command: given.command,
    session: state.session.session,
    by: person.id,
    businessDay: dayOf(context, tx.now),
    currency: state.currency,
    lines: lines.map(withoutPersons),
    ...(sold.customer === null ? {} : { customer: sold.customer }),
    ...(sold.fact?.body.hidePrice ? { hidePrice: true } : {}),
    ...(sold.fact?.body.customerOnTickets ? { customerOnTickets: true } : {}),
    taxes: priced.taxes,
    totalMinor,
    rights: rights.value.rights,
    replaces: refund,
    tickets: signTickets(context, tx, state, lines),
    payments: settled.value.payments,
    roundingMinor: settled.value.roundingMinor,
    perpetual: {
      netMinor: sum([state.perpetual.netMinor, totalMinor]),
      absoluteMinor: sum([state.perpetual.absoluteMinor, totalMinor]),
    },
  };
  write(context, tx, given, body);
  return accept(null);
}

function payIn(
  context: CoreContext,
  tx: Tx,
  { payments }: Pick<Exchange, 'payments'>,
  swapped: number,
  totalMinor: number,
): Result<Settlement, Refusal> {
  // What costs nothing is paid with nothing: the invitation was the first order's.
  if (totalMinor === 0) return accept({ payments: [], roundingMinor: 0 });
  const out = paidOut(exchangeMethod(context), swapped);
  const taken: Payment[] = swapped === 0 ? [] : [{ ...out, minor: swapped, givenMinor: swapped }];
  return settle(totalMinor, taken, payments, paymentTerms(context, tx.store));
}

/** The entry, its rights and seats, the words that it is found by, and its tickets in the print queue. */
function write(
  context: CoreContext,
  tx: Tx,
  { lines, sold, language }: Exchange,
  body: Omit<OrderValidated, 'personalHash'>,
): void {
  const customer = sold.customer === null ? undefined : tx.store.customers.get(sold.customer);
  const data = personalOf({ text: [...(sold.fact?.personal.orderText ?? [])], answers: {} }, lines, customer);
  const entry = tx.append(
    'orderValidated',
    body,
    data === null ? undefined : { salt: toHex(context.parts.random.bytes(16)), data },
  );
  bookRights(tx.store.leases, body.rights);
  for (const line of lines)
    for (const { seat } of line.seats) tx.store.seatSales.add(line.date, seat, body.order);
  if (data !== null) tx.store.orders.name(entry.stream, entry.seq, wordsOfOrder(data as OrderPersonal));
  for (const { ticket } of body.tickets) {
    const content = { type: 'ticket' as const, ticket, copy: 0 };
    tx.store.printJobs.add({ id: tx.id(), use: 'tickets', content, order: body.order, language }, tx.now);
  }
}

function withoutPersons(line: PricedTickets): SoldLine {
  const { details: _persons, ...rest } = line;
  return rest;
}
