import type { TicketReturn } from '../../shared/journal/foldVenue.ts';
import type { QuotaId, SeatId, StreamId, ThingId, TicketId } from '../../shared/kernel/ids.ts';

/** A till was asked to give back some of what it holds of a quota. */
export interface AskRow {
  /** The till that holds it. */
  readonly holder: StreamId;
  readonly quota: QuotaId;
  readonly amount: number;
  readonly seats?: readonly SeatId[];
  readonly why: 'asked' | 'shared';
}

export interface TargetRow {
  readonly quota: QuotaId;
  readonly stream: StreamId;
  readonly amount: number;
}

/** An answer that must be given alike for ever. */
export interface ReplyRow {
  readonly request: string;
  /** SHA-256 of what was asked, hex: the same request id with other content is refused. */
  readonly digest: string;
  /** JSON. */
  readonly reply: string;
}

/** Whose things are to act on, what was taken back, and what tills asked of each other. */
export interface ActTable {
  /** Those of these tickets that were taken back. */
  returns(tickets: readonly TicketId[]): Promise<Map<TicketId, TicketReturn>>;
  saveReturns(rows: readonly TicketReturn[]): Promise<void>;
  /** Returns whose places are not free yet, by ticket. */
  unfreed(): Promise<TicketReturn[]>;
  /** Things whose authority is not its maker's: a stream's, or null for the centre's. */
  authorities(things: readonly ThingId[]): Promise<Map<ThingId, StreamId | null>>;
  saveAuthorities(
    rows: readonly { readonly thing: ThingId; readonly stream: StreamId | null }[],
  ): Promise<void>;
  /** Gives all that a stream was given back to the centre. */
  yieldAuthorities(stream: StreamId): Promise<ThingId[]>;
  asks(holder: StreamId): Promise<AskRow[]>;
  saveAsks(rows: readonly AskRow[]): Promise<void>;
  removeAsks(holder: StreamId, quotas: readonly QuotaId[]): Promise<void>;
  /** How much of a quota each stream is to hold, as a manager shared it out. */
  targets(quotas: readonly QuotaId[]): Promise<TargetRow[]>;
  saveTargets(rows: readonly TargetRow[]): Promise<void>;
  reply(request: string): Promise<ReplyRow | undefined>;
  saveReply(row: ReplyRow): Promise<void>;
}
