import { comeBack } from './actors.ts';
import { endExpired } from './actsOfReservations.ts';
import { checkCentre } from './checks.ts';
import { Violation } from './violation.ts';
import { sceneAt, type World } from './world.ts';

/** So often everything is sent round before it must be quiet. */
const MOST_ROUNDS = 40;

/** Everybody comes back, the network is good, and all talk until there is nothing left to say; throws Violation. */
export async function heal(world: World): Promise<void> {
  const { network, centre, time, chance } = world;
  network.weather = { lost: 0, repeated: 0, delayed: 0 };
  centre.spare();
  if (!centre.up) await centre.start();
  for (const till of world.tills) {
    till.spare();
    // Some restart, as at the end of an evening; a process that was told of a fork says no more until it does.
    if (world.suspect.size > 0 || chance.perMille(300)) till.crash();
    till.line.cut = false;
    if (till.up) continue;
    await till.start();
    till.begin(() => comeBack(sceneAt(world, till)));
  }
  let before = '';
  for (let round = 1; ; round++) {
    if (round > MOST_ROUNDS)
      throw new Violation(`quiet: after ${MOST_ROUNDS} rounds there is still something to say`);
    for (const till of world.tills) till.sync();
    await quiet(world);
    for (const till of world.tills) till.begin(() => endExpired(till));
    await quiet(world);
    time.pass(20_000);
    network.expire();
    await quiet(world);
    const now = await standing(world);
    if (now === before) return;
    before = now;
  }
}

/** Delivers until nothing is under way and nobody waits. */
async function quiet(world: World): Promise<void> {
  await world.settle();
  for (let n = 0; world.network.underWay > 0 || world.tills.some((till) => till.busy || till.syncing); n++) {
    if (n > 20_000) throw new Violation('quiet: messages go round and round');
    if (world.network.ready() === 0) {
      world.time.pass(1_000);
      world.network.expire();
    }
    await world.network.deliver();
    await world.settle();
    world.observe();
    await checkCentre(world);
  }
}

/** Where everybody stands, to see whether a round changed anything. */
async function standing(world: World): Promise<string> {
  const centre = await world.centre.read(async (tx) => [
    await tx.feed.position(),
    (await tx.journal.streams()).map((row) => [row.stream, row.seq, row.heardIn]),
  ]);
  const tills = world.tills.map((till) => [
    till.store.read.facts.get('feedCursor'),
    till.store.read.journal.streams().map((row) => [row.id, row.state.seq, row.acked]),
  ]);
  return JSON.stringify([centre, tills]);
}
