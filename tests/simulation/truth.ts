import { voucherQuota } from '../../shared/domain/vouchers.ts';
import type { OrderReserved, OrderValidated } from '../../shared/journal/bodies.ts';
import type { PaymentCorrected } from '../../shared/journal/bodiesOfCorrections.ts';
import type { InvoiceSettled } from '../../shared/journal/bodiesOfInvoices.ts';
import type { ReservationEnded } from '../../shared/journal/bodiesOfReservations.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import { type Entry, openEntry, type SealedEntry } from '../../shared/journal/entry.ts';
import { linesOfPieces, piecesOf } from '../../shared/journal/reservedLines.ts';
import { soldByWord } from '../../shared/journal/soldByWord.ts';
import { seatKey } from '../../shared/journal/venueSeats.ts';
import type { VoucherId } from '../../shared/kernel/ids.ts';
import { countedOnPasses, limitsOfPass } from './passes.ts';
import { type Counted, countedOf, Places, type Selling, type Taken, takenBy } from './places.ts';
import { Receivables } from './receivables.ts';
import { type Held, Reservations } from './reservations.ts';
import { type Holder, Seats } from './seats.ts';
import { Violation } from './violation.ts';

/** A ticket in somebody's hand. */
export interface Paper extends Holder {
  readonly ticket: string;
  readonly orderId: string;
  readonly minor: number;
  /** Of a pass: which kind it is; null for a ticket. */
  readonly product: string | null;
  /** Where its place is counted: who reserved it may be another one than who sold it. */
  readonly counted: { readonly stream: string; readonly quotas: readonly Counted[] };
  /** Taken back, by whomever. */
  returned: boolean;
}

/**
 * What really happened, over all tills at once, whoever has heard of it: the entries in their stores as they are
 * written. It is what the promises are held against.
 */
export class Truth {
  /** Entries by stream, number and hash. */
  readonly entries = new Map<string, { readonly sealed: SealedEntry; readonly entry: Entry }>();
  readonly papers = new Map<string, Paper>();
  readonly seats: Seats;
  readonly reservations: Reservations;
  readonly receivables: Receivables;
  readonly #places: Places;
  /** What each entry sold. */
  readonly #taken = new Map<string, readonly Taken[]>();
  readonly #commands = new Map<string, { readonly key: string; readonly stream: string }>();
  /** Streams that began as copies of each other: one command may have been carried out in each. */
  readonly #copies: ReadonlySet<string>;

  constructor(parts: {
    readonly capacity: ReadonlyMap<string, number>;
    /** Streams that two tills write, or whose rights were given to others: what they sell may be sold twice. */
    readonly suspect: ReadonlySet<string>;
    readonly copies: ReadonlySet<string>;
  }) {
    this.#places = new Places(parts.capacity, parts.suspect);
    this.seats = new Seats(parts.suspect);
    this.reservations = new Reservations(this.#places, this.seats, parts.suspect);
    this.receivables = new Receivables(parts.suspect);
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
      this.#reserved(entry, entry.body as unknown as OrderReserved, key);
    else if (entry.kind === 'reservationEnded')
      this.#ended(entry, entry.body as unknown as ReservationEnded, key);
    else if (entry.kind === 'ticketsReturned')
      this.#returned(entry.body as unknown as TicketsReturned, entry, key);
    else if (entry.kind === 'paymentCorrected')
      this.#once(`${(entry.body as unknown as PaymentCorrected).command} (correction)`, entry, key);
    else if (entry.kind === 'invoiceSettled') {
      const body = entry.body as unknown as InvoiceSettled;
      this.#once(`${body.command} (invoice)`, entry, key);
      this.receivables.paid(body, { key, stream });
    }
  }

  /** A gift voucher is sold, or comes from the centre: its balance may be spent. Minor units. */
  open(voucher: VoucherId, minor: number): void {
    this.#places.open(voucherQuota(voucher), minor);
  }

  /** G2: one command, one act. */
  #once(command: string, entry: Entry, key: string): void {
    const before = this.#commands.get(command);
    if (before && before.key !== key && !(this.#copies.has(before.stream) && this.#copies.has(entry.stream)))
      throw new Violation(`G2: command ${command} was carried out at ${before.key} and at ${key}`);
    this.#commands.set(command, { key, stream: entry.stream });
  }

  #order(entry: Entry, body: OrderValidated, key: string): void {
    this.#once(body.command, entry, key);
    checkPaid(body);
    checkLines(body);
    for (const sold of body.vouchers ?? []) this.open(sold.voucher, sold.minor);
    const act = { stream: entry.stream, key, number: body.number };
    this.receivables.sold(body, act);
    const paid = body.pays ? this.reservations.pay(body.pays, act) : null;
    // Another machine on a copy may have split some off that this one has never heard of.
    const onCopy = this.#copies.has(entry.stream);
    if (paid && paid.held.length !== body.tickets.length && !onCopy)
      throw new Violation(
        `G4: order ${body.number} has ${body.tickets.length} tickets, reservation ${body.pays?.number} held ${paid.held.length}`,
      );
    // What had nothing to give any more was paid all the same: its places are sold without a right to them.
    const names = piecesOf(body.lines);
    const gone = names.filter((_, i) => paid && i < paid.held.length && paid.held[i] === undefined);
    const taken = takenBy(
      paid ? { ...body, lines: linesOfPieces(body.lines, (piece) => gone.includes(piece)) } : body,
    );
    this.#take(entry, body.pays && (!paid || gone.length > 0) ? taken.map(placesByWord) : taken, key);
    const byWord = soldByWord(body);
    const inOrder = [...body.tickets].sort((a, b) => a.line - b.line || (a.index ?? 0) - (b.index ?? 0));
    const left = [...(paid?.held ?? [])];
    for (const sold of inOrder) {
      const at = onCopy ? left.findIndex((one) => one?.seat === seatOf(body, sold)) : 0;
      const held = at < 0 ? undefined : left.splice(at, 1)[0];
      this.#issue(body, sold, entry.stream, {
        held,
        excused: paid?.excused === true,
        byWord: byWord.has(sold.ticket) || (body.pays !== undefined && !held),
      });
    }
  }

  #issue(
    body: OrderValidated,
    sold: OrderValidated['tickets'][number],
    stream: string,
    {
      held,
      ...how
    }: { readonly held: Held | undefined; readonly excused: boolean; readonly byWord: boolean },
  ): void {
    const line = body.lines[sold.line];
    const byWord = held?.byWord ?? how.byWord;
    const paper: Paper = {
      ticket: sold.ticket,
      number: sold.number,
      orders: [body.number, ...(held?.orders ?? [])],
      orderId: body.order,
      stream,
      seat: seatOf(body, sold),
      minor: line && line.kind !== 'voucher' ? (line.minors[sold.index ?? 0] ?? 0) : 0,
      product: line?.kind === 'pass' ? line.product : null,
      byWord: byWord || how.excused,
      counted: {
        stream: held?.stream ?? stream,
        quotas: held?.counted ?? [
          ...countedOf(body, { line: sold.line, index: sold.index ?? 0 }, byWord),
          ...(countedOnPasses(body).get(`${sold.line}/${sold.index ?? 0}`) ?? []),
        ],
      },
      returned: false,
    };
    if (held && held.seat !== paper.seat)
      throw new Violation(`G4: ticket ${sold.number} is for ${paper.seat}, ${held.seat} was reserved`);
    this.papers.set(paper.ticket, paper);
    for (const { quota, amount } of paper.product === null ? [] : limitsOfPass(paper.ticket, paper.product))
      this.#places.open(quota, amount);
    this.seats.take(paper);
  }

  #reserved(entry: Entry, body: OrderReserved, key: string): void {
    // Of a guest who came with fewer people, one command splits off the places of those who did and hands their tickets out.
    this.#once(body.splitFrom ? `${body.command} (split)` : body.command, entry, key);
    checkLines(body);
    const act = { stream: entry.stream, key, number: body.number };
    const { splitFrom } = body;
    if (!splitFrom) {
      this.#take(entry, takenBy(body), key);
      this.reservations.make(body, act);
    } else {
      // What was split off before is taken anew, without a right to it.
      const anew = this.reservations.split({ ...body, splitFrom }, act);
      const lines = linesOfPieces(body.lines, (piece) => anew.includes(piece));
      this.#take(entry, takenBy({ ...body, lines }).map(allByWord), key);
    }
  }

  #ended(entry: Entry, body: ReservationEnded, key: string): void {
    if (body.command) this.#once(`${body.command} (end of ${body.order})`, entry, key);
    this.reservations.end(body, { stream: entry.stream, key, number: `${body.number} (${body.why})` });
  }

  #take(entry: Entry, taken: readonly Taken[], key: string): void {
    this.#taken.set(key, taken);
    for (const one of taken) {
      this.#places.sell(entry.stream, one);
      this.#places.check(one.quota);
    }
  }

  /** Entries that are nowhere any more are as if they had never been. */
  keepOnly(kept: ReadonlySet<string>): void {
    for (const [key, { entry }] of [...this.entries].reverse()) {
      if (kept.has(key)) continue;
      this.entries.delete(key);
      for (const { quota, amount, byWord } of this.#taken.get(key) ?? [])
        this.#places.sell(entry.stream, { quota, amount: -amount, byWord: -byWord });
      this.#taken.delete(key);
      this.reservations.forget(key);
      this.receivables.forget(key);
      if (entry.kind !== 'orderValidated') continue;
      for (const { ticket } of (entry.body as unknown as OrderValidated).tickets) {
        const paper = this.papers.get(ticket);
        if (!paper) continue;
        this.papers.delete(ticket);
        this.seats.leave(paper);
      }
    }
  }

  #returned(body: TicketsReturned, entry: Entry, key: string): void {
    this.#once(`${body.command} (return)`, entry, key);
    checkPaid(body);
    this.receivables.returned(body, { key, stream: entry.stream });
    for (const item of body.items) {
      const paper = this.papers.get(item.ticket);
      if (paper && paper.minor !== item.minor)
        throw new Violation(
          `G3: ${body.number} gives ${item.minor} back for ticket ${item.number}, it cost ${paper.minor}`,
        );
      if (!paper || paper.returned) continue;
      paper.returned = true;
      this.seats.leave(paper);
      this.#places.giveBack(paper.counted.stream, paper.counted.quotas);
    }
  }
}

/** The seat that a ticket of an order is for; null for a place without one. */
function seatOf(
  { lines }: Pick<OrderValidated, 'lines'>,
  { line: no, index }: Pick<OrderValidated['tickets'][number], 'line' | 'index'>,
): string | null {
  const line = lines[no];
  const seat = line?.kind === 'ticket' ? line.seats[index ?? 0] : undefined;
  return line?.kind === 'ticket' && seat ? seatKey(line.date, seat.seat) : null;
}

/** Places are taken without a right; a voucher that pays for them is not. */
const placesByWord = (one: Taken): Taken =>
  one.quota.startsWith('voucher-') ? one : { ...one, byWord: one.amount };

const allByWord = (one: Taken): Taken => ({ ...one, byWord: one.amount });

/** G3: what was paid is what was sold, rounding apart. */
function checkPaid(
  body: Pick<OrderValidated | TicketsReturned, 'payments' | 'totalMinor' | 'roundingMinor' | 'number'>,
): void {
  const paid = body.payments.reduce((sum, payment) => sum + payment.minor, 0);
  const due = body.totalMinor + body.roundingMinor;
  if (paid !== due) throw new Violation(`G3: ${body.number} was paid ${paid}, ${due} were due`);
}

/** G3: lines make the total. */
function checkLines(body: Pick<OrderValidated, 'number' | 'totalMinor'> & Pick<Selling, 'lines'>): void {
  const lines = body.lines.reduce((sum, line) => sum + line.totalMinor, 0);
  if (lines !== body.totalMinor)
    throw new Violation(
      `G3: the lines of order ${body.number} make ${lines}, its total is ${body.totalMinor}`,
    );
}

/** What makes two entries the same. */
export const keyOf = (stream: string, entry: Pick<SealedEntry, 'seq' | 'hash'>): string =>
  `${stream}/${entry.seq}/${entry.hash.slice(0, 12)}`;
