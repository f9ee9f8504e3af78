import type { Topic } from '../../../shared/contract/events.ts';
import type { Bodies, Kind } from '../../../shared/journal/bodies.ts';
import type { Entry, Personal } from '../../../shared/journal/entry.ts';
import type { StreamState } from '../../../shared/journal/streamState.ts';
import type { Id } from '../../../shared/kernel/ids.ts';
import type { StoreWriter } from './store.ts';

/** Thrown by `append` for what the wire would not carry; nothing of the transaction remains. */
export class EntryTooLong extends Error {
  override name = 'EntryTooLong';
}

/** One transaction as use cases see it: the store, the journal, and what to tell whom once it is committed. */
export interface Tx {
  readonly store: StoreWriter;
  /** ms UTC, the same throughout the transaction. */
  readonly now: number;
  id<K extends string>(): Id<K>;
  /** The fold of this till's stream, entries of this transaction included. Throws before enrolment. */
  state(): StreamState;
  /** Link of the stream's last entry. */
  link(): string;
  /** Throws EntryTooLong. */
  append<K extends Kind>(kind: K, body: Omit<Bodies[K], 'personalHash'>, personal?: Personal): Entry;
  touch(...topics: Topic[]): void;
}

/** Runs transactions: ids in order of time, entries chained and folded, listeners told after the commit. */
export interface Journalist {
  transact<T>(work: (tx: Tx) => T): T;
  onCommitted(listener: (topics: ReadonlySet<Topic>) => void): () => void;
  /** Tells the listeners of something that changed outside a transaction. */
  announce(...topics: Topic[]): void;
}
