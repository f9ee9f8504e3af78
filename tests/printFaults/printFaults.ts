import { parseArgs } from 'node:util';
import { runFaults } from './run.ts';

const USAGE = 'npm run print-faults -- [--tickets N] [--seed N] [--transport spooler|library] [--json]';

/** Plain Node entry: prints on a broken printer with a till that is killed, and says what came of it. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      tickets: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      transport: { type: 'string', default: 'spooler' },
      json: { type: 'boolean', default: false },
    },
  });
  const [tickets, seed] = [Number(values.tickets), Number(values.seed)];
  const { transport } = values;
  const right = Number.isSafeInteger(tickets) && tickets >= 1 && Number.isSafeInteger(seed);
  if (!right || (transport !== 'spooler' && transport !== 'library')) {
    console.error(USAGE);
    return 2;
  }
  console.log(`${tickets} tickets on a printer that fails, with a till that is killed (--seed ${seed}).`);
  const { summary, mayBeUnknown, whole } = await runFaults({
    tickets,
    seed,
    transport,
    say: (line) => console.log(line),
  });
  console.log(
    whole
      ? `No ticket was lost, none has two unmarked originals; at most ${mayBeUnknown} could be unknown.`
      : `This does not hold; at most ${mayBeUnknown} could be unknown.`,
  );
  if (values.json) console.log(JSON.stringify(summary));
  return whole ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
