import type { Payment } from '../../../shared/domain/payment.ts';
import { onInvoice } from '../../../shared/journal/foldInvoice.ts';
import type { CustomerId, OrderId, StreamId } from '../../../shared/kernel/ids.ts';
import { nameOfPerson } from '../../../shared/papers/orderPapers.ts';
import { creditedElsewhere } from '../../../shared/sync/credits.ts';
import type { ForeignOrderRow } from '../../../shared/sync/reference.ts';
import { factOf } from '../orderFact.ts';
import type { OrderRow, StoreReader } from '../ports/store.ts';

/** An invoice that was issued now, whichever till did so. Minor units. */
export interface Receivable {
  readonly order: OrderId;
  readonly number: string;
  readonly maker: StreamId;
  /** Null for one of this till. */
  readonly tillNo: number | null;
  /** ms UTC. */
  readonly at: number;
  /** The payment method by which it is owed. */
  readonly method: string;
  readonly methodName: string;
  readonly minor: number;
  /** Still owed; 0 once it was paid. */
  readonly openMinor: number;
  readonly settled: boolean;
  readonly customer: CustomerId | null;
  readonly name: string;
}

/** The receivable of an order; undefined for one that was not issued against an invoice. */
export function receivableOf(store: StoreReader, order: OrderId): Receivable | undefined {
  const own = store.orders.get(order);
  if (own) return ownReceivable(store, own);
  const foreign = store.foreignOrders.get(order);
  return foreign && foreignReceivable(store, foreign);
}

/** Those that are owed still, oldest first, of this till and of others. */
export function openReceivables(store: StoreReader, limit: number): Receivable[] {
  const own = store.receivables.open(limit).flatMap(({ order }) => receivableOf(store, order) ?? []);
  const foreign = store.foreignOrders
    .onInvoice(limit)
    .flatMap((row) => foreignReceivable(store, row) ?? [])
    .filter((one) => one.openMinor > 0);
  return [...own, ...foreign].sort((a, b) => a.at - b.at).slice(0, limit);
}

function ownReceivable(store: StoreReader, row: OrderRow): Receivable | undefined {
  const known = store.receivables.get(row.order);
  if (!known) return undefined;
  const { body, personal } = factOf(store, row);
  const payment = body.payments.find((one) => one.kind === 'invoice');
  if (!payment) throw new Error(`order ${row.number}: it is kept as a receivable and has no invoice`);
  const then = personal.customer;
  return {
    order: row.order,
    number: row.number,
    maker: row.stream,
    tillNo: null,
    at: row.at,
    method: payment.method,
    methodName: payment.methodName,
    minor: onInvoice(body.payments),
    openMinor: known.settled ? 0 : Math.max(0, known.issuedMinor - known.creditedMinor),
    settled: known.settled,
    customer: body.customer ?? null,
    name: nameOf(store, body.customer) || (then ? `${then.first} ${then.last}`.trim() || then.company : ''),
  };
}

function foreignReceivable(store: StoreReader, row: ForeignOrderRow): Receivable | undefined {
  const told = row.receivable;
  if (!told) return undefined;
  const order = row.id as OrderId;
  const here = store.receivables.get(order);
  const mine = new Set<string>(store.journal.streams().map(({ id }) => id));
  const elsewhere = creditedElsewhere(told.credits, {
    refund: (refund) => store.refunds.get(refund) !== undefined,
    stream: (stream) => mine.has(stream),
  });
  const settled = told.settled || here?.settled === true;
  const customer = row.customer as CustomerId | null;
  return {
    order,
    number: row.number,
    maker: row.stream as StreamId,
    tillNo: row.tillNo,
    at: row.at,
    method: told.method,
    methodName: told.methodName,
    minor: told.minor,
    openMinor: settled ? 0 : Math.max(0, told.minor - elsewhere - (here?.creditedMinor ?? 0)),
    settled,
    customer,
    name: nameOf(store, customer),
  };
}

function nameOf(store: StoreReader, customer: CustomerId | null | undefined): string {
  const known = customer ? store.customers.get(customer) : undefined;
  return known ? nameOfPerson(known) : '';
}

/** A receivable's amount with the sign turned: what goes when it is paid or credited. */
export const lessOwed = (
  { method, methodName }: Pick<Receivable, 'method' | 'methodName'>,
  minor: number,
): Payment => ({
  method: method as Payment['method'],
  methodName,
  kind: 'invoice',
  minor: -minor,
  givenMinor: -minor,
  changeMinor: 0,
});
