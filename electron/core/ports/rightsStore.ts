import type { Release, Right } from '../../../shared/inventory/ledger.ts';
import type { FreedRight } from '../../../shared/journal/bodiesOfReturns.ts';
import type { LeaseId, SeatId, StreamId, ThingId } from '../../../shared/kernel/ids.ts';
import type { LeaseAskedRow, LeaseRow } from '../../../shared/sync/reference.ts';

/** What this till has sold under leases and given back of them. Device-owned: the feed can't change it. */
export interface LeaseReader {
  /** Leases of which something was sold or given back and whose names begin so. */
  named(beginning: string): LeaseId[];
  consumed(lease: LeaseId, epoch: number): number;
  released(lease: LeaseId, epoch: number): number;
  /** Seats of a lease that were sold under it or given back. */
  usedSeats(lease: LeaseId): SeatId[];
}
export interface LeaseWriter extends LeaseReader {
  /** A seat that was sold under a lease, or given back of it, can't be written again for it. */
  consume(right: Pick<Right, 'lease' | 'epoch' | 'amount' | 'seats'>): void;
  release(item: Pick<Release, 'lease' | 'epoch' | 'amount' | 'seats'>): void;
}

/** Leases that this till made of what its returns freed, at epoch 1. */
export interface MadeLeaseReader {
  /** Those of a stream of which something is left. */
  open(stream: StreamId): LeaseRow[];
}
export interface MadeLeaseWriter extends MadeLeaseReader {
  add(stream: StreamId, seq: number, freed: Omit<FreedRight, 'tickets'>): void;
}

/** Who may act on what was sold: kept from the feed, from answers of the centre and from what this till yielded. */
export interface AuthorityReader {
  /** The entry of a stream up to which it has yielded everything; 0 for none. */
  yieldedTo(stream: StreamId): number;
  /** True for a thing that this till yielded by its name. */
  yielded(thing: ThingId): boolean;
  /** True while a stream holds the authority over a thing as given by the centre. */
  granted(stream: StreamId, thing: ThingId): boolean;
  /** All things of which a stream holds it so. */
  grantedTo(stream: StreamId): ThingId[];
}
export interface AuthorityWriter extends AuthorityReader {
  /** What the feed says at a position; `stream` null for a thing whose authority it took away. */
  told(thing: ThingId, stream: StreamId | null, position: number): void;
  /** What the centre answered: in force at once, whatever the feed said before. */
  grant(thing: ThingId, stream: StreamId): void;
  /** Everything that a stream made or was given up to here. `cursor` is the position up to which the feed was read. */
  yieldAll(stream: StreamId, seq: number, cursor: number): void;
  /** The feed is read anew: what it says then counts, except of what was yielded. */
  rewind(): void;
  yieldThings(stream: StreamId, seq: number, things: readonly ThingId[], cursor: number): void;
}

/** A question to the centre whose answer is not in the store yet: it is asked again with the same id. */
export interface CentreRequest {
  readonly id: string;
  readonly kind: 'leases' | 'authority';
  /** The body as it was sent. */
  readonly body: unknown;
  /** ms UTC. */
  readonly at: number;
}
export interface CentreRequestReader {
  /** Oldest first. */
  all(): CentreRequest[];
}
export interface CentreRequestWriter extends CentreRequestReader {
  add(request: CentreRequest): void;
  remove(id: string): void;
}

/** What another till wants of this one, with the place in the feed that says so. */
export interface Ask<T> {
  readonly id: string;
  readonly position: number;
  readonly value: T;
}
export interface AskReader {
  /** Asks for rights of a stream that were not answered yet. */
  leases(stream: StreamId): Ask<LeaseAskedRow>[];
  /** Things of a stream that others want and that were not answered yet. */
  things(stream: StreamId): Ask<readonly ThingId[]>[];
}
export interface AskWriter extends AskReader {
  answered(ask: Pick<Ask<unknown>, 'id' | 'position'>): void;
  /** The centre is another one than before: what it still wants its feed says again. */
  forget(): void;
}
