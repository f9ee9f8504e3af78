import type { SessionClosed } from '../journal/bodies.ts';
import type { Entry } from '../journal/entry.ts';
import { BUSINESS_DAY_ENDS_AT_HOUR } from '../kernel/time.ts';
import type { ClosingBeside, DayOfStream, KnownAct } from './evening.ts';
import { byHour, figuresOf, figuresOfClosing } from './figures.ts';
import { type MoneyAct, moneyActOf } from './moneyActs.ts';

/** An entry of a stream, and whether its fold has booked it. */
export interface ReportedEntry {
  readonly entry: Pick<Entry, 'seq' | 'at' | 'kind' | 'body'>;
  readonly booked: boolean;
}

/** How a venue's clock reads. Instants in ms UTC. */
export interface VenueClock {
  readonly day: (ms: number) => string;
  /** 0 to 23. */
  readonly hour: (ms: number) => number;
}

/**
 * What a stream's entries say of one business day. `entries` may be more than those of the day; those of a session that was
 * closed on it must all be there, so that its closing can stand beside them.
 */
export function dayOfStream(
  of: Pick<DayOfStream, 'stream' | 'tillNo' | 'prefix' | 'head' | 'open'>,
  day: string,
  entries: readonly ReportedEntry[],
  clock: VenueClock,
): DayOfStream {
  const known = entries.flatMap(({ entry, booked }) => {
    const act = moneyActOf(entry);
    return act ? [{ act, booked }] : [];
  });
  const bookedActs = known.filter((one) => one.booked).map((one) => one.act);
  const ofDay = bookedActs.filter((act) => act.day === day);
  return {
    ...of,
    closings: entries
      .filter(({ entry }) => entry.kind === 'sessionClosed' && clock.day(entry.at) === day)
      .map(({ entry }) => closingOf(entry, bookedActs)),
    figures: figuresOf(ofDay),
    hours: byHour(ofDay, clock.hour, BUSINESS_DAY_ENDS_AT_HOUR),
    acts: known.filter(({ act }) => act.day === day).map(({ act, booked }) => briefly(act, booked)),
  };
}

function closingOf(entry: ReportedEntry['entry'], acts: readonly MoneyAct[]): ClosingBeside {
  const closing = entry.body as unknown as SessionClosed;
  return {
    number: closing.number,
    session: closing.session,
    at: entry.at,
    by: closing.by,
    said: figuresOfClosing(closing),
    booked: figuresOf(acts.filter((act) => act.session === closing.session)),
    expectedCashMinor: closing.expectedCashMinor,
    countedCashMinor: closing.countedCashMinor,
    differenceMinor: closing.differenceMinor,
  };
}

const briefly = (act: MoneyAct, booked: boolean): KnownAct => ({
  seq: act.seq,
  number: act.number,
  paid: act.paid.map(({ method, minor }) => ({ method, minor })),
  booked,
});

/** The venue's hour of the clock, by a time zone (IANA name). Throws for one that does not exist. */
export function hoursIn(timeZone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  return (ms) => Number(format.formatToParts(ms).find((part) => part.type === 'hour')?.value);
}
