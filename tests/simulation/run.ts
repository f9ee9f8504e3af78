import { hash } from 'node:crypto';
import { canonical, type Json } from '../../shared/kernel/canonical.ts';
import { dump } from '../fakes/testCentre.ts';
import type { Say } from './acting.ts';
import { actAt, comeBack } from './actors.ts';
import { endExpired } from './actsOfReservations.ts';
import type { CentreDisk } from './centreHost.ts';
import { checkCentre } from './checks.ts';
import { checkAtEnd } from './checksAtEnd.ts';
import { countActs } from './countActs.ts';
import type { FaultKind } from './faultCounts.ts';
import { goWrong } from './faults.ts';
import { heal } from './heal.ts';
import { summaryOf } from './summary.ts';
import type { TillDisks } from './tillDisk.ts';
import { textOf } from './tillHost.ts';
import { Violation } from './violation.ts';
import { sceneAt, World } from './world.ts';

/** How one seed went. */
export interface SeedResult {
  readonly seed: number;
  readonly steps: number;
  readonly faults: Record<FaultKind, number>;
  /** SHA-256 of how everybody stands at the end, hex: the same seed gives the same. */
  readonly fingerprint: string;
  /** What must never be, and at which step it was seen; null when all is well. */
  readonly violation: { readonly step: number; readonly what: string } | null;
}

/** Runs one seed: the same seed makes the same run. `say` hears what happens. */
export async function runSeed(
  seed: number,
  disk: CentreDisk,
  disks: TillDisks,
  say: (line: string) => void = () => {},
): Promise<SeedResult> {
  let step = 0;
  const tell: Say = (what) => say(`${String(step).padStart(4)} ${what}`);
  const world = new World(seed, disk, disks, tell);
  let violation: SeedResult['violation'] = null;
  let fingerprint = '';
  try {
    await world.begin();
    const steps = 75 + world.chance.below(80);
    for (step = 1; step <= steps; step++) {
      await oneStep(world);
      world.observe();
      await checkCentre(world);
    }
    tell('everything is well again');
    await heal(world);
    world.observe();
    await checkAtEnd(world);
    countActs(
      [...world.truth.entries.values()].map(({ entry }) => entry),
      world.faults,
    );
    fingerprint = await fingerprintOf(world);
  } catch (error) {
    // Whatever breaks a run down is told with its seed, and the next seed is run.
    const what = error instanceof Violation ? error.message : `exception: ${textOf(error)}`;
    violation = { step, what };
    tell(`VIOLATION ${what}`);
    for (const line of await told(world)) say(line);
  } finally {
    await world.end();
  }
  return { seed, steps: step, faults: world.faults.counts, fingerprint, violation };
}

/** What all tills wrote, and where the centre stands, for whoever looks into a violation. */
async function told(world: World): Promise<string[]> {
  const journals = [...world.truth.entries].map(([key, { entry }]) => `${key} ${summaryOf(entry)}`);
  const centre = await world.centre.read(async (tx) => ({
    streams: (await tx.journal.streams()).map(({ stream, parent, seq, lost, heardIn }) => ({
      stream,
      parent,
      seq,
      lost,
      heardIn,
    })),
    quotas: await tx.inventory.quotas(),
    leases: await tx.inventory.leases(),
    cases: (await tx.journal.allCases(false)).map(({ kind, about, detail }) => ({ kind, about, detail })),
  }));
  return [
    ...journals.sort(),
    ...Object.entries(centre).flatMap(([name, rows]) => rows.map((row) => `${name} ${JSON.stringify(row)}`)),
  ];
}

/** Everything that the centre has. */
async function fingerprintOf(world: World): Promise<string> {
  const all = await world.centre.read(dump);
  return hash('sha256', canonical(JSON.parse(JSON.stringify(all)) as Json), 'hex');
}

async function oneStep(world: World): Promise<void> {
  const { chance, time, network, centre, say } = world;
  time.pass(chance.below(8_000));
  network.expire();
  // One thing after the other: how long a storage takes must not decide what comes first.
  await world.settle();
  const what = chance.weighted<() => Promise<void>>([
    [60, () => somebodyActs(world)],
    [40, async () => chance.pick(world.tills).sync()],
    [15, () => goWrong(world, say)],
    [10, async () => time.pass(chance.below(60_000))],
  ]);
  await what();
  await world.settle();
  if (!centre.up && chance.perMille(300)) {
    const interrupted = chance.perMille(200);
    await centre.start(interrupted);
    if (interrupted) world.faults.count('centreNewGeneration');
    say(`centre is back${interrupted ? ', in a new generation' : ''}`);
  }
  for (const till of world.tills) if (till.up && chance.perMille(300)) await till.process?.keepMark();
  for (const till of world.tills)
    if (till.up && !till.busy && chance.perMille(200)) till.begin(() => endExpired(till));
  await world.settle();
  for (let n = chance.below(2 + 2 * network.ready()); n > 0 && network.ready() > 0; n--) {
    await network.deliver();
    await world.settle();
    // What one till writes may be what another one acts upon, as soon as it has heard of it.
    world.observe();
  }
}

async function somebodyActs(world: World): Promise<void> {
  const { chance, say } = world;
  const till = chance.pick(world.tills);
  if (till.busy) return;
  if (till.up) {
    till.begin(() => actAt(sceneAt(world, till)));
    return;
  }
  await till.start();
  say(`${till.name} is back${till.process?.newLife ? `, in a new life ${till.process.newLife}` : ''}`);
  till.begin(() => comeBack(sceneAt(world, till)));
}
