import type { OrderReserved } from '../../shared/journal/bodies.ts';
import type {
  FromReservation,
  HeldFor,
  ReservationEnded,
} from '../../shared/journal/bodiesOfReservations.ts';
import { pieceOf, piecesOf } from '../../shared/journal/reservedLines.ts';
import { reservedByWord } from '../../shared/journal/soldByWord.ts';
import { seatKey } from '../../shared/journal/venueSeats.ts';
import { type Counted, countedOf, type Places } from './places.ts';
import type { Holder, Seats } from './seats.ts';
import { Violation } from './violation.ts';

/** A place that a reservation holds: whose count it is in, and who has its seat. */
export interface Held extends Holder {
  readonly counted: readonly Counted[];
}

/** An act that closed a reservation: an order that paid it, or its end. */
interface Closing {
  readonly key: string;
  readonly stream: string;
  readonly number: string;
  readonly byWord: boolean;
}

/** A reservation as it stands in truth. */
export interface Reservation {
  readonly order: string;
  readonly number: string;
  readonly stream: string;
  /** Kept by a manager and never paid; null for a reservation. */
  readonly hold: HeldFor['kind'] | null;
  /** What it still holds, by name, in order. */
  readonly pieces: Map<string, Held>;
  /** What was split off it, by name, and by which stream. */
  readonly splitBy: Map<string, string>;
  /** All that closed it; the first one counts. */
  readonly closings: Closing[];
  /** Its places were given back, even if the entry that did it is nowhere any more. */
  freed: boolean;
  /** An act on it was lost with a disk: what others did upon it can't be told from what never was. */
  unsure: boolean;
}

/** What goes over to an order that pays: places, in order; undefined for one that was split off before. */
interface Paid {
  readonly held: readonly (Held | undefined)[];
  /** Others may be sold the same seats by right. */
  readonly excused: boolean;
}

/** Which entry acts. */
interface Act {
  readonly stream: string;
  readonly key: string;
  readonly number: string;
}

type Made = Pick<OrderReserved, 'order' | 'number' | 'lines' | 'rights' | 'override' | 'hold'>;

/** What really became of reservations, whichever till made and ended them. */
export class Reservations {
  readonly all = new Map<string, Reservation>();
  readonly #places: Places;
  readonly #seats: Seats;
  readonly #suspect: ReadonlySet<string>;
  /** How to take back what an entry did. */
  readonly #undo = new Map<string, () => void>();

  constructor(places: Places, seats: Seats, suspect: ReadonlySet<string>) {
    this.#places = places;
    this.#seats = seats;
    this.#suspect = suspect;
  }

  /** A reservation of its own: its places are counted by who calls. */
  make(body: Made, { stream, key }: Pick<Act, 'stream' | 'key'>): void {
    const made = this.#new(body, stream, heldOf(body, stream));
    for (const held of made.pieces.values()) this.#seats.take(held);
    this.#undo.set(key, () => this.#drop(made));
  }

  /** Pieces of another one become one of their own. Gives those that it had not to give any more, as they are named now. */
  split(
    body: Made & { readonly splitFrom: FromReservation & { readonly pieces: readonly string[] } },
    act: Act,
  ): string[] {
    const from = this.#open(body.splitFrom, act);
    if (from) this.#checkThere(from, body.splitFrom.pieces, act);
    const names = piecesOf(body.lines);
    const moved = new Map<string, readonly [string, Held]>();
    for (const [i, piece] of body.splitFrom.pieces.entries()) {
      const held = from?.pieces.get(piece);
      if (!held) continue;
      moved.set(names[i] ?? '', [piece, held]);
      from?.pieces.delete(piece);
      from?.splitBy.set(piece, act.stream);
      this.#seats.leave(held);
    }
    const { number } = body;
    const made = this.#new(
      body,
      act.stream,
      [...heldOf(body, act.stream)].map(([name, anew]) => {
        const held = moved.get(name)?.[1];
        return [name, held ? { ...held, number, orders: [number, ...held.orders] } : allByWord(anew)];
      }),
    );
    for (const [name, one] of made.pieces)
      if (moved.has(name)) this.#seats.takeOver(one);
      else this.#seats.take(one);
    this.#undo.set(act.key, () => {
      this.#drop(made);
      if (!from || moved.size === 0) return;
      for (const [piece, held] of moved.values()) {
        from.pieces.set(piece, held);
        from.splitBy.delete(piece);
      }
      from.unsure = true;
    });
    return names.filter((name) => !moved.has(name));
  }

  /** An order pays one: gives what goes over; null when it has nothing to give any more. */
  pay(from: FromReservation, act: Act): Paid | null {
    const byWord = from.authority === 'override';
    const paid = this.#open(from, act, byWord);
    this.#close(from.order, act, byWord);
    if (!paid) return null;
    for (const held of paid.pieces.values()) this.#seats.leave(held);
    const held = from.pieces?.map((one) => paid.pieces.get(one)) ?? [...paid.pieces.values()];
    if (!byWord) this.#checkThere(paid, from.pieces ?? [], act);
    // By a manager's word nobody is kept from doing what he has the right to.
    const excused = paid.unsure || byWord;
    return { held: held.map((one) => (one && excused ? this.#withoutRight(one) : one)), excused };
  }

  /** G4: nobody takes by right what was split off by right. Who was declared lost, or is a copy, may not know better. */
  #checkThere({ number, splitBy, unsure }: Reservation, pieces: readonly string[], act: Act): void {
    for (const piece of pieces) {
      const by = splitBy.get(piece);
      if (by === undefined || unsure || this.#suspect.has(by) || this.#suspect.has(act.stream)) continue;
      throw new Violation(
        `G4: piece ${piece} of reservation ${number} was split off, and ${act.number} takes it by right`,
      );
    }
  }

  /** Its places are counted as taken by a word from here on: who has the right to them may free and sell them. */
  #withoutRight(held: Held): Held {
    for (const { quota, byWord } of held.counted)
      if (!byWord) this.#places.sell(held.stream, { quota, amount: 0, byWord: 1 });
    return { ...held, counted: held.counted.map(({ quota }) => ({ quota, byWord: true })) };
  }

  /** It ends unpaid: its places are free. */
  end(body: ReservationEnded, act: Act): void {
    const ended = this.#open(body, act);
    this.#close(body.order, act, false);
    if (!ended || ended.freed) return;
    ended.freed = true;
    for (const held of ended.pieces.values()) {
      this.#seats.leave(held);
      this.#places.giveBack(held.stream, held.counted);
    }
  }

  /** What this entry did is as if it had never been. */
  forget(key: string): void {
    this.#undo.get(key)?.();
    this.#undo.delete(key);
  }

  /** The reservation when it is open. G4: nobody acts on one by right that was closed by right. */
  #open(from: FromReservation | ReservationEnded, act: Act, byWord = false): Reservation | undefined {
    const found = this.all.get(from.order);
    const excused = (one: Pick<Closing, 'stream' | 'byWord'>): boolean =>
      one.byWord || this.#suspect.has(one.stream);
    const before = found?.closings.find((one) => !excused(one));
    if (before && !found?.unsure && !excused({ stream: act.stream, byWord }))
      throw new Violation(
        `G4: reservation ${from.number} was closed by ${before.number}, and ${act.number} acts on it by right`,
      );
    return found && found.closings.length === 0 ? found : undefined;
  }

  #close(order: string, { key, stream, number }: Act, byWord: boolean): void {
    const found = this.all.get(order);
    if (!found) return;
    found.closings.push({ key, stream, number, byWord });
    this.#undo.set(key, () => {
      const at = found.closings.findIndex((one) => one.key === key);
      if (at >= 0) found.closings.splice(at, 1);
      found.unsure = true;
    });
  }

  #new(
    { order, number, hold }: Made,
    stream: string,
    pieces: Iterable<readonly [string, Held]>,
  ): Reservation {
    const made: Reservation = {
      order,
      number,
      stream,
      hold: hold?.kind ?? null,
      pieces: new Map(pieces),
      splitBy: new Map(),
      closings: [],
      freed: false,
      unsure: false,
    };
    this.all.set(order, made);
    return made;
  }

  #drop(made: Reservation): void {
    this.all.delete(made.order);
    for (const held of made.pieces.values()) this.#seats.leave(held);
  }
}

const allByWord = (held: Held): Held => ({
  ...held,
  byWord: true,
  counted: held.counted.map(({ quota }) => ({ quota, byWord: true })),
});

/** The places of lines, by piece, in order. */
function heldOf(body: Made, stream: string): Map<string, Held> {
  const { number, lines } = body;
  const pieces = lines.flatMap((line, no) =>
    Array.from({ length: line.quantity }, (_, index) => ({ no, index, piece: pieceOf(no, index) })),
  );
  const byWord = reservedByWord(body);
  return new Map(
    pieces.map(({ no, index, piece }) => {
      const line = lines[no];
      const seat = line?.kind === 'ticket' ? line.seats[index] : undefined;
      return [
        piece,
        {
          number,
          orders: [number],
          stream,
          seat: line?.kind === 'ticket' && seat ? seatKey(line.date, seat.seat) : null,
          counted: countedOf(body, { line: no, index }, byWord.has(piece)),
          byWord: byWord.has(piece),
        },
      ];
    }),
  );
}
