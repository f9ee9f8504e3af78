import type { EnrolmentReply, EnrolmentRequest } from '../../../shared/sync/wire.ts';

/** How the last contact with the centre went. */
export interface SyncStatus {
  readonly state: 'online' | 'offline' | 'centreFails';
  /** ms UTC; null before the first contact of this process. */
  readonly lastContactAt: number | null;
  /** What the centre answered that makes no sense, for the manager. */
  readonly problem: string | null;
}

/** The driver that carries the journal to the centre and its word back. */
export interface SyncDriver {
  status(): SyncStatus;
  /** Says that there may be something to send. */
  wake(): void;
  close(): Promise<void>;
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
