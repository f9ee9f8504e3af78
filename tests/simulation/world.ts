import { importCatalogue } from '../../central/service/catalogue.ts';
import { makeCode } from '../../central/service/enrolment.ts';
import { FACT } from '../../electron/core/facts.ts';
import { sha256 } from '../../electron/platform/crypto.ts';
import { voucherIdOf } from '../../shared/domain/vouchers.ts';
import type { Say, Scene } from './acting.ts';
import type { CentreDisk } from './centreHost.ts';
import { CentreHost } from './centreHost.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type SimulatedTime, simulatedTime } from './clock.ts';
import { type Faults, faultCounts } from './faultCounts.ts';
import { Network } from './network.ts';
import type { SimulatedKeystore, TillDisks } from './tillDisk.ts';
import { TillHost } from './tillHost.ts';
import { keyOf, Truth } from './truth.ts';
import { HOUSE, venueRows } from './venue.ts';
import { Violation } from './violation.ts';

interface TillBackup {
  readonly folder: string;
  readonly keystore: SimulatedKeystore;
}

/** Everything there is in one run: a centre, tills, a network between them, and what really happened. */
export class World {
  readonly chance: Chance;
  readonly time: SimulatedTime = simulatedTime();
  readonly faults: Faults = faultCounts();
  readonly network: Network;
  readonly centre: CentreHost;
  readonly tills: TillHost[] = [];
  readonly truth: Truth;
  readonly say: Say;
  /** Codes of the gift vouchers that customers have. */
  readonly vouchers: string[] = [];
  centreBackup: (() => Promise<void>) | null = null;
  /** Exceptions where there should be answers. */
  readonly bugs: string[] = [];
  /** See Truth. */
  readonly suspect = new Set<string>();
  readonly copies = new Set<string>();
  readonly #disks: TillDisks;
  readonly #backups = new Map<TillHost, TillBackup>();
  readonly #failures: Error[] = [];
  readonly #seen = new Map<string, number>();

  constructor(seed: number, disk: CentreDisk, disks: TillDisks, say: Say) {
    this.chance = chanceOf(seed);
    this.say = say;
    this.#disks = disks;
    const { time, chance, faults } = this;
    this.centre = new CentreHost({ disk, time, chance, faults, expectedTills: 1 + chance.below(6) });
    this.network = new Network({ time, chance, faults, centre: (question) => this.centre.handle(question) });
    this.truth = new Truth({
      capacity: new Map<string, number>([
        [HOUSE.hallQuota, HOUSE.seats],
        ['q1', HOUSE.places],
        ['q2', HOUSE.places],
        [HOUSE.codeQuota, HOUSE.codeUses],
        [HOUSE.guestQuota, HOUSE.guests],
      ]),
      suspect: this.suspect,
      copies: this.copies,
    });
  }

  /** A centre with its catalogue, and tills that have joined it. */
  async begin(): Promise<void> {
    await this.centre.start();
    const { rows, voucherCode } = venueRows(this.time.now(), sha256, this.chance.bytes(10));
    this.vouchers.push(voucherCode);
    this.truth.open(voucherIdOf(sha256, voucherCode), HOUSE.voucherMinor);
    await importCatalogue(this.centre.parts, rows);
    const tills = 2 + this.chance.below(5);
    for (let n = 1; n <= tills; n++) await this.#join(`till ${n}`);
    this.centreBackup = await this.centre.backUp();
  }

  async #join(name: string): Promise<void> {
    const till = this.#host(name);
    this.tills.push(till);
    await till.start();
    const code = await makeCode(this.centre.parts, null);
    let joined = false;
    const joining = till.command('enrol', { code, centre: 'http://127.0.0.1:1' }).then((reply) => {
      joined = reply.ok;
    });
    while (!joined) {
      await this.settle();
      await this.network.deliver();
    }
    await joining;
    till.sync();
    while (till.syncing) {
      await this.settle();
      await this.network.deliver();
    }
    await till.signIn();
    this.keepCopyOf(till);
  }

  #host(name: string, from?: TillBackup): TillHost {
    const { time, chance, faults, network } = this;
    const bug = (what: string): unknown => this.bugs.push(what);
    const failed = (error: Error): unknown => this.#failures.push(error);
    return new TillHost({ name, time, chance, faults, network, disks: this.#disks, bug, failed }, from);
  }

  /** Lets everything go on that waits for nothing but its turn. */
  async settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    // A storage that works in the background takes more turns than one.
    while (this.centre.busy > 0) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Takes in what the tills have written since the last look. */
  observe(): void {
    for (const till of this.tills) {
      if (!till.up || !till.wrote) continue;
      till.wrote = false;
      till.generation = till.store.read.facts.get(FACT.generation);
      for (const { id, state, acked } of till.store.read.journal.streams()) {
        till.acked.set(id, acked);
        till.wroteTo.add(id);
        const key = `${till.folder}\n${id}`;
        let seen = this.#seen.get(key) ?? 0;
        while (seen < state.seq) {
          for (const sealed of till.store.read.journal.page(id, seen + 1, 500)) {
            this.truth.add(sealed, id);
            till.holds.add(keyOf(id, sealed));
            seen = sealed.seq;
          }
        }
        this.#seen.set(key, seen);
      }
    }
    const [failure] = this.#failures;
    if (failure) throw failure;
    const [bug] = this.bugs;
    if (bug !== undefined) throw new Violation(`bug: ${bug}`);
    const [fault] = this.centre.bugs;
    if (fault !== undefined) throw new Violation(`bug at the centre: ${fault}`);
  }

  keepCopyOf(till: TillHost): void {
    const before = this.#backups.get(till);
    if (before) this.#disks.drop(before.folder);
    this.#backups.set(till, { folder: this.#disks.copyOf(till.folder), keystore: till.keystore.copy() });
  }

  /** Puts a till's backup in place, the database alone or with keys and mark; false when there is none. */
  async restore(till: TillHost, whole: boolean): Promise<boolean> {
    const backup = this.#backups.get(till);
    if (!backup) return false;
    if (!till.up) await till.start();
    this.observe();
    const before = till.stream;
    till.crash();
    till.replace(this.#disks.copyOf(backup.folder), whole ? backup.keystore.copy() : till.keystore);
    for (const id of till.wroteTo) this.copies.add(id);
    if (before) {
      // With its old mark the till can't know that it wrote on after this copy was made.
      if (whole) this.suspect.add(before);
    }
    await till.start();
    const now = till.stream;
    if (now) this.copies.add(now);
    // A mark that lagged behind lets the old life go on; an old mark even one that was over.
    if (now && (whole || now === before)) this.suspect.add(now);
    await this.forgetLost();
    return true;
  }

  /** A second machine with everything that the first one has; null when there is nothing to copy. */
  async clone(till: TillHost): Promise<TillHost | null> {
    const stream = till.stream;
    if (!stream || this.tills.length >= 8) return null;
    const backup = { folder: this.#disks.copyOf(till.folder), keystore: till.keystore.copy() };
    const clone = this.#host(`${till.name} clone`, backup);
    this.suspect.add(stream);
    this.copies.add(stream);
    this.tills.push(clone);
    await clone.start();
    return clone;
  }

  /** What nobody has any more did not happen: papers of it may be in somebody's hand, but no one can know. */
  async forgetLost(): Promise<void> {
    this.observe();
    const kept = new Set<string>();
    for (const till of this.tills) for (const key of till.holds) kept.add(key);
    await this.centre.read(async (tx) => {
      for (const row of await tx.journal.streams())
        for (const entry of await tx.journal.entries(row.stream, 1, row.seq))
          kept.add(keyOf(row.parent ?? row.stream, entry));
    });
    this.truth.keepOnly(kept);
  }

  async end(): Promise<void> {
    for (const till of this.tills) {
      till.crash();
      this.#disks.drop(till.folder);
    }
    for (const { folder } of this.#backups.values()) this.#disks.drop(folder);
  }
}

/** Somebody at a till, with the customers in front. */
export const sceneAt = (world: World, till: TillHost): Scene => ({
  till,
  chance: world.chance,
  say: world.say,
  vouchers: world.vouchers,
  papers: [...world.truth.papers.values()],
  reservations: [...world.truth.reservations.all.values()],
  receivables: [...world.truth.receivables.all.values()],
});
