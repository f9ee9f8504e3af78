import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runEvening } from './runEvening.ts';

// npm run demo: a scripted evening without a screen.
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    orders: { type: 'string', default: '60' },
    tills: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
  },
});
const [orders, tills, seed] = [values.orders, values.tills, values.seed].map(Number) as [
  number,
  number,
  number,
];
if (!(orders >= tills * 2 && tills >= 1 && tills <= 8 && Number.isInteger(seed))) {
  console.error(
    'usage: npm run demo -- [--json] [--orders N] [--tills 1…8] [--seed N], at least two orders a till',
  );
  process.exit(2);
}
const dir = mkdtempSync(join(tmpdir(), 'guichet-demo-'));
const say = (line: string): void => {
  if (!values.json) console.log(line);
};
try {
  const { summary, differences } = await runEvening({ dir, orders, tills, seed, say });
  for (const difference of differences) console.error(`NOT EQUAL: ${difference}`);
  console.log(JSON.stringify(summary));
  process.exitCode = differences.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  rmSync(dir, { recursive: true, force: true });
}
