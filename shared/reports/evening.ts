import { sum } from '../kernel/money.ts';
import { BUSINESS_DAY_ENDS_AT_HOUR, type Instant } from '../kernel/time.ts';
import {
  type ActDifference,
  type ComparedAct,
  compareActs,
  compareFigures,
  type FigureDifference,
} from './compare.ts';
import { addFigures, addHours, type Figures, type HourFigures, paidOf } from './figures.ts';

/** A till asks every few seconds: after so long without a word, in ms, it is out of reach. */
export const SILENT_MS = 60_000;

/** A closing as its till said it, beside what the ledger has of its session. Minor units. */
export interface ClosingBeside {
  readonly number: string;
  readonly session: string;
  /** ms UTC. */
  readonly at: number;
  /** Who closed it. */
  readonly by: string;
  readonly said: Figures;
  readonly booked: Figures;
  readonly expectedCashMinor: number;
  readonly countedCashMinor: number;
  readonly differenceMinor: number;
}

/** An act, and whether the ledger's fold has booked it. */
export interface KnownAct extends ComparedAct {
  readonly booked: boolean;
}

/** One stream's business day as whoever holds its journal knows it. */
export interface DayOfStream {
  readonly stream: string;
  readonly tillNo: number;
  /** What its numbers begin with. */
  readonly prefix: string;
  /** The last entry that is known. */
  readonly head: number;
  /** A cash session is open, as far as is known. */
  readonly open: boolean;
  readonly closings: readonly ClosingBeside[];
  /** Of all acts that are booked. */
  readonly figures: Figures;
  readonly hours: readonly HourFigures[];
  readonly acts: readonly KnownAct[];
}

/** What the centre says of a stream. */
export interface StreamAtCentre extends DayOfStream {
  /** ms UTC; null when its till was never heard of. */
  readonly heardAt: number | null;
  /** Entries that its till has said to have and has not sent; null when it never said. */
  readonly missingEntries: number | null;
  readonly openCases: number;
}

/** A date of that day: places sold against those that there are. */
export interface SoldOfDate {
  readonly date: string;
  readonly eventName: string;
  readonly startsAt: Instant;
  readonly capacity: number;
  readonly sold: number;
}

/** The centre's answer about one business day. */
export interface EveningAtCentre {
  /** ms UTC. */
  readonly at: number;
  readonly streams: readonly StreamAtCentre[];
  readonly dates: readonly SoldOfDate[];
}

/** What a till knows by itself of a stream of its own. */
export interface OwnDay extends DayOfStream {
  /** The last entry that the centre has acknowledged. */
  readonly acked: number;
}

/** A closing with what differs in it. */
export interface ClosingShown extends ClosingBeside {
  readonly differences: readonly FigureDifference[];
}

/** One till's evening, both sides together. */
export interface TillEvening {
  readonly stream: string;
  readonly tillNo: number;
  readonly prefix: string;
  /** It is this till. */
  readonly here: boolean;
  /** `missing`: what the centre does not have yet keeps it from being compared. */
  readonly verdict: 'differs' | 'missing' | 'open' | 'equal';
  /** ms UTC; null when the centre has not said. */
  readonly heardAt: number | null;
  readonly missingEntries: number;
  /** Orders and refunds that wait here to be sent; null for another till: nobody here can know. */
  readonly missingActs: number | null;
  readonly open: boolean;
  readonly openCases: number;
  readonly closings: readonly ClosingShown[];
  /** Orders and refunds that the two sides have not alike. */
  readonly acts: readonly ActDifference[];
  readonly figures: Figures;
  readonly hours: readonly HourFigures[];
}

/** All tills of a business day beside the centre's ledger, those that need a look first. */
export interface Evening {
  /** When the centre said what is shown of it, ms UTC; null: it has not, and other tills are not known. */
  readonly asOf: number | null;
  readonly tills: readonly TillEvening[];
  readonly totals: Figures;
  readonly hours: readonly HourFigures[];
  readonly dates: readonly SoldOfDate[];
  readonly closedMinor: number;
  /** Counted less expected cash of all closings. */
  readonly cashDifferenceMinor: number;
}

/** Puts what this till knows of itself beside what the centre said, now or the last time it was asked. */
export function eveningOf(own: readonly OwnDay[], centre: EveningAtCentre | null): Evening {
  const streams = new Map((centre?.streams ?? []).map((one) => [one.stream, one]));
  const here = own.map((one) => ownTill(one, streams.get(one.stream)));
  const mine = new Set(own.map((one) => one.stream));
  const others = [...streams.values()]
    .filter((one) => !mine.has(one.stream))
    .map((one) => otherTill(one, centre?.at ?? 0));
  const tills = [...here, ...others].sort(byVerdict);
  const closings = tills.flatMap((till) => till.closings);
  return {
    asOf: centre?.at ?? null,
    tills,
    totals: addFigures(tills.map((till) => till.figures)),
    hours: addHours(
      tills.map((till) => till.hours),
      BUSINESS_DAY_ENDS_AT_HOUR,
    ),
    dates: centre?.dates ?? [],
    closedMinor: sum(closings.map((closing) => paidOf(closing.said))),
    cashDifferenceMinor: sum(closings.map((closing) => closing.differenceMinor)),
  };
}

/** This till's own journal counts for what it took; the ledger is compared as far as the centre has acknowledged it. */
function ownTill(own: OwnDay, centre: StreamAtCentre | undefined): TillEvening {
  // An answer from before is no proof of what is missing now: acknowledged is what the centre has.
  const sent = own.acts.filter((act) => act.seq <= Math.min(own.acked, centre?.head ?? 0));
  const booked = (centre?.acts ?? []).filter((act) => act.booked);
  const acts = centre ? compareActs(sent, booked) : [];
  const closings = own.closings.map((closing) => {
    const there = centre?.closings.find((one) => one.session === closing.session);
    return shown(there ? { ...closing, booked: there.booked } : closing);
  });
  return {
    ...common(own, closings, acts),
    here: true,
    heardAt: centre?.heardAt ?? null,
    missingEntries: own.head - own.acked,
    missingActs: own.acts.filter((act) => act.seq > own.acked).length,
    openCases: centre?.openCases ?? 0,
    verdict: verdictOf(closings, acts, own.head > own.acked, own.open),
  };
}

/** Of another till there is what the centre has: what it said against what was booked of it. */
function otherTill(centre: StreamAtCentre, at: number): TillEvening {
  const acts = compareActs(
    centre.acts,
    centre.acts.filter((act) => act.booked),
  );
  const closings = centre.closings.map(shown);
  const missing = centre.missingEntries ?? 0;
  // An open till that says nothing may be selling.
  const silent = centre.open && at - (centre.heardAt ?? 0) > SILENT_MS;
  return {
    ...common(centre, closings, acts),
    here: false,
    heardAt: centre.heardAt,
    missingEntries: missing,
    missingActs: null,
    openCases: centre.openCases,
    verdict: verdictOf(closings, acts, missing > 0 || silent, centre.open),
  };
}

const common = (
  day: DayOfStream,
  closings: readonly ClosingShown[],
  acts: readonly ActDifference[],
): Pick<
  TillEvening,
  'stream' | 'tillNo' | 'prefix' | 'open' | 'figures' | 'hours' | 'closings' | 'acts'
> => ({
  stream: day.stream,
  tillNo: day.tillNo,
  prefix: day.prefix,
  open: day.open,
  figures: day.figures,
  hours: day.hours,
  closings,
  acts,
});

const shown = (closing: ClosingBeside): ClosingShown => ({
  ...closing,
  differences: compareFigures(closing.said, closing.booked),
});

function verdictOf(
  closings: readonly ClosingShown[],
  acts: readonly ActDifference[],
  missing: boolean,
  open: boolean,
): TillEvening['verdict'] {
  if (acts.length > 0 || closings.some((closing) => closing.differences.length > 0)) return 'differs';
  if (missing) return 'missing';
  return open ? 'open' : 'equal';
}

const ORDER: readonly TillEvening['verdict'][] = ['differs', 'missing', 'open', 'equal'];
const byVerdict = (a: TillEvening, b: TillEvening): number =>
  ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) ||
  a.tillNo - b.tillNo ||
  (a.stream < b.stream ? -1 : 1);
