import type { Sending } from '../../../shared/sync/sending.ts';
import type { EnrolmentReply, EnrolmentRequest } from '../../../shared/sync/wire.ts';

/** How the last contact with the centre went. */
export interface SyncStatus {
  readonly state: 'online' | 'offline' | 'centreFails';
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
  close(): Promise<void>;
}

/** Why a centre could not be asked, or what it said instead of an answer. */
export class CentreFailure extends Error {
  override name = 'CentreFailure';
  readonly kind: 'unreachable' | 'nonsense' | 'refused' | 'fails';
  /** The centre's own word for a refusal, such as codeUnknown. */
  readonly code: string;
  constructor(kind: CentreFailure['kind'], code: string, detail: string) {
    super(detail);
    this.kind = kind;
    this.code = code;
  }
}

/** Asks a centre, by address, to take this till in. Throws CentreFailure. */
export type Enrol = (centre: string, request: EnrolmentRequest) => Promise<EnrolmentReply>;
