import { readArguments, USAGE, type VerifyArguments } from './verify/arguments.ts';
import type { JournalReport, StreamReport } from './verify/checkJournal.ts';
import { UnusableFile } from './verify/journalFile.ts';
import { verifyFile } from './verify/verifyFile.ts';

/** Plain Node entry: checks the journal in a till's database (G8), reading only. */
function main(args: readonly string[]): number {
  const read = readArguments(args);
  if (typeof read === 'string') {
    console.error(`${read}\n\n${USAGE}`);
    return 2;
  }
  try {
    return report(read, verifyFile(read.file, read));
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    console.error(error.message);
    if (read.json) console.log(JSON.stringify({ file: read.file, sound: false, error: error.message }));
    return 2;
  }
}

function report(read: VerifyArguments, found: JournalReport): number {
  if (found.streams.length === 0) console.log('The file holds no journal yet.');
  for (const stream of found.streams) for (const line of linesOf(stream)) console.log(line);
  if (found.stray) console.log(`FAULT: an entry belongs to no journal of this file: ${found.stray}`);
  console.log(found.sound ? 'The journal is sound.' : 'The journal is NOT sound.');
  if (read.json) console.log(JSON.stringify({ file: read.file, ...found }));
  return found.sound ? 0 : 1;
}

function linesOf(stream: StreamReport): string[] {
  const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
  const till = stream.prefix === '' ? '' : ` (till ${stream.tillNo}, numbers ${stream.prefix}-…)`;
  const lines = [
    `Journal ${stream.stream}${till}: ${count(stream.entries, 'good entry', 'good entries')}, ` +
      `${count(stream.signaturesChecked, 'signature')} checked, ${count(stream.orders, 'order')}, ` +
      `${(stream.netMinor / 100).toFixed(2)} ${stream.currency}, head ${stream.head.slice(0, 16)}`,
  ];
  if (stream.fault)
    lines.push(`  FAULT at entry ${stream.fault.seq}: ${stream.fault.detail} [${stream.fault.what}]`);
  if (stream.foldFault)
    lines.push(
      `  DOES NOT ADD UP at entry ${stream.foldFault.seq}: ${stream.foldFault.detail} [${stream.foldFault.kind}]`,
    );
  if (stream.unknownKinds > 0)
    lines.push(
      `  ${count(stream.unknownKinds, 'entry', 'entries')} of a kind unknown to this version: chained, not added up`,
    );
  return lines;
}

process.exitCode = main(process.argv.slice(2));
