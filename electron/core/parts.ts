import type { Sha256 } from '../../shared/kernel/crypto.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Clock, Random } from '../../shared/kernel/time.ts';
import type { Identity } from './ports/identity.ts';
import type { Log } from './ports/log.ts';
import type { Machine } from './ports/machine.ts';
import type { MakePdf } from './ports/pdf.ts';
import type { PinVault } from './ports/pins.ts';
import type { Spooler } from './ports/printing.ts';
import type { RescueDesk } from './ports/rescue.ts';
import type { Store } from './ports/store.ts';
import type { Enrol, SyncDriver } from './ports/sync.ts';

/** What the use cases work with; the composition root hands it over. */
export interface CoreParts {
  readonly store: Store;
  readonly identity: Identity;
  readonly sha256: Sha256;
  readonly clock: Clock;
  readonly random: Random;
  readonly pins: PinVault;
  readonly pdf: MakePdf;
  readonly machine: Machine;
  readonly enrol: Enrol;
  readonly log: Log;
  readonly language: Language;
  /** Name and version, written into the journal. */
  readonly software: string;
}

/** Rooms that work off what a transaction left behind; they come after the core and are told to look. */
export interface Workers {
  readonly spooler: Spooler;
  readonly sync: SyncDriver;
  readonly rescue: RescueDesk;
}
