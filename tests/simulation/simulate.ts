import { parseArgs } from 'node:util';
import { memoryDisk } from './centreDisk.ts';
import { runSeed } from './run.ts';
import { tillDisks } from './tillDisk.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const disks = await tillDisks();
const from = Number(values.seed ?? 1);
const to = values.seed ? from : Number(values.seeds);
let bad = 0;
let steps = 0;
const faults: Record<string, number> = {};
const began = performance.now();
for (let seed = from; seed <= to; seed++) {
  const result = await runSeed(seed, memoryDisk(), disks, values.trace ? (line) => console.log(line) : undefined);
  steps += result.steps;
  for (const [k, n] of Object.entries(result.faults)) faults[k] = (faults[k] ?? 0) + n;
  if (result.violation) {
    bad += 1;
    console.log(`seed ${seed} step ${result.violation.step}: ${result.violation.what}`);
  }
}
console.log(`${((performance.now() - began) / (to - from + 1)).toFixed(0)} ms a seed`);
console.log(JSON.stringify({ seeds: to - from + 1, steps, faults, violations: bad }));
disks.close();
