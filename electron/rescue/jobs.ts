import { z } from 'zod';
import { rescueMark, rescueSummary } from '../../shared/sync/rescue.ts';
import { FACT } from '../core/ports/facts.ts';
import type { Journalist } from '../core/ports/journalist.ts';
import type { RescueJob } from '../core/ports/rescue.ts';
import type { FactReader, Store } from '../core/ports/store.ts';

const job: z.ZodType<RescueJob> = z.object({
  id: z.string(),
  tillNo: z.int(),
  at: z.int(),
  entries: z.int(),
  state: z.enum(['waiting', 'done', 'stopped']),
  problem: z.string().nullable(),
  parts: z.int(),
  offset: z.int(),
  summary: rescueSummary.nullable(),
  mark: rescueMark.nullable(),
  gaps: z.array(z.object({ stream: z.string(), sendFrom: z.int() })),
  unproven: z.int(),
  cases: z.int(),
});
const jobs = z.array(job);

/** No more are remembered; those that ended longest ago go first. */
const MOST_JOBS = 20;

/** The jobs that this till has in hand or has ended, kept with its other facts. */
export interface JobBook {
  all(): readonly RescueJob[];
  put(next: RescueJob): void;
  drop(id: string): void;
}

/** The book of a till's store; whoever shows jobs is told of changes. */
export function jobBook(store: Pick<Store, 'read'>, journalist: Journalist): JobBook {
  const change = (with_: (before: readonly RescueJob[]) => readonly RescueJob[]): void =>
    journalist.transact((tx) => {
      const next = with_(read(tx.store.facts));
      tx.store.facts.set(FACT.rescues, next.length === 0 ? null : JSON.stringify(next));
      tx.touch('till');
    });
  return {
    all: () => read(store.read.facts),
    put: (next) => change((before) => kept([...before.filter(({ id }) => id !== next.id), next])),
    drop: (id) => change((before) => before.filter((one) => one.id !== id)),
  };
}

function kept(all: readonly RescueJob[]): readonly RescueJob[] {
  const tooMany = all.length - MOST_JOBS;
  if (tooMany <= 0) return all;
  const ended = all.filter(({ state }) => state !== 'waiting').slice(0, tooMany);
  return all.filter((one) => !ended.includes(one));
}

function read(facts: FactReader): readonly RescueJob[] {
  const text = facts.get(FACT.rescues);
  return text === undefined ? [] : jobs.parse(JSON.parse(text));
}
