import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Till } from '../../electron/compose.ts';
import { STORE_FILE } from '../../electron/store/open.ts';
import { type Dice, dice } from './random.ts';
import type { Acknowledged, Said, SellerOptions } from './sellerProtocol.ts';
import { openSellingTill, prepareTillFolder, type SaleIntent, signIn, validate } from './tillFolder.ts';
import { type Damage, damageOf } from './whole.ts';

export interface KillingSummary {
  readonly kills: number;
  readonly acknowledged: number;
  /** Kills after which an order was there of which nobody had been told. */
  readonly betweenCommitAndAnswer: number;
  readonly lost: number;
  readonly orphans: number;
  readonly doubled: number;
}

export interface KillingOptions {
  readonly kills: number;
  readonly seed: number;
  /** Hears what goes on, and every damage by name. */
  readonly say: (line: string) => void;
}

/** What a round left behind: everything acknowledged, and the last sale asked for. */
interface Round {
  readonly acknowledged: readonly Acknowledged[];
  readonly last: SaleIntent;
  /** ms from asking for a sale to hearing of it. */
  readonly latencies: readonly number[];
}

/** Lets a till sell and kills it, again and again, on one data folder that is thrown away at the end. */
export async function killAgainAndAgain(options: KillingOptions): Promise<KillingSummary> {
  const dir = mkdtempSync(join(tmpdir(), 'guichet-crash-'));
  const chance = dice(options.seed);
  const acknowledged: Acknowledged[] = [];
  const wrong = { lost: new Set<string>(), orphans: new Set<string>(), doubled: new Set<string>() };
  let betweenCommitAndAnswer = 0;
  let latencies: readonly number[] = [];
  try {
    await prepareTillFolder(dir);
    for (let kill = 1; kill <= options.kills; kill++) {
      const round = await sellUntilKilled(dir, chance, latencies);
      acknowledged.push(...round.acknowledged);
      latencies = round.latencies.length > 0 ? round.latencies : latencies;
      // Before anything else touches the folder: what the dead process left must be whole as it lies there.
      const file = join(dir, STORE_FILE);
      const asLeft = damageOf(file, acknowledged);
      const again = await sendAgain(dir, round);
      if (again.betweenCommitAndAnswer) betweenCommitAndAnswer += 1;
      if (again.order) acknowledged.push(again.order);
      const repeated: Damage = { lost: [], orphans: [], doubled: again.doubled };
      for (const damage of [asLeft, repeated, damageOf(file, acknowledged)])
        for (const kind of ['lost', 'orphans', 'doubled'] as const)
          for (const what of damage[kind]) {
            wrong[kind].add(what);
            options.say(`kill ${kill}: ${kind}: ${what}`);
          }
      const where = again.betweenCommitAndAnswer ? ', killed between commit and answer' : '';
      options.say(`kill ${kill}: ${round.acknowledged.length} orders acknowledged${where}`);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return {
    kills: options.kills,
    acknowledged: acknowledged.length,
    betweenCommitAndAnswer,
    lost: wrong.lost.size,
    orphans: wrong.orphans.size,
    doubled: wrong.doubled.size,
  };
}

/** Starts the child, waits until it has sold some, and kills it at a moment that chance chooses. */
async function sellUntilKilled(dataDir: string, chance: Dice, before: readonly number[]): Promise<Round> {
  const options: SellerOptions = {
    dataDir,
    seed: chance.pick(2 ** 31),
    orders: 10_000,
    synchronous: 'FULL',
    checkpointEvery: chance.oneIn(3) ? 4 : 0,
  };
  const seller = new URL('./seller.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [seller, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const enough = 5 + chance.pick(8);
  const aimed = !chance.oneIn(3);
  const acknowledged: Acknowledged[] = [];
  const latencies: number[] = [];
  let last: SaleIntent | null = null;
  let askedAt = 0;
  const ended = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    const said = readSaid(line);
    if (said === null || said.type === 'ready') continue;
    if (said.type === 'acknowledged') {
      acknowledged.push(said);
      latencies.push(performance.now() - askedAt);
      if (!aimed && acknowledged.length >= enough) killAfter(child, chance.pick(3000) / 100);
    } else {
      last = said;
      askedAt = performance.now();
      if (aimed && acknowledged.length >= enough)
        killAfter(child, momentWithin(before.length > 0 ? before : latencies, chance));
    }
  }
  await ended;
  if (child.signalCode !== 'SIGKILL') throw new Error(`the selling child ended by itself: ${errors}`);
  if (last === null) throw new Error('the selling child was killed before it sold anything');
  return { acknowledged, last, latencies };
}

/** A line that was cut by the kill is no line. */
function readSaid(line: string): Said | null {
  try {
    return JSON.parse(line) as Said;
  } catch {
    return null;
  }
}

/** Somewhere in the second half of a sale, where it is committed and about to be answered. */
function momentWithin(latencies: readonly number[], chance: Dice): number {
  const usual = [...latencies].sort((a, b) => a - b)[Math.floor(latencies.length / 2)] ?? 2;
  return (usual * (40 + chance.pick(80))) / 100;
}

/** Kills the child after so many ms. A timer is too coarse for what lies between commit and answer. */
function killAfter(child: ChildProcess, ms: number): void {
  const at = performance.now() + ms;
  while (performance.now() < at);
  child.kill('SIGKILL');
}

interface Again {
  /** The order was there although nobody had been told. */
  readonly betweenCommitAndAnswer: boolean;
  readonly order: Acknowledged | null;
  readonly doubled: readonly string[];
}

/** Opens the till as after a crash and sends the last command again, twice: one order, one answer (G2). */
async function sendAgain(dataDir: string, { last, acknowledged }: Round): Promise<Again> {
  const till = await openSellingTill(dataDir);
  try {
    await signIn(till.core);
    const before = await ordersOf(till);
    const first = await validate(till.core, last);
    const after = await ordersOf(till);
    const second = await validate(till.core, last);
    const told = acknowledged.find((ack) => ack.command === last.command);
    const same = JSON.stringify(first) === JSON.stringify(second) && (await ordersOf(till)) === after;
    const once = after - before <= (told ? 0 : 1) && (!told || told.order === first.id);
    return {
      betweenCommitAndAnswer: !told && after === before,
      order: told
        ? null
        : {
            type: 'acknowledged',
            command: last.command,
            order: first.id,
            number: first.number,
            totalMinor: first.totalMinor,
            tickets: first.tickets.map((t) => t.number),
          },
      doubled: same && once ? [] : [`command ${last.command} was carried out again`],
    };
  } finally {
    await till.close();
  }
}

async function ordersOf(till: Till): Promise<number> {
  const reply = await till.core.queries.till({}, 'screen-1');
  if (!reply.ok || !reply.value.session) throw new Error('no cash session is open');
  return reply.value.session.orders;
}
