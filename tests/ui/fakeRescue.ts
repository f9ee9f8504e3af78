import type { QueryReply } from '../../shared/contract/queries.ts';
import { instant } from '../../shared/kernel/time.ts';
import { EVENING } from './fakeVenue.ts';

const contents = {
  orders: 140,
  tickets: 312,
  currency: 'CHF',
  netMinor: 1_284_550,
  methods: [
    { method: 'cash', methodName: 'Cash', minor: 412_050, count: 61 },
    { method: 'card', methodName: 'Card', minor: 702_500, count: 64 },
    { method: 'twint', methodName: 'TWINT', minor: 170_000, count: 15 },
  ],
};
const span = { firstAt: instant(EVENING - 7_200_000), lastAt: instant(EVENING) };
const FILE = 'ab'.repeat(16);

/** What the fake core says about rescue files. `is`: states of the fake till. */
export function fakeRescue() {
  const jobs: QueryReply<'rescues'>['jobs'] = [];
  const marks: QueryReply<'rescues'>['marks'] = [];
  return {
    jobs,
    marks,
    made: () => ({
      file: FILE,
      fileName: 'till-2-20261127T190000Z.guichet-rescue',
      bytes: 3,
      entries: 162,
      contents: { ...contents, ...span, missing: 0, endUncertain: false },
    }),
    bytes: () => ({ base64: 'AQID', next: null }),
    /** True: the centre can't be asked. */
    sealed: false,
    found: (sealed: boolean): QueryReply<'rescueFile'> => ({
      id: FILE,
      tillNo: 2,
      madeAt: instant(EVENING),
      madeFrom: 'backup',
      entries: 162,
      contents: sealed ? null : { ...contents, ...span, missing: 3, endUncertain: true },
      atCentre: sealed ? null : 12,
    }),
    handIn: () => {
      const job = {
        id: FILE,
        tillNo: 2,
        at: instant(EVENING),
        entries: 162,
        state: 'waiting' as const,
        problem: null,
        contents: null,
        brought: null,
        gaps: 0,
        unproven: 0,
        cases: 0,
      };
      jobs.push(job);
      return job;
    },
    /** The line is back: what waits arrives. */
    arrive: () => {
      for (const [i, job] of jobs.entries())
        jobs[i] = {
          ...job,
          state: 'done',
          brought: { ...contents, entries: 150 },
          cases: 2,
          unproven: 1,
          gaps: 1,
        };
      marks.push({ ...contents, id: FILE, tillNo: 2, byTill: 1, at: instant(EVENING), entries: 150 });
    },
    forget: (rescue: string) => {
      jobs.splice(
        jobs.findIndex(({ id }) => id === rescue),
        1,
      );
      return {};
    },
  };
}
