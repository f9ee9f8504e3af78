import type { StreamState } from '../../shared/journal/streamState.ts';
import type { StreamTakings } from '../../shared/journal/streamTakings.ts';
import type { CaseKind } from '../../shared/journal/venueCases.ts';
import type { DeviceId, MailId, OrderId, StreamId } from '../../shared/kernel/ids.ts';

export interface OrganiserRow {
  /** Changed when the storage is new or may have lost something. */
  readonly generation: string;
}

/** A one-time code; the code itself is not kept. */
export interface CodeRow {
  readonly hash: string;
  /** The till it is for; null for the next free number. */
  readonly tillNo: number | null;
  /** Who used it; null as long as nobody did. */
  readonly device: DeviceId | null;
}

export interface DeviceRow {
  readonly device: DeviceId;
  readonly tillNo: number;
  /** First, second … life of this till number. */
  readonly life: number;
  readonly prefix: string;
  /** Raw Ed25519, hex. */
  readonly publicKey: string;
  readonly instance: string;
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
  /** ms UTC. */
  readonly enrolledAt: number;
  /** From when on its token is refused, ms UTC; null for a till that may speak. */
  readonly revokedAt: number | null;
}

/** When a till was last heard of, and what it said of itself. Apart from its device: it changes all evening. */
export interface ContactRow {
  readonly device: DeviceId;
  /** ms UTC. */
  readonly at: number;
  /** Such as "Guichet 0.1.0"; empty when it does not say. */
  readonly software: string;
  /** Entries that the centre will have of it once all is sent that it has; null when it never said. */
  readonly head: number | null;
  /** Since when it is known to have unsent entries without a break, ms UTC; null when it had none. */
  readonly behindSince: number | null;
}

/** Who may use the operator's page. */
export interface OperatorRow {
  /** Keyed hash of the token, hex. */
  readonly tokenHash: string;
}

/** A stream as it stands at the centre; a branch that left it at some entry is a stream of its own. */
export interface StreamRow {
  readonly stream: StreamId;
  readonly device: DeviceId;
  /** The stream that this is a branch of. */
  readonly parent: StreamId | null;
  /** The last entry here; for a branch at first the one that it left. */
  readonly seq: number;
  /** Of the last entry's stored bytes, hex. */
  readonly hash: string;
  /** What the next entry must name as `prev`. */
  readonly link: string;
  readonly state: StreamState;
  readonly takings: StreamTakings;
  /** The generation in which it was last heard; empty before its first entry. */
  readonly heardIn: string;
  /** Declared lost by a manager: its leases are taken back, and nobody waits for it. */
  readonly lost: boolean;
  /** What it made up to this entry is the centre's to give the authority of (it closed then). */
  readonly yieldedTo: number;
  /** The generation in which its till reported what it holds, and up to which entry it then wrote. */
  readonly heldIn: string;
  readonly heldHead: number;
  /** The life of the same till that has succeeded this one; null for one that still sells. */
  readonly supersededBy: StreamId | null;
}

/** An entry as it came, with its place in the order of intake. */
export interface EntryRow {
  readonly stream: StreamId;
  readonly seq: number;
  readonly bytes: string;
  /** SHA-256 of the stored bytes, hex: what makes two entries the same. */
  readonly hash: string;
  /** What the till said the hash is. */
  readonly claimedHash: string;
  readonly signature: string | null;
  readonly personal: string | null;
  /** Position of the page that brought it. */
  readonly intake: number;
  /** ms UTC. */
  readonly receivedAt: number;
}

export interface CaseRow {
  readonly id: string;
  readonly kind: CaseKind;
  readonly stream: StreamId;
  readonly seq: number;
  readonly detail: string;
  /** Numbers of the orders and tickets that it is about. */
  readonly about: readonly string[];
  /** ms UTC. */
  readonly openedAt: number;
  /** Null as long as it is open; `merged` when another case says it better. */
  readonly resolved: {
    readonly remedy: 'accepted' | 'refunded' | 'moved' | 'merged';
    /** Who: a person, or the case that says it better. */
    readonly by: string;
    /** ms UTC. */
    readonly at: number;
  } | null;
}

/** One thing that tills are told; `value: null` takes it away. */
export interface FeedChange {
  readonly kind: string;
  readonly id: string;
  /** The only stream that is told; null for everybody. */
  readonly audience: StreamId | null;
  readonly value: Readonly<Record<string, unknown>> | null;
}
export interface FeedRow extends FeedChange {
  readonly position: number;
}

/** How many e-mails are in which state. */
export type MailCounts = Readonly<Record<MailRow['state'], number>>;

/** An e-mail that a till queued; its address stands in the personal part of its entry. */
export interface MailRow {
  readonly mail: MailId;
  readonly stream: StreamId;
  readonly seq: number;
  readonly order: OrderId;
  readonly what: 'tickets' | 'confirmation' | 'invoice';
  readonly language: string;
  readonly state: 'queued' | 'sent' | 'failed';
  readonly attempts: number;
  /** When it is tried next, ms UTC. */
  readonly dueAt: number;
  readonly problem: string;
}
