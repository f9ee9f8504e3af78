import type { RescueOutcome } from './rescueFile.ts';

const money = (minor: number): string => (minor / 100).toFixed(2);
const entries = (n: number): string => (n === 1 ? '1 entry' : `${n} entries`);
const orders = (n: number): string => (n === 1 ? '1 order' : `${n} orders`);

/** What came of a rescue file, in lines for whoever runs the centre. */
export function rescueReport({ tillNo, summary, mark, gaps, unproven, cases }: RescueOutcome): string[] {
  const held = summary.streams.reduce((sum, { entries: n }) => sum + n, 0);
  const lines = [
    mark === null
      ? `Till ${tillNo}: the centre had all ${entries(held)} of the file already; nothing was changed.`
      : `Till ${tillNo}: the file holds ${entries(held)}; it has brought ${entries(mark.entries)} and ` +
        `${orders(mark.orders)}, ${money(mark.netMinor)} ${mark.currency}.`,
  ];
  for (const { methodName, minor, count } of mark?.methods ?? [])
    lines.push(`  ${methodName}: ${money(minor)} (${count})`);
  for (const { stream, sendFrom } of gaps)
    lines.push(
      `  The centre needs journal ${stream} from entry ${sendFrom} on, and the file begins later: ` +
        'make it again with everything (--all).',
    );
  for (const { stream, from, to, why } of summary.holes)
    lines.push(`  Missing in the file: journal ${stream}, entries ${from} to ${to ?? '?'} (${why}).`);
  if (unproven > 0) lines.push(`  ${entries(unproven)} without the till's own signature: left out.`);
  if (cases > 0) lines.push(`  ${cases} case${cases === 1 ? '' : 's'} to look at.`);
  return lines;
}
