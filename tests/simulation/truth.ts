import { voucherQuota } from '../../shared/domain/vouchers.ts';
import type { OrderReserved, OrderValidated } from '../../shared/journal/bodies.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import { type Entry, openEntry, type SealedEntry } from '../../shared/journal/entry.ts';
import { soldByWord } from '../../shared/journal/soldByWord.ts';
import { seatKey } from '../../shared/journal/venueSeats.ts';
import type { VoucherId } from '../../shared/kernel/ids.ts';

/** A ticket in somebody's hand. */
export interface Paper {
  readonly ticket: string;
  readonly number: string;
  readonly order: string;
  readonly orderId: string;
  readonly stream: string;
  readonly seat: string | null;
  readonly minor: number;
  /** Sold by a manager's word. */
  readonly byWord: boolean;
  /** Taken back, by whomever. */
  returned: boolean;
}

/** What was sold of a quota and not taken back, by who sold it: by right, and by a manager's word. */
interface Sold {
  readonly byRight: Map<string, number>;
  readonly byWord: Map<string, number>;
}

/** Something that must never be. */
export class Violation extends Error {
  override name = 'Violation';
}

/**
 * What really happened, over all tills at once, whoever has heard of it: the entries in their stores as they are
 * written. It is what the promises are held against.
 */
export class Truth {
  /** Entries by stream, number and hash. */
  readonly entries = new Map<string, { readonly sealed: SealedEntry; readonly entry: Entry }>();
  readonly papers = new Map<string, Paper>();
  /** Tickets that are valid, by seat. */
  readonly seats = new Map<string, Set<Paper>>();
  readonly #sold = new Map<string, Sold>();
  /** What each entry sold. */
  readonly #taken = new Map<
    string,
    { readonly quota: string; readonly amount: number; readonly byWord: number }[]
  >();
  readonly #commands = new Map<string, { readonly key: string; readonly stream: string }>();
  /** Capacity by quota. */
  readonly #capacity: Map<string, number>;
  /** Streams that two tills write, or whose rights were given to others: what they sell may be sold twice. */
  readonly #suspect: ReadonlySet<string>;
  /** Streams that began as copies of each other: one command may have been carried out in each. */
  readonly #copies: ReadonlySet<string>;

  constructor(parts: {
    readonly capacity: ReadonlyMap<string, number>;
    readonly suspect: ReadonlySet<string>;
    readonly copies: ReadonlySet<string>;
  }) {
    this.#capacity = new Map(parts.capacity);
    this.#suspect = parts.suspect;
    this.#copies = parts.copies;
  }

  /** Takes an entry in that a till has written; throws Violation. One that is known already changes nothing. */
  add(sealed: SealedEntry, stream: string): void {
    const key = keyOf(stream, sealed);
    if (this.entries.has(key)) return;
    const entry = openEntry(sealed);
    this.entries.set(key, { sealed, entry });
    if (entry.kind === 'orderValidated') this.#order(entry, entry.body as unknown as OrderValidated, key);
    else if (entry.kind === 'orderReserved')
      this.#order(entry, { ...(entry.body as unknown as OrderReserved), tickets: [], payments: [] }, key);
    else if (entry.kind === 'ticketsReturned')
      this.#returned(entry.body as unknown as TicketsReturned, entry, key);
  }

  /** A gift voucher is sold, or comes from the centre: its balance may be spent. Minor units. */
  open(voucher: VoucherId, minor: number): void {
    this.#capacity.set(voucherQuota(voucher), minor);
  }

  #once(command: string, entry: Entry, key: string): void {
    const before = this.#commands.get(command);
    if (before && before.key !== key && !(this.#copies.has(before.stream) && this.#copies.has(entry.stream)))
      throw new Violation(`G2: command ${command} was carried out at ${before.key} and at ${key}`);
    this.#commands.set(command, { key, stream: entry.stream });
  }

  #order(
    entry: Entry,
    body: Pick<OrderValidated, 'command' | 'number' | 'order' | 'tickets' | 'totalMinor' | keyof Selling> & {
      readonly roundingMinor?: number;
    },
    key: string,
  ): void {
    this.#once(body.command, entry, key);
    this.#money(entry.kind, body, body.number);
    const lines = body.lines.reduce((sum, line) => sum + line.totalMinor, 0);
    if (lines !== body.totalMinor)
      throw new Violation(
        `G3: the lines of order ${body.number} make ${lines}, its total is ${body.totalMinor}`,
      );
    for (const sold of body.vouchers ?? []) this.open(sold.voucher, sold.minor);
    for (const { quota, amount, byWord } of takenBy(body)) {
      this.#taken.set(key, [...(this.#taken.get(key) ?? []), { quota, amount, byWord }]);
      this.#sell(quota, entry.stream, amount, byWord);
      this.#checkQuota(quota);
    }
    const byWord = soldByWord(body);
    for (const sold of body.tickets) {
      const line = body.lines[sold.line];
      const seat = line?.kind === 'ticket' ? line.seats[sold.index ?? 0] : undefined;
      this.#issue({
        ticket: sold.ticket,
        number: sold.number,
        order: body.number,
        orderId: body.order,
        stream: entry.stream,
        seat: line?.kind === 'ticket' && seat ? seatKey(line.date, seat.seat) : null,
        minor: line && line.kind !== 'voucher' ? (line.minors[sold.index ?? 0] ?? 0) : 0,
        byWord: byWord.has(sold.ticket),
        returned: false,
      });
    }
  }

  /** G3: what was paid is what was sold, rounding apart. */
  #money(
    kind: string,
    body: {
      readonly payments: OrderValidated['payments'];
      readonly totalMinor: number;
      readonly roundingMinor?: number;
    },
    number: string,
  ): void {
    if (kind === 'orderReserved') return;
    const paid = body.payments.reduce((sum, payment) => sum + payment.minor, 0);
    const due = body.totalMinor + (body.roundingMinor ?? 0);
    if (paid !== due) throw new Violation(`G3: ${number} was paid ${paid}, ${due} were due`);
  }

  #sell(quota: string, stream: string, amount: number, byWord: number): void {
    const sold = this.#sold.get(quota) ?? { byRight: new Map(), byWord: new Map() };
    this.#sold.set(quota, sold);
    sold.byRight.set(stream, (sold.byRight.get(stream) ?? 0) + amount - byWord);
    sold.byWord.set(stream, (sold.byWord.get(stream) ?? 0) + byWord);
  }

  /** G5: what is sold by right never exceeds what there is. */
  #checkQuota(quota: string): void {
    const capacity = this.#capacity.get(quota);
    if (capacity === undefined) return;
    let all = 0;
    for (const [stream, amount] of this.#sold.get(quota)?.byRight ?? [])
      if (!this.#suspect.has(stream)) all += amount;
    if (all > capacity)
      throw new Violation(`G5: ${all} of quota ${quota} are sold by right, there are ${capacity}`);
  }

  /** What is sold of a quota in all, by right or not. */
  soldOf(quota: string): number {
    const sold = this.#sold.get(quota);
    return [...(sold?.byRight.values() ?? []), ...(sold?.byWord.values() ?? [])].reduce(
      (sum, n) => sum + n,
      0,
    );
  }

  /** G4: no seat is sold by right while somebody else has a ticket for it. */
  #issue(paper: Paper): void {
    this.papers.set(paper.ticket, paper);
    if (paper.seat === null) return;
    const holders = this.seats.get(paper.seat) ?? new Set();
    this.seats.set(paper.seat, holders);
    const excused = (one: Paper): boolean => one.byWord || this.#suspect.has(one.stream);
    const other = [...holders].find((one) => !excused(one));
    holders.add(paper);
    if (other && !excused(paper))
      throw new Violation(`G4: seat ${paper.seat} is sold as ${other.number} and as ${paper.number}`);
  }

  /** Entries that are nowhere any more are as if they had never been. */
  keepOnly(kept: ReadonlySet<string>): void {
    for (const [key, { entry }] of this.entries) {
      if (kept.has(key)) continue;
      this.entries.delete(key);
      if (entry.kind !== 'orderValidated' && entry.kind !== 'orderReserved') continue;
      const body = entry.body as unknown as OrderValidated;
      for (const { quota, amount, byWord } of this.#taken.get(key) ?? [])
        this.#sell(quota, entry.stream, -amount, -byWord);
      this.#taken.delete(key);
      for (const { ticket } of body.tickets ?? []) {
        const paper = this.papers.get(ticket);
        if (!paper) continue;
        this.papers.delete(ticket);
        if (paper.seat !== null) this.seats.get(paper.seat)?.delete(paper);
      }
    }
  }

  #returned(body: TicketsReturned, entry: Entry, key: string): void {
    this.#once(`${body.command} (return)`, entry, key);
    this.#money('ticketsReturned', body, body.number);
    for (const item of body.items) {
      const paper = this.papers.get(item.ticket);
      if (!paper || paper.returned) continue;
      paper.returned = true;
      if (paper.seat !== null) this.seats.get(paper.seat)?.delete(paper);
      for (const quota of [item.quota, item.contingent ?? null])
        if (quota !== null) this.#sell(quota, paper.stream, -1, paper.byWord ? -1 : 0);
    }
  }
}

type Selling = Pick<OrderValidated, 'lines' | 'rights' | 'payments' | 'override' | 'vouchers'>;

/** What an order takes of each quota, and how much of that by a manager's word. */
export function takenBy(
  body: Pick<Selling, 'lines' | 'rights' | 'override'> & Partial<Pick<Selling, 'payments'>>,
): { readonly quota: string; readonly amount: number; readonly byWord: number }[] {
  const taken = new Map<string, number>();
  const take = (quota: string, amount: number): unknown => taken.set(quota, (taken.get(quota) ?? 0) + amount);
  for (const line of body.lines)
    if (line.kind !== 'voucher' && line.quota !== null) take(line.quota, line.quantity);
  const places = new Set(taken.keys());
  const named = new Set<string>(body.rights.map((right) => right.quota));
  for (const right of body.rights) if (!places.has(right.quota)) take(right.quota, right.amount);
  const byWord = new Map<string, number>(body.override?.quotas.map((one) => [one.quota, one.amount]));
  // A voucher that was taken without a lease names no right.
  for (const { voucher, minor } of body.payments ?? []) {
    const quota = voucher && voucherQuota(voucher.voucher);
    if (quota === undefined || named.has(quota)) continue;
    take(quota, minor);
    byWord.set(quota, (byWord.get(quota) ?? 0) + minor);
  }
  // A promotion's use that a manager let through is in nobody's rights.
  for (const [quota, amount] of byWord) if (!taken.has(quota)) take(quota, amount);
  return [...taken].map(([quota, amount]) => ({ quota, amount, byWord: byWord.get(quota) ?? 0 }));
}

/** What makes two entries the same. */
export const keyOf = (stream: string, entry: Pick<SealedEntry, 'seq' | 'hash'>): string =>
  `${stream}/${entry.seq}/${entry.hash.slice(0, 12)}`;
