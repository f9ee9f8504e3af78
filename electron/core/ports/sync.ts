import type { Lack } from '../../../shared/inventory/consume.ts';
import type { QuotaId, StreamId, ThingId } from '../../../shared/kernel/ids.ts';
import type { GivenBack, HeldOfQuota } from '../../../shared/sync/giveBack.ts';
import type { EveningReply, StatementReply } from '../../../shared/sync/reports.ts';
import type { Sending } from '../../../shared/sync/sending.ts';
import type { QuotaAtTill } from '../../../shared/sync/topUp.ts';
import type { AuthorityReply, EnrolmentReply, EnrolmentRequest } from '../../../shared/sync/wire.ts';
import type { StoreReader } from './store.ts';

/** How the last contact with the centre went. */
export interface SyncStatus {
  /** `refused`: the centre is there, and takes nothing from this till any more. */
  readonly state: 'online' | 'offline' | 'centreFails' | 'refused';
  /** ms UTC; null before the first contact of this process. */
  readonly lastContactAt: number | null;
  /** What the centre answered that makes no sense, for the manager. */
  readonly problem: string | null;
  /** A backlog that is on its way; null when there is none. */
  readonly sending: Sending | null;
  /** When the centre is asked again after a failure, ms UTC; null when the last round went well or one is running. */
  readonly nextTryAt: number | null;
}

/** The driver that carries the journal to the centre and its word back. */
export interface SyncDriver {
  status(): SyncStatus;
  /** Says that there may be something to send. */
  wake(): void;
  /** Asks the centre at once, whatever the back-off says. */
  tryNow(): void;
  /**
   * Asks the centre for rights that this till lacks, and waits for them a bounded time. Offline it answers at once. What
   * comes later is kept all the same.
   */
  want(lacks: readonly Lack[]): Promise<WantOutcome>;
  /**
   * Asks the centre for the authority over things that others made, likewise; what was granted is in the store when it
   * answers. Null when the centre can't be reached.
   */
  obtain(things: readonly ThingId[]): Promise<Obtained | null>;
  /** Asks for a business day (YYYY-MM-DD) of all tills, within the same time; null when the centre can't be reached. */
  evening(day: string): Promise<EveningReply | null>;
  /** Asks for the statement of a date, likewise; null too when the centre does not know the date. */
  statement(date: string): Promise<StatementReply | null>;
  close(): Promise<void>;
}

/** `granted`: something of it was given. `none`: the centre answered, and had nothing to give. */
export type WantOutcome = 'granted' | 'none' | 'offline';

/** What the centre said to a wish for authority. `asked`: their till was asked to yield, they may be had a little later. */
export type Obtained = Pick<AuthorityReply, 'granted' | 'asked' | 'unknown'>;

/** What the core knows of what this till holds, for whoever asks for more or gives back. */
export interface Holdings {
  /** Every quota that may be sold from, for filling up. */
  quotas(store: StoreReader, stream: StreamId): QuotaAtTill[];
  /** One quota: its leases, and what carts hold of it. `now` in ms UTC. */
  of(store: StoreReader, stream: StreamId, quota: QuotaId, now: number): HeldOfQuota;
  /** What goes back at closing: the rest of all dates of the business day of `now` (ms UTC) and before. */
  today(store: StoreReader, stream: StreamId, now: number): GivenBack[];
  /** Those of the things that are this stream's to act on. */
  things(store: StoreReader, stream: StreamId, things: readonly ThingId[]): ThingId[];
}

/** Why a centre could not be asked, or what it said instead of an answer. */
export class CentreFailure extends Error {
  override name = 'CentreFailure';
  readonly kind: 'unreachable' | 'nonsense' | 'refused' | 'fails';
  /** The centre's own word for a refusal, such as codeUnknown. */
  readonly code: string;
  /** How long the centre wants to be left alone, in ms; 0 when it does not say. */
  readonly retryAfterMs: number;
  constructor(kind: CentreFailure['kind'], code: string, detail: string, retryAfterMs = 0) {
    super(detail);
    this.retryAfterMs = retryAfterMs;
    this.kind = kind;
    this.code = code;
  }
}

/** Asks a centre, by address, to take this till in. Throws CentreFailure. */
export type Enrol = (centre: string, request: EnrolmentRequest) => Promise<EnrolmentReply>;
