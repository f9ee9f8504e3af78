import type { Signer, Verifier } from '../../shared/kernel/crypto.ts';
import type { OrganiserId } from '../../shared/kernel/ids.ts';
import type { Clock, Random } from '../../shared/kernel/time.ts';
import type { VerifyApart } from '../platform/crypto.ts';
import type { Log } from '../platform/log.ts';
import type { CentreStorage } from '../storage/port.ts';

/** What every use case of the centre stands on. */
export interface CentreParts {
  readonly storage: CentreStorage;
  readonly organiser: OrganiserId;
  /** Fixed for as long as this process has the storage open. */
  readonly generation: string;
  readonly signer: Signer;
  /** Derives codes and tokens; 32 bytes. */
  readonly secret: Uint8Array;
  readonly verify: Verifier;
  /** The same outside of this thread, for many at once. */
  readonly verifyApart: VerifyApart;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Every quota is shared out among so many tills. */
  readonly expectedTills: number;
}

/** What a till asked for and does not get: a status of 4xx and the centre's own word for it. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}
