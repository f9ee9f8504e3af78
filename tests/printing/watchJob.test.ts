import { expect, test } from 'vitest';
import type { PrintReason } from '../../electron/core/ports/printing.ts';
import type { Readiness } from '../../electron/printing/dialects/dialect.ts';
import { PRINTER_TIMINGS } from '../../electron/printing/timings.ts';
import { watchJob } from '../../electron/printing/watchJob.ts';

const JOB_BYTES = 124_000;
const TICK_MS = PRINTER_TIMINGS.pollBusy;

/** What the line and the printer are like at a moment, in ms since the job was written. */
interface Moment {
  readonly taken?: number;
  readonly readiness?: Readiness;
  readonly heard?: boolean;
  readonly done?: boolean;
}

/** Watches a job of 124,000 bytes whose line is told by a function of time; nothing waits for real. */
async function watched(at: (ms: number) => Moment) {
  let clock = 0;
  let heardAt = 0;
  let written = JOB_BYTES;
  const seen = (): Moment => at(clock);
  const blocked: PrintReason[] = [];
  const reason = await watchJob({
    on: {
      isOpen: () => true,
      readiness: () => seen().readiness ?? 'ready',
      heardAt: () => {
        if (seen().heard) heardAt = clock;
        return heardAt;
      },
      answered: () => 0,
      ask: () => {
        written += 12;
      },
      write: () => {},
      written: () => written,
      taken: () => seen().taken ?? written,
      expect: () => {},
      confirmed: () => false,
      fences: () => 0,
      end: async () => {},
    },
    done: () => seen().done ?? false,
    abandoned: () => false,
    timings: PRINTER_TIMINGS,
    now: () => clock,
    news: {
      wait: async (ms = TICK_MS) => {
        clock += ms;
      },
    },
    show: () => {},
    onBlocked: (why) => blocked.push(why),
  });
  return { reason, blocked, ms: clock };
}

test('a picture on a serial line of 9600 baud takes two minutes: the printer is not given up meanwhile', async () => {
  const bytesPerMs = 0.96;
  const carriedMs = JOB_BYTES / bytesPerMs;
  expect(carriedMs).toBeGreaterThan(5 * PRINTER_TIMINGS.silence);
  const job = await watched((ms) => ({
    taken: Math.min(JOB_BYTES, Math.floor(ms * bytesPerMs)),
    done: ms > carriedMs + 2000,
  }));
  expect(job).toMatchObject({ reason: null, blocked: [] });
});

test('questions that leave behind the job are no sign of life', async () => {
  const job = await watched(() => ({}));
  expect(job.reason).toBe('noAnswer');
  expect(job.ms).toBeLessThan(PRINTER_TIMINGS.silence + 2 * TICK_MS);
});

test('a line that stands still in the middle of a job is given up', async () => {
  const job = await watched((ms) => ({ taken: Math.min(5000, ms) }));
  expect(job.reason).toBe('noAnswer');
  expect(job.ms).toBeLessThan(5000 + PRINTER_TIMINGS.silence + 2 * TICK_MS);
});

test('G7: a printer that stopped and is silent, its buffer full, waits for its paper and then goes on', async () => {
  const paperAt = 5 * PRINTER_TIMINGS.silence;
  const job = await watched((ms) => ({
    taken: ms < paperAt ? 20_000 : JOB_BYTES,
    readiness: ms < paperAt ? 'paperOut' : 'ready',
    heard: ms < 1000 || ms >= paperAt,
    done: ms > paperAt + 2000,
  }));
  expect(job).toMatchObject({ reason: null, blocked: ['paperOut'] });
});

test('G7: one that stays silent for longer than that is to be checked', async () => {
  const job = await watched((ms) => ({ taken: 20_000, readiness: 'paperOut', heard: ms < 1000 }));
  expect(job).toMatchObject({ reason: 'noAnswer', blocked: ['paperOut'] });
  expect(job.ms).toBeGreaterThan(PRINTER_TIMINGS.blocked);
});

test('a printer that says that it is ready and confirms nothing is to be checked', async () => {
  const job = await watched(() => ({ heard: true }));
  expect(job.reason).toBe('noAnswer');
  expect(job.ms).toBeGreaterThan(PRINTER_TIMINGS.confirm);
});
