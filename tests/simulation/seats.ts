import { Violation } from './violation.ts';

/** Who has a seat: somebody with a ticket for it, or with a reservation. */
export interface Holder {
  /** Number of the ticket, or of the reservation. */
  readonly number: string;
  /** Numbers of its order and of the reservations that it comes from: a case may name these. */
  readonly orders: readonly string[];
  readonly stream: string;
  readonly seat: string | null;
  /** Sold by a manager's word. */
  readonly byWord: boolean;
}

/** Who has each seat, over all tills. */
export class Seats {
  readonly of = new Map<string, Set<Holder>>();
  readonly #suspect: ReadonlySet<string>;

  constructor(suspect: ReadonlySet<string>) {
    this.#suspect = suspect;
  }

  /** G4: no seat is sold by right while somebody else has it. */
  take(holder: Holder): void {
    if (holder.seat === null) return;
    const others = this.of.get(holder.seat) ?? new Set<Holder>();
    this.of.set(holder.seat, others);
    const excused = (one: Holder): boolean => one.byWord || this.#suspect.has(one.stream);
    const other = [...others].find((one) => !excused(one));
    others.add(holder);
    if (other && !excused(holder))
      throw new Violation(`G4: seat ${holder.seat} is sold as ${other.number} and as ${holder.number}`);
  }

  /** Whoever had it hands it on: nobody else is looked at. */
  takeOver(holder: Holder): void {
    if (holder.seat !== null) this.of.set(holder.seat, (this.of.get(holder.seat) ?? new Set()).add(holder));
  }

  leave(holder: Holder): void {
    if (holder.seat !== null) this.of.get(holder.seat)?.delete(holder);
  }
}
