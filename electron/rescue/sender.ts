import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { backOff } from '../../shared/sync/backOff.ts';
import type { RescueReply, RescueRequest } from '../../shared/sync/rescue.ts';
import type { Log } from '../core/ports/log.ts';
import type { RescueJob } from '../core/ports/rescue.ts';
import { CentreFailure } from '../core/ports/sync.ts';
import { openRescueFile, type RescueFile } from './checkFile.ts';
import type { JobBook } from './jobs.ts';

/** Sends one part to the centre; throws CentreFailure. */
export type SendPart = (request: RescueRequest) => Promise<RescueReply>;

export interface SenderParts {
  readonly book: JobBook;
  readonly fileOf: (id: string) => string;
  /** Undefined before enrolment. */
  readonly send: () => SendPart | undefined;
  readonly log: Log;
  /** 0 … 1, for the jitter. */
  readonly random: () => number;
}

/** What the centre says of a file that it will never take: asking again is of no use. */
const FINAL = [
  'rescueOfOtherOrganiser',
  'rescueOfOtherCentre',
  'rescueOfUnknownTill',
  'rescueDamaged',
  'rescueVersion',
  'notARescue',
  'notYourStream',
  'fileGone',
];

/** The part that begins a request. */
export const requestOf = (file: RescueFile, { index, last, data }: RequestPart): RescueRequest => ({
  start: Buffer.from(file.start.bytes).toString('base64'),
  index,
  last,
  data: Buffer.from(data).toString('base64'),
});
type RequestPart = { readonly index: number; readonly last: boolean; readonly data: Uint8Array };

/**
 * Carries the files that were handed in to the centre, part by part, in the background. How far it has come is kept
 * with each answer; what is sent again after a cut is answered alike and changes nothing.
 */
export function startRescueSender(parts: SenderParts) {
  const { book, log } = parts;
  let failures = 0;
  let closed = false;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    const send = parts.send();
    if (!send) return;
    for (let job = next(book); job && !closed; job = next(book)) await carry(parts, send, job, () => closed);
    failures = 0;
  };
  const start = (): void => {
    if (closed) return;
    clearTimeout(timer);
    if (running) {
      again = true;
      return;
    }
    running = run()
      .catch((error: unknown) => {
        failures += 1;
        if (!(error instanceof CentreFailure))
          log.error('a rescue file was not sent', { error: String(error) });
      })
      .finally(() => {
        running = undefined;
        if (closed) return;
        if (again && failures === 0) start();
        else if (next(book)) timer = setTimeout(start, backOff(Math.max(1, failures), parts.random()));
        again = false;
      });
  };
  if (next(book)) timer = setTimeout(start, 0);
  return {
    /** A file was handed in, or the line is back. */
    wake: start,
    close: async (): Promise<void> => {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}

const next = (book: JobBook): RescueJob | undefined => book.all().find(({ state }) => state === 'waiting');

async function carry(
  parts: SenderParts,
  send: SendPart,
  job: RescueJob,
  isClosed: () => boolean,
): Promise<void> {
  const { book } = parts;
  const path = parts.fileOf(job.id);
  if (!existsSync(path)) return book.put({ ...job, state: 'stopped', problem: 'fileGone' });
  const opened = await openRescueFile(path);
  if (!opened.ok) return book.put({ ...job, state: 'stopped', problem: 'rescueDamaged' });
  const file = opened.value;
  let so = job;
  try {
    while (so.state === 'waiting' && !isClosed()) {
      const read = await file.part(so.parts === 0 ? undefined : so.offset, so.parts);
      if (!read.ok) throw new CentreFailure('refused', 'rescueDamaged', 'the kept file is damaged');
      const reply = await send(requestOf(file, read.value.part));
      so = { ...afterReply(so, reply), parts: so.parts + 1, offset: read.value.end, problem: null };
      book.put(so);
    }
  } catch (error) {
    if (!(error instanceof CentreFailure)) throw error;
    const code = error.kind === 'unreachable' ? null : error.code;
    const final = error.kind === 'refused' && FINAL.includes(error.code);
    if (final || so.problem !== code)
      book.put({ ...so, state: final ? 'stopped' : 'waiting', problem: code });
    if (!final) throw error;
    parts.log.warn('the centre does not take a rescue file', { code: error.code, detail: error.message });
  } finally {
    await file.close();
  }
  if (so.state === 'done') await rm(path, { force: true });
}

function afterReply(job: RescueJob, reply: RescueReply): RescueJob {
  if (reply.kind === 'summary') return { ...job, summary: reply.summary };
  if (reply.kind === 'end') return { ...job, state: 'done', mark: reply.mark };
  const answer = reply.reply;
  const unproven = job.unproven + reply.unproven;
  if (answer?.status !== 'gap') return { ...job, unproven, cases: job.cases + (answer?.cases.length ?? 0) };
  const known = job.gaps.some(({ stream }) => stream === reply.stream);
  const gap = { stream: reply.stream, sendFrom: answer.sendFrom };
  return { ...job, unproven, gaps: known ? job.gaps : [...job.gaps, gap] };
}
