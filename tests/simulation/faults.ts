import { declareFound, declareLost } from '../../central/service/lost.ts';
import { Refused } from '../../central/service/parts.ts';
import { splitDate } from '../../central/service/split.ts';
import type { DateId, DeviceId, QuotaId } from '../../shared/kernel/ids.ts';
import type { Say } from './acting.ts';
import { Killed } from './mortalStorage.ts';
import { HOUSE } from './venue.ts';
import type { World } from './world.ts';

/** Something goes wrong, whatever. */
export async function goWrong(world: World, say: Say): Promise<void> {
  const { chance } = world;
  const fault = chance.weighted<(world: World, say: Say) => Promise<void> | void>([
    [12, tillCrashes],
    [8, lineChanges],
    [6, weatherChanges],
    [5, clockJumps],
    [8, centreDies],
    [4, centreBacksUp],
    [2, centreIsRestored],
    [3, tillBacksUp],
    [2, tillIsRestored],
    [1, tillIsCloned],
    [2, tillIsLostOrFound],
    [3, dateIsSplit],
  ]);
  await fault(world, say);
}

function tillCrashes(world: World, say: Say): void {
  const till = world.chance.pick(world.tills);
  if (!till.up) return;
  const how = world.chance.below(3);
  if (how === 0) {
    world.faults.count('tillCrashIdle');
    say(`${till.name} crashes`);
    till.crash();
  } else till.crashAtCommit(world.chance.below(6), how === 1);
}

function lineChanges(world: World, say: Say): void {
  const till = world.chance.pick(world.tills);
  till.line.cut = !till.line.cut;
  if (till.line.cut) world.faults.count('partition');
  say(`${till.name} is ${till.line.cut ? 'cut off' : 'on the line'}`);
}

function weatherChanges(world: World, say: Say): void {
  const { chance, network } = world;
  network.weather = chance.perMille(400)
    ? { lost: 0, repeated: 0, delayed: 0 }
    : { lost: chance.below(250), repeated: chance.below(250), delayed: chance.below(250) };
  say(`weather ${JSON.stringify(network.weather)}`);
}

function clockJumps(world: World, say: Say): void {
  const till = world.chance.pick(world.tills);
  const ms = (world.chance.below(240) - 120) * 60_000;
  till.clock.jump(ms);
  world.faults.count('clockJump');
  say(`${till.name}: clock jumps by ${ms / 60_000} minutes`);
}

function centreDies(world: World, say: Say): void {
  if (!world.centre.up) return;
  if (world.chance.perMille(200)) {
    world.faults.count('centreRestarted');
    world.centre.stop();
    say('centre stops');
    return;
  }
  if (world.chance.perMille(500)) {
    world.centre.killAtCommit(world.chance.below(5));
    say('centre will be killed at a commit');
    return;
  }
  const calls = world.chance.below(40);
  world.centre.killAfter(calls);
  say(`centre will be killed after ${calls} calls`);
}

async function centreBacksUp(world: World, say: Say): Promise<void> {
  world.centreBackup = await world.centre.backUp();
  say('centre backed up');
}

async function centreIsRestored(world: World, say: Say): Promise<void> {
  if (!world.centreBackup) return;
  world.centre.stop();
  await world.centreBackup();
  await world.centre.start(true);
  await world.forgetLost();
  world.faults.count('centreRestored');
  say('centre restored from its backup');
}

function tillBacksUp(world: World, say: Say): void {
  const till = world.chance.pick(world.tills);
  if (!till.stream) return;
  world.keepCopyOf(till);
  say(`${till.name} was backed up`);
}

/** The database alone, as from its own backups, or the whole folder with keys and mark. */
async function tillIsRestored(world: World, say: Say): Promise<void> {
  const till = world.chance.pick(world.tills);
  const whole = world.chance.perMille(300);
  if (!(await world.restore(till, whole))) return;
  world.faults.count(whole ? 'tillRestoredFolder' : 'tillRestoredDatabase');
  say(`${till.name}: ${whole ? 'folder' : 'database'} restored`);
}

async function tillIsCloned(world: World, say: Say): Promise<void> {
  const till = world.chance.pick(world.tills);
  const clone = await world.clone(till);
  if (!clone) return;
  world.faults.count('tillCloned');
  say(`${clone.name} is a clone of ${till.name}`);
}

/** A manager at the centre says that a till will not come back; or that one came back all the same. */
async function tillIsLostOrFound(world: World, say: Say): Promise<void> {
  const { centre, chance } = world;
  if (!centre.up) return;
  const streams = (await centre.read((tx) => tx.journal.streams())).filter((row) => row.parent === null);
  const lost = streams.filter((row) => row.lost);
  const found = lost.length > 0 && chance.perMille(600);
  const { device, stream } = chance.pick(found ? lost : streams);
  // Whoever is declared lost may have sold, and may still sell, what others are given now.
  if (!found) for (const row of streams) if (row.device === device) world.suspect.add(row.stream);
  await atCentre(() =>
    found ? declareFound(centre.parts, device as DeviceId) : declareLost(centre.parts, device as DeviceId),
  );
  world.faults.count(found ? 'tillFound' : 'tillDeclaredLost');
  say(`the till of stream ${stream} is ${found ? 'found' : 'declared lost'}`);
}

/** A manager shares a date out over the tills before doors. */
async function dateIsSplit(world: World, say: Say): Promise<void> {
  const { centre, chance } = world;
  if (!centre.up) return;
  const [date, quota] = chance.pick([
    [HOUSE.hallDate, HOUSE.hallQuota],
    ['d1', 'q1'],
  ] as const);
  // A clone writes the stream of its original: that one gets one share.
  const streams = [...new Set(world.tills.map((till) => till.stream))].filter((one) => one !== null);
  const shares = streams.map((stream) => ({ quota: quota as QuotaId, stream, amount: chance.below(6) }));
  const done = await atCentre(() => splitDate(centre.parts, date as DateId, shares));
  if (done) world.faults.count('dateSplit');
  say(`${date} is ${done ? '' : 'not '}shared out anew`);
}

/** False when the centre refused, or was killed over it. */
async function atCentre(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Refused || error instanceof Killed) return false;
    throw error;
  }
}
