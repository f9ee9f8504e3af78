import { signerOf as centreSigner, createVerifier } from '../../central/platform/crypto.ts';
import { type CentreKeys, makeKeys } from '../../central/platform/keys.ts';
import { silentLog } from '../../central/platform/log.ts';
import { settleGeneration } from '../../central/service/generation.ts';
import { type CentreParts, Refused } from '../../central/service/parts.ts';
import type { CentreStorage, Tx } from '../../central/storage/port.ts';
import { toHex } from '../../shared/kernel/bytes.ts';
import type { OrganiserId } from '../../shared/kernel/ids.ts';
import { answerTo } from './centreRoutes.ts';
import type { Chance } from './chance.ts';
import { machineClock, type SimulatedTime } from './clock.ts';
import type { Faults } from './faultCounts.ts';
import { type Fate, Killed, mortalStorage } from './mortalStorage.ts';
import type { Answer, Question } from './network.ts';

/** What outlives a centre's process: its storage, and how that is backed up and put back. */
export interface CentreDisk {
  readonly organiser: OrganiserId;
  storage(): CentreStorage;
  /** Keeps a copy of everything, as a backup does; gives how to put it back. */
  backUp(): Promise<() => Promise<void>>;
}

/** The centre as a process that can die: the real use cases behind the network. */
export class CentreHost {
  /** Null while it is down. */
  #parts: CentreParts | null = null;
  #fate: Fate = noFate();
  readonly #disk: CentreDisk;
  readonly #keys: CentreKeys;
  readonly #time: SimulatedTime;
  readonly #chance: Chance;
  readonly #faults: Faults;
  readonly #expectedTills: number;
  /** Requests that are being worked on. */
  busy = 0;
  /** Exceptions that are no refusals: bugs. */
  readonly bugs: string[] = [];

  constructor(parts: {
    readonly disk: CentreDisk;
    readonly time: SimulatedTime;
    readonly chance: Chance;
    readonly faults: Faults;
    readonly expectedTills: number;
  }) {
    this.#disk = parts.disk;
    this.#time = parts.time;
    this.#chance = parts.chance;
    this.#faults = parts.faults;
    this.#expectedTills = parts.expectedTills;
    this.#keys = makeKeys(parts.chance);
  }

  get up(): boolean {
    return this.#parts !== null;
  }

  /** What the use cases stand on; throws while the centre is down. */
  get parts(): CentreParts {
    if (!this.#parts) throw new Error('the centre is down');
    return this.#parts;
  }

  /** Raw Ed25519 of what it signs, hex. */
  get publicKey(): string {
    return toHex(centreSigner(this.#keys.signing).publicKey);
  }

  get organiser(): OrganiserId {
    return this.#disk.organiser;
  }

  /** Starts a process on the storage as it stands; `restored` as an operator says it after putting a backup in place. */
  async start(restored = false): Promise<void> {
    this.#fate = noFate(() => {
      this.#parts = null;
      this.#faults.count('centreKilled');
    });
    const storage = mortalStorage(this.#disk.storage(), this.#fate);
    const generation = await settleGeneration(storage, this.#disk.organiser, this.#chance, restored);
    const verify = createVerifier();
    this.#parts = {
      storage,
      organiser: this.#disk.organiser,
      generation,
      signer: centreSigner(this.#keys.signing),
      secret: this.#keys.secret,
      verify,
      // In this thread: nothing may end in an order that the seed does not decide.
      verifyApart: async (key, message, signature) => verify(key, message, signature),
      clock: machineClock(this.#time),
      random: this.#chance,
      log: silentLog,
      expectedTills: this.#expectedTills,
    };
  }

  /** The process will die at one of its next calls of the storage. */
  killAfter(calls: number): void {
    this.#fate.callsLeft = calls;
  }

  /** The process will die with a transaction that is done and not committed. */
  killAtCommit(commits: number): void {
    this.#fate.commitsLeft = commits;
  }

  /** The process ends now, between two requests. */
  stop(): void {
    this.#fate.dead = true;
    this.#parts = null;
  }

  /** Nobody kills it any more. */
  spare(): void {
    this.#fate.callsLeft = null;
    this.#fate.commitsLeft = null;
  }

  /** Reads what the storage holds, whether or not a process is up. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#disk.storage().transaction(this.#disk.organiser, work);
  }

  backUp(): Promise<() => Promise<void>> {
    return this.#disk.backUp();
  }

  /** Answers a till; null when there is no answer, because the process is gone. */
  async handle(question: Question): Promise<Answer | null> {
    const parts = this.#parts;
    if (!parts) return null;
    this.busy += 1;
    try {
      return { status: 200, text: JSON.stringify(await answerTo(parts, question)) };
    } catch (error) {
      if (error instanceof Killed) return null;
      if (error instanceof Refused)
        return { status: error.status, text: JSON.stringify({ error: error.code, detail: error.message }) };
      // Whatever a dying process throws reaches nobody.
      if (this.#parts !== parts) return null;
      this.bugs.push(`${question.path}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
      return { status: 500, text: JSON.stringify({ error: 'fault' }) };
    } finally {
      this.busy -= 1;
    }
  }
}

const noFate = (onDeath: () => void = () => {}): Fate => ({
  callsLeft: null,
  commitsLeft: null,
  dead: false,
  onDeath,
});
