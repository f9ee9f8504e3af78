import { voucherQuota } from '../../shared/domain/vouchers.ts';
import type {
  CustomerFields,
  OrderPersonal,
  OrderReserved,
  OrderValidated,
} from '../../shared/journal/bodies.ts';
import type { Piece } from '../../shared/journal/bodiesOfReservations.ts';
import { onInvoice } from '../../shared/journal/foldInvoice.ts';
import type { TicketReturn } from '../../shared/journal/foldVenue.ts';
import type { Effect, OrderRecord } from '../../shared/journal/records.ts';
import { reservedByWord, soldByWord } from '../../shared/journal/soldByWord.ts';
import type { Place } from '../../shared/journal/venueSeats.ts';
import type { DateId, QuotaId, StreamId, TicketId } from '../../shared/kernel/ids.ts';
import { type ForeignOrderRow, Reference } from '../../shared/sync/reference.ts';
import type { Tx } from '../storage/port.ts';
import type { CaseRow, FeedChange } from '../storage/rows.ts';
import { afterActsBefore } from './actsBefore.ts';
import type { Arrival } from './examine.ts';
import { afterAct, afterCollected, afterReturn, afterSettled, foreignOrderOf } from './foreignOrders.ts';
import { afterUseReturned, passRowsOf, rowsOfUses, usesReturned, voidRowOf } from './tellPasses.ts';
import type { Writes } from './writes.ts';

/** Kinds of entries that are about an order made before. */
const ABOUT_ORDERS: ReadonlySet<string> = new Set([
  'ticketsReturned',
  'reservationEnded',
  'invoiceSettled',
  'orderCollected',
  'orderCustomerChanged',
]);

/** Seats of a date that a stream has sold. */
export interface SeatsOf {
  readonly date: DateId;
  readonly stream: StreamId;
}

/** Tells all tills which seats are sold, one row for each date and stream. */
export async function publishSeats(tx: Tx, changed: readonly SeatsOf[]): Promise<void> {
  const rows: FeedChange[] = [];
  for (const { date, stream } of changed) {
    const seats = await tx.inventory.seatsTaken(date, stream);
    const id = `${date}:${stream}`;
    rows.push({ kind: 'seatsSold', id, audience: null, value: { id, date, stream, seats } });
  }
  await tx.feed.publish(rows);
}

/** A case as the tills' managers see it. */
export const caseRowOf = (row: CaseRow, tillNo: number): FeedChange => ({
  kind: 'case',
  id: row.id,
  audience: null,
  value: {
    id: row.id,
    kind: row.kind,
    stream: row.stream,
    tillNo,
    seq: row.seq,
    detail: row.detail,
    about: [...row.about],
    openedAt: row.openedAt,
    state: row.resolved ? 'resolved' : 'open',
    remedy: row.resolved?.remedy ?? null,
    resolvedBy: row.resolved?.by ?? null,
    resolvedAt: row.resolved?.at ?? null,
  },
});

/** What tills are told of a page: rows of the feed as they will stand, those of this page included. */
export class Told {
  readonly #tx: Tx;
  readonly #now: number;
  readonly #rows = new Map<string, FeedChange['value']>();
  constructor(tx: Tx, now: number) {
    this.#tx = tx;
    this.#now = now;
  }

  /** Adds to `writes` what an entry's effects let other tills know. */
  async add(
    writes: Writes,
    {
      arrival,
      effects,
      place,
      tillNo,
      returns,
      restOf,
    }: {
      arrival: Arrival;
      effects: readonly Effect[];
      place: Place;
      tillNo: number;
      /** What is known of acts on the reservations among them, from before. */
      returns: ReadonlyMap<TicketId, TicketReturn>;
      /** What the ledger has left of a quota before this entry. */
      restOf: (quota: QuotaId) => number;
    },
  ): Promise<void> {
    for (const effect of effects) {
      if (effect.type === 'mail') queueMail(writes, arrival, effect, place);
      else if (effect.type === 'customer') await this.#customer(writes, arrival, effect.saved);
      else if (effect.type === 'order') {
        const row = foreignOrderOf(effect.record, effect.tickets, {
          tillNo,
          byWord: soldByWordIn(arrival),
          rights: (arrival.entry?.body as { rights?: OrderValidated['rights'] } | undefined)?.rights ?? [],
          now: this.#now,
          said: effect.record.hold ? personalOrder(arrival.personal) : {},
          returns,
          heldByWord: heldByWordIn(arrival),
        });
        if (row?.value)
          this.#put(writes, {
            ...row,
            value: await afterActsBefore(this.#tx, row.value as ForeignOrderRow, effect, returns),
          });
        for (const sold of vouchersIn(arrival)) this.#put(writes, sold);
        for (const pass of passRowsOf(arrival, effect, tillNo)) this.#put(writes, pass);
        for (const use of rowsOfUses(effect, tillNo)) this.#put(writes, use);
        await this.#reservation(writes, effect.record);
      } else if (effect.type === 'reservationEnded') {
        await this.#act(writes, effect.body.order, { state: 'ended' });
      } else if (effect.type === 'returned') {
        const known = Reference.foreignOrder.safeParse(await this.#row('foreignOrder', effect.body.order));
        if (known.success) this.#put(writes, afterReturn(known.data, effect.body, place.stream));
        for (const [id, gone] of usesReturned(effect.body)) {
          const use = Reference.use.safeParse(await this.#row('use', id));
          if (use.success) this.#put(writes, afterUseReturned(use.data, gone));
        }
      } else if (effect.type === 'personalErased' && effect.customer !== null) {
        await this.#erased(writes, effect.customer, effect.at);
      } else if (effect.type === 'orderCustomerChanged') {
        const { order, customer } = effect.body;
        const known = Reference.foreignOrder.safeParse(await this.#row('foreignOrder', order));
        if (known.success)
          this.#put(writes, {
            kind: 'foreignOrder',
            id: order,
            audience: null,
            value: { ...known.data, customer },
          });
      } else if (effect.type === 'orderCollected') {
        const { order, by } = effect.body;
        const known = Reference.foreignOrder.safeParse(await this.#row('foreignOrder', order));
        if (known.success) this.#put(writes, afterCollected(known.data, { at: effect.at, by, tillNo }));
      } else if (effect.type === 'invoiceSettled') {
        const known = Reference.foreignOrder.safeParse(await this.#row('foreignOrder', effect.body.order));
        if (known.success) this.#put(writes, afterSettled(known.data, -onInvoice(effect.body.payments)));
      } else if (effect.type === 'voucherVoided') {
        const known = await this.#row('voucherVoid', effect.body.voucher);
        if (known === null)
          this.#put(writes, voidRowOf(effect, tillNo, restOf(voucherQuota(effect.body.voucher))));
      } else if (effect.type === 'ticketTextChanged') {
        const pass = Reference.pass.safeParse(await this.#row('pass', effect.body.ticket));
        const { holder } = personalFields(arrival.personal) as { readonly holder?: unknown };
        if (pass.success && typeof holder === 'string')
          this.#put(writes, {
            kind: 'pass',
            id: pass.data.id,
            audience: null,
            value: { ...pass.data, holder: holder.slice(0, 120) },
          });
      }
    }
  }

  /** What an order does to the reservation that it comes from. */
  async #reservation(writes: Writes, { pays, splitFrom, number }: OrderRecord): Promise<void> {
    if (pays) await this.#act(writes, pays.order, { state: 'paid', by: number });
    if (splitFrom) await this.#act(writes, splitFrom.order, { pieces: splitFrom.pieces });
  }

  async #act(writes: Writes, order: string, act: Parameters<typeof afterAct>[1]): Promise<void> {
    const known = Reference.foreignOrder.safeParse(await this.#row('foreignOrder', order));
    if (known.success) this.#put(writes, afterAct(known.data, act));
  }

  /** Reads what a page's entries, whose bodies are sound, will change, once for all of them. */
  async prefetch(arrivals: readonly Arrival[]): Promise<void> {
    const wanted = { customer: new Set<string>(), foreignOrder: new Set<string>() };
    for (const { entry } of arrivals) {
      if (entry?.kind === 'customerSaved') wanted.customer.add(String(entry.body.customer));
      else if (entry !== null && ABOUT_ORDERS.has(entry.kind))
        wanted.foreignOrder.add(String(entry.body.order));
      else if (entry?.kind === 'orderValidated' || entry?.kind === 'orderReserved') {
        const { pays, splitFrom } = entry.body as Partial<Pick<OrderValidated, 'pays'>> &
          Pick<OrderReserved, 'splitFrom'>;
        const from = pays ?? splitFrom;
        if (from) wanted.foreignOrder.add(from.order);
      }
    }
    for (const [kind, ids] of Object.entries(wanted)) {
      if (ids.size === 0) continue;
      const rows = new Map((await this.#tx.feed.published(kind, [...ids])).map((row) => [row.id, row.value]));
      for (const id of ids) this.#rows.set(`${kind}\n${id}`, rows.get(id) ?? null);
    }
  }

  /** An order as the tills know it, with what this page has told of it so far; undefined when they are not told any more. */
  async orderRow(order: string): Promise<ForeignOrderRow | undefined> {
    const known = Reference.foreignOrder.safeParse(await this.#row('foreignOrder', order));
    return known.success ? known.data : undefined;
  }

  /** What was put is not there: it has to be read again. */
  forget(): void {
    this.#rows.clear();
  }

  /** A customer is forgotten: the row goes, and every till is told to empty what it has; again, should the row be back. */
  async #erased(writes: Writes, customer: string, at: number): Promise<void> {
    const told = (await this.#row('personErased', customer)) !== null;
    if (told && (await this.#row('customer', customer)) === null) return;
    this.#put(writes, { kind: 'personErased', id: customer, audience: null, value: { id: customer, at } });
    this.#put(writes, { kind: 'customer', id: customer, audience: null, value: null });
  }

  /** Customers are merged per field in the order of intake. */
  async #customer(
    writes: Writes,
    arrival: Arrival,
    { customer, fields }: Extract<Effect, { type: 'customer' }>['saved'],
  ): Promise<void> {
    // What a till said before it heard of it brings nobody back.
    if ((await this.#row('personErased', customer)) !== null) return;
    const said = personalFields(arrival.personal);
    const before = Reference.customer.safeParse((await this.#row('customer', customer)) ?? { id: customer });
    const changed = Object.fromEntries(
      fields.flatMap((field) => {
        const value = said[field as keyof CustomerFields];
        return typeof value === 'string' ? [[field, value]] : [];
      }),
    );
    const checked = Reference.customer.safeParse({
      ...(before.success ? before.data : {}),
      ...changed,
      id: customer,
    });
    if (checked.success)
      this.#put(writes, { kind: 'customer', id: customer, audience: null, value: checked.data });
  }

  async #row(kind: string, id: string): Promise<FeedChange['value']> {
    const key = `${kind}\n${id}`;
    if (!this.#rows.has(key)) {
      const [row] = await this.#tx.feed.published(kind, [id]);
      this.#rows.set(key, row?.value ?? null);
    }
    return this.#rows.get(key) ?? null;
  }

  #put(writes: Writes, row: FeedChange): void {
    this.#rows.set(`${row.kind}\n${row.id}`, row.value);
    writes.feed.push(row);
  }
}

/** Gift vouchers that an order sold: any till may be asked to take them. */
function vouchersIn({ entry }: Arrival): FeedChange[] {
  const body = (entry?.body ?? {}) as { vouchers?: OrderValidated['vouchers'] };
  return (body.vouchers ?? []).map(({ voucher: id, last4, minor, validTo }) => ({
    kind: 'voucher',
    id,
    audience: null,
    value: { id, last4, minor, validTo },
  }));
}

/** What a manager let an order sell without a right. */
const soldByWordIn = ({ entry }: Arrival): ReadonlySet<TicketId> =>
  entry?.kind === 'orderValidated'
    ? soldByWord(entry.body as unknown as Parameters<typeof soldByWord>[0])
    : new Set();

/** What a manager let be reserved without a right. */
const heldByWordIn = ({ entry }: Arrival): Piece[] =>
  entry?.kind === 'orderReserved' ? [...reservedByWord(entry.body as unknown as OrderReserved)] : [];

function queueMail(
  writes: Writes,
  { entry }: Arrival,
  { mail, order, what }: Extract<Effect, { type: 'mail' }>,
  place: Place,
): void {
  const language = String(entry?.body.language ?? 'en');
  // Due at once: the till's clock decides nothing here.
  const row = { mail, order, what, language, state: 'queued' as const, attempts: 0, dueAt: 0, problem: '' };
  writes.mails.push({ ...row, stream: place.stream, seq: place.seq });
}

/** What an order said of persons; nothing once it was erased. */
function personalOrder(personal: string | null): OrderPersonal {
  if (personal === null) return {};
  return (JSON.parse(personal) as { readonly data: OrderPersonal }).data;
}

/** Fields in a personal part; none once it was erased. */
function personalFields(personal: string | null): CustomerFields {
  if (personal === null) return {};
  return (JSON.parse(personal) as { readonly data: CustomerFields }).data;
}
