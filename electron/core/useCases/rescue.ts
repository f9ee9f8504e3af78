import type { Refusal } from '../../../shared/contract/refusal.ts';
import type {
  RescueContentsView,
  RescueJobView,
  RescueMarkView,
  RescueTotalsView,
} from '../../../shared/contract/rescueViews.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import { instant } from '../../../shared/kernel/time.ts';
import { type RescueMark, type RescueSummary, rescueMark } from '../../../shared/sync/rescue.ts';
import type { CommandHandlers, QueryHandlers } from '../api.ts';
import type { CoreContext } from '../context.ts';
import { MANAGERS, SELLERS } from '../people.ts';
import type { RescueFound, RescueJob, RescueProblem } from '../ports/rescue.ts';

/** Rescues shown at most. */
const SHOWN = 20;

/** Saves takings to a file, and hands in those of another till. */
export function rescueCommands(
  context: CoreContext,
): Pick<CommandHandlers, 'makeRescueFile' | 'takeRescuePart' | 'handInRescue' | 'forgetRescue'> {
  const { people, workers, parts } = context;
  return {
    // Whoever sells may save: nobody but the centre can read what is saved.
    makeRescueFile: async (input, screen) => {
      const person = people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const made = said(await workers.rescue.make(input.all));
      if (!made.ok) return made;
      const { summary, ...file } = made.value;
      const contents = contentsOf(summary);
      // A count is blind: what an X says is a manager's while the session is open.
      const blind = person.value.role !== 'manager' && parts.store.read.journal.current()?.state.session;
      return accept({
        ...file,
        entries: entriesOf(summary),
        contents: blind ? { ...contents, netMinor: null, methods: [] } : contents,
      });
    },
    takeRescuePart: async (input, screen) => {
      const person = people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      const taken = said(await workers.rescue.take(input.upload, input.offset, input.base64));
      return taken.ok ? accept({ size: taken.value }) : taken;
    },
    handInRescue: async (input, screen) => {
      const person = people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      const job = said(await workers.rescue.handIn(input.upload));
      return job.ok ? accept(jobView(job.value)) : job;
    },
    forgetRescue: async (input, screen) => {
      const person = people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      workers.rescue.forget(input.rescue);
      return accept({});
    },
  };
}

/** What is in files, what became of them, and what others have handed in. */
export function rescueQueries(
  context: CoreContext,
): Pick<QueryHandlers, 'rescueBytes' | 'rescueFile' | 'rescues'> {
  const { people, workers, parts } = context;
  return {
    rescueBytes: async (input, screen) => {
      const person = people.allowed(screen, SELLERS);
      return person.ok ? said(await workers.rescue.read(input.file, input.offset)) : person;
    },
    rescueFile: async (input, screen) => {
      const person = people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      const found = said(await workers.rescue.look(input.upload));
      return found.ok ? accept(foundView(found.value)) : found;
    },
    rescues: async (_input, screen) => {
      const person = people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      const marks = parts.store.read.reference
        .all()
        .filter(({ kind }) => kind === 'rescue')
        .flatMap(({ value }) => rescueMark.safeParse(value).data ?? [])
        .sort((a, b) => b.at - a.at);
      return accept({
        jobs: [...workers.rescue.jobs()].reverse().map(jobView),
        marks: marks.slice(0, SHOWN).map(markView),
      });
    },
  };
}

const said = <T>(result: Result<T, RescueProblem>): Result<T, Refusal> =>
  result.ok ? result : refuse({ kind: 'rescueRefused', reason: result.refusal });

const entriesOf = (summary: RescueSummary): number =>
  summary.streams.reduce((sum, { entries }) => sum + entries, 0);

/** Totals by payment method of several journals, added up. */
function addMethods(
  totals: RescueTotalsView['methods'],
  more: RescueTotalsView['methods'],
): RescueTotalsView['methods'] {
  const next = new Map(totals.map((one) => [one.method, one]));
  for (const { method, methodName, minor, count } of more) {
    const so = next.get(method) ?? { method, methodName, minor: 0, count: 0 };
    next.set(method, { ...so, minor: so.minor + minor, count: so.count + count });
  }
  return [...next.values()];
}

function contentsOf(summary: RescueSummary): RescueContentsView {
  const real = summary.streams.filter(({ training }) => !training);
  const times = summary.streams.flatMap(({ firstAt, lastAt }) => [firstAt ?? [], lastAt ?? []].flat());
  const total = (of: (one: (typeof real)[number]) => number): number =>
    real.reduce((sum, one) => sum + of(one), 0);
  return {
    orders: total(({ orders }) => orders),
    tickets: total(({ tickets }) => tickets),
    currency: real[0]?.currency ?? 'CHF',
    netMinor: total(({ netMinor }) => netMinor),
    methods: real.reduce<RescueTotalsView['methods']>((so, { methods }) => addMethods(so, methods), []),
    firstAt: times.length === 0 ? null : instant(Math.min(...times)),
    lastAt: times.length === 0 ? null : instant(Math.max(...times)),
    missing: summary.holes.reduce((sum, { from, to }) => sum + (to === null ? 0 : to - from + 1), 0),
    endUncertain: summary.holes.some(({ to }) => to === null),
  };
}

function foundView({ id, header, summary, known }: RescueFound) {
  const atCentre = header.streams.reduce((sum, { stream, from, to }) => {
    const acked = known.find((one) => one.stream === stream)?.acked ?? 0;
    return sum + Math.max(0, Math.min(acked, to) - from + 1);
  }, 0);
  return {
    id,
    tillNo: header.tillNo,
    madeAt: instant(header.madeAt),
    madeFrom: header.madeFrom,
    entries: header.streams.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    contents: summary && contentsOf(summary),
    atCentre: summary && atCentre,
  };
}

const jobView = (job: RescueJob): RescueJobView => ({
  id: job.id,
  tillNo: job.tillNo,
  at: instant(job.at),
  entries: job.entries,
  state: job.state,
  problem: job.problem,
  contents: job.summary && contentsOf(job.summary),
  brought: job.mark && { ...totalsOf(job.mark), entries: job.mark.entries },
  gaps: job.gaps.length,
  unproven: job.unproven,
  cases: job.cases,
});

const markView = (mark: RescueMark): RescueMarkView => ({
  ...totalsOf(mark),
  id: mark.id,
  tillNo: mark.tillNo,
  byTill: mark.byTill,
  at: instant(mark.at),
  entries: mark.entries,
});

const totalsOf = ({ orders, tickets, currency, netMinor, methods }: RescueMark): RescueTotalsView => ({
  orders,
  tickets,
  currency,
  netMinor,
  methods: methods.map(({ method, methodName, minor, count }) => ({ method, methodName, minor, count })),
});
