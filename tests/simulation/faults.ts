import type { Say } from './actors.ts';
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
