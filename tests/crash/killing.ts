import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { STORE_FILE } from '../../electron/store/open.ts';
import { type Dice, dice } from './random.ts';
import type { Acknowledged, Said, SellerOptions } from './sellerProtocol.ts';
import { openSellingTill, type SaleIntent, signIn, validate } from './tillFolder.ts';
import { damageOf } from './whole.ts';

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

/** What a round left behind: everything acknowledged, and the sale that was under way. */
interface Round {
  readonly acknowledged: readonly Acknowledged[];
  readonly pending: SaleIntent | null;
  /** ms from asking for a sale to hearing of it. */
  readonly latencies: readonly number[];
}

/** Lets a till sell and kills it, again and again, on one data folder that is thrown away at the end. */
export async function killAgainAndAgain(options: KillingOptions): Promise<KillingSummary> {
  const dir = mkdtempSync(join(tmpdir(), 'guichet-crash-'));
  const { prepareTillFolder } = await import('./tillFolder.ts');
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
      const found = [damageOf(file, acknowledged)];
      const again = await sendAgain(dir, round);
      if (again.wasCommitted) betweenCommitAndAnswer += 1;
      if (again.order) acknowledged.push(again.order);
      found.push(damageOf(file, acknowledged));
      for (const damage of found)
        for (const kind of ['lost', 'orphans', 'doubled'] as const)
          for (const what of damage[kind]) {
            wrong[kind].add(what);
            options.say(`kill ${kill}: ${kind}: ${what}`);
          }
      for (const what of again.doubled) wrong.doubled.add(what);
      const where = again.wasCommitted ? ', killed between commit and answer' : '';
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
  const child = spawn(process.execPath, [seller, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const enough = 5 + chance.pick(8);
  const aimed = !chance.oneIn(3);
  const acknowledged: Acknowledged[] = [];
  const latencies: number[] = [];
  let pending: SaleIntent | null = null;
  let askedAt = 0;
  const ended = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    const said = readSaid(line);
    if (said === null || said.type === 'ready') continue;
    if (said.type === 'acknowledged') {
      acknowledged.push(said);
      latencies.push(performance.now() - askedAt);
      pending = null;
      if (!aimed && acknowledged.length >= enough) killAfter(child, chance.pick(3000) / 100);
    } else {
      pending = said;
      askedAt = performance.now();
      if (aimed && acknowledged.length >= enough) killAfter(child, momentWithin(before.length > 0 ? before : latencies, chance));
    }
  }
  await ended;
  if (child.signalCode !== 'SIGKILL') throw new Error(`the selling child ended by itself: ${errors}`);
  return { acknowledged, pending, latencies };
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
  /** The order was there before it was asked for again. */
  readonly wasCommitted: boolean;
  readonly order: Acknowledged | null;
  readonly doubled: readonly string[];
}

/** Opens the till as after a crash and sends the command under way again, twice: one order, one answer (G2). */
async function sendAgain(dataDir: string, round: Round): Promise<Again> {
  const till = await openSellingTill(dataDir);
  try {
    await signIn(till.core);
    const count = async (): Promise<number> => {
      const reply = await till.core.queries.till({}, 'screen-1');
      if (!reply.ok || !reply.value.session) throw new Error('no cash session is open');
      return reply.value.session.orders;
    };
    const sale = round.pending ?? round.acknowledged.at(-1);
    if (sale === undefined) return { wasCommitted: false, order: null, doubled: [] };
    const before = await count();
    const cart = 'cart' in sale ? sale.cart : '';
    if (cart === '') return { wasCommitted: false, order: null, doubled: [] };
    const intent: SaleIntent = { command: sale.command, cart };
    const first = await validate(till.core, intent);
    const after = await count();
    const second = await validate(till.core, intent);
    const same = JSON.stringify(first) === JSON.stringify(second) && (await count()) === after;
    const order: Acknowledged = {
      type: 'acknowledged',
      command: sale.command,
      order: first.id,
      number: first.number,
      totalMinor: first.totalMinor,
      tickets: first.tickets.map((t) => t.number),
    };
    const doubled = same && after - before <= 1 ? [] : [sale.command];
    return { wasCommitted: after === before, order, doubled };
  } finally {
    await till.close();
  }
}
