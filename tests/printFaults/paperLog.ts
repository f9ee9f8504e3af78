import { createParser } from '../../electron/printing/virtual/parser.ts';
import type { PrintedPaper } from '../../electron/printing/virtual/printer.ts';

/** One job's print on a piece of paper: two jobs stand on one piece when the first was broken off. */
export interface Print {
  readonly qr: string;
  readonly marked: boolean;
  /** The piece was cut off behind it, and nothing was missing before the cut. */
  readonly whole: boolean;
}

const DUPLICATE = /DUPLICAT|DUPLIKAT/;

/** What the virtual printer printed, job by job, from its own bytes: each job begins with a reset. */
export function printsOn(paper: PrintedPaper): readonly Print[] {
  const jobs: { text: string; qr: string | null }[] = [];
  for (const command of createParser()(paper.bytes)) {
    if (command.kind === 'reset') jobs.push({ text: '', qr: null });
    const job = jobs.at(-1);
    if (!job) continue;
    if (command.kind === 'text') job.text += Buffer.from(command.raw).toString('latin1');
    if (command.kind === 'newLine') job.text += '\n';
    if (command.kind === 'qrStore') job.qr = Buffer.from(command.data).toString('latin1');
    // Stored is not printed: only what was printed is on the paper.
    if (command.kind === 'qrPrint' && job.qr !== null) job.qr = `!${job.qr}`;
  }
  return jobs.flatMap((job, index) => {
    if (!job.qr?.startsWith('!')) return [];
    const whole = paper.cut && index === jobs.length - 1;
    return [{ qr: job.qr.slice(1), marked: DUPLICATE.test(job.text), whole }];
  });
}
