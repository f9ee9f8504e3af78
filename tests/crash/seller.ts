import { writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Synchronous } from '../../electron/store/connection.ts';
import { STORE_FILE } from '../../electron/store/open.ts';
import { dice } from './random.ts';
import type { Said, SellerOptions } from './sellerProtocol.ts';
import { fillCart, openSellingTill, signIn, validate } from './tillFolder.ts';

/**
 * The child of the crash tests: opens a till and sells until it has sold enough or is killed. What it says goes
 * straight to the pipe, before it does the next thing.
 */
async function sell(options: SellerOptions): Promise<void> {
  const say = (said: Said): void => {
    writeSync(1, `${JSON.stringify(said)}\n`);
  };
  const chance = dice(options.seed);
  const till = await openSellingTill(options.dataDir, options.synchronous as Synchronous);
  await signIn(till.core);
  say({ type: 'ready' });
  for (let n = 1; n <= options.orders; n++) {
    const sale = await fillCart(till.core, chance.oneIn(2) ? 'p1' : 'p2', 1 + chance.pick(4));
    say({ type: 'intent', ...sale });
    const order = await validate(till.core, sale);
    say({
      type: 'acknowledged',
      command: sale.command,
      order: order.id,
      number: order.number,
      totalMinor: order.totalMinor,
      tickets: order.tickets.map((t) => t.number),
    });
    if (options.checkpointEvery > 0 && n % options.checkpointEvery === 0) checkpoint(options.dataDir);
    // Lets timers and input through, as the pauses between two customers do.
    await new Promise(setImmediate);
  }
  await till.close();
}

/** What the till does by itself when nobody has bought anything for a while. */
function checkpoint(dataDir: string): void {
  const db = new Database(join(dataDir, STORE_FILE));
  db.pragma('wal_checkpoint(PASSIVE)');
  db.close();
}

await sell(JSON.parse(process.argv[2] ?? '{}') as SellerOptions);
