import type { StreamId } from '../../shared/kernel/ids.ts';

/** A life of the centre's own stream, as it stands. */
export interface CentreStreamRow {
  readonly stream: StreamId;
  /** 1, 2 … in the order in which they began. */
  readonly life: number;
  readonly generation: string;
  /** Of the key that signs it. */
  readonly keyId: string;
  readonly seq: number;
  readonly hash: string;
  /** What the next entry must name as `prev`. */
  readonly link: string;
}

/** An entry of the centre's own stream. */
export interface CentreEntryRow {
  readonly stream: StreamId;
  readonly seq: number;
  readonly life: number;
  readonly kind: string;
  readonly bytes: string;
  readonly hash: string;
  readonly signature: string | null;
}

/** The centre's own stream: its acts, apart from the tills' journals. */
export interface CentreActTable {
  /** The newest life. Its row stays locked until the transaction ends, so that numbers have no gap and no double. */
  lockHead(): Promise<CentreStreamRow | undefined>;
  saveHead(row: CentreStreamRow): Promise<void>;
  /** Throws when a number is taken. */
  add(rows: readonly CentreEntryRow[]): Promise<void>;
  /** By life. */
  streams(): Promise<CentreStreamRow[]>;
  /** Entries with `from` ≤ seq ≤ `to`, ascending. */
  entries(stream: StreamId, from: number, to: number): Promise<CentreEntryRow[]>;
  /** The newest entries that are not of these kinds, newest first. */
  newest(without: readonly string[], limit: number): Promise<CentreEntryRow[]>;
}
