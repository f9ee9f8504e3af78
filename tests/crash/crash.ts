import { parseArgs } from 'node:util';
import { killAgainAndAgain } from './killing.ts';

const USAGE = 'npm run crash -- [--kills N] [--seed N] [--json]';

/** Plain Node entry: kills a selling till N times and says what that cost. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '20' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      json: { type: 'boolean', default: false },
    },
  });
  const [kills, seed] = [Number(values.kills), Number(values.seed)];
  if (!Number.isSafeInteger(kills) || kills < 1 || !Number.isSafeInteger(seed)) {
    console.error(USAGE);
    return 2;
  }
  console.log(`A till sells and is killed ${kills} times (--seed ${seed}).`);
  const summary = await killAgainAndAgain({ kills, seed, say: (line) => console.log(line) });
  const whole = summary.lost + summary.orphans + summary.doubled === 0;
  console.log(whole ? 'Nothing was lost.' : 'Something was lost.');
  if (values.json) console.log(JSON.stringify(summary));
  return whole ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
