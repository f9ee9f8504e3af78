import { zNumber } from '../domain/numbers.ts';
import type { SessionClosed } from '../journal/bodies.ts';
import { FEES, type ReportRow, type SessionReport } from '../journal/report.ts';
import { expectedCash } from '../journal/streamState.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type { Currency } from '../kernel/money.ts';
import { instant } from '../kernel/time.ts';
import { cashWords } from '../layout/cashWords.ts';
import type { ClosingDocument, PaperList } from '../layout/documents.ts';
import { momentText, timeText } from '../layout/format.ts';

/** What a report needs beside its session's entries: the closing itself, or null for an X. */
export interface ReportOnPaper {
  readonly report: SessionReport;
  readonly closing: SessionClosed | null;
  /** ms UTC. */
  readonly at: number;
  readonly by: StaffId;
  readonly nameOf: (staff: StaffId) => string;
  readonly venue: { readonly name: string; readonly city: string; readonly timeZone: string };
  readonly tillNo: number;
  readonly currency: Currency;
}

/** The words before a number say which stream's closing it is. */
export const isClosingOf = (prefix: string, closing: Pick<SessionClosed, 'number' | 'ordinal'>): boolean =>
  closing.number === zNumber(prefix, closing.ordinal);

/** An X or a Z: the figures of the session, then what was sold by date, price category, seller and hour (C2). */
export function reportPaper(
  { report, closing, at, by, nameOf, venue, tillNo, currency }: ReportOnPaper,
  copy: number,
  language: Language,
): ClosingDocument {
  const expected = closing?.expectedCashMinor ?? expectedOf(report);
  const counting = closing?.counting;
  return {
    kind: 'closing',
    language,
    venueName: venue.name,
    venueCity: venue.city,
    timeZone: venue.timeZone,
    number: closing?.number ?? '',
    at: instant(at),
    by: nameOf(by),
    tillNo,
    currency,
    orders: report.orders,
    tickets: report.tickets,
    copies: report.copies,
    floatMinor: report.floatMinor,
    linesMinor: report.linesMinor,
    vouchersMinor: report.vouchersMinor,
    returns: report.returns,
    roundingMinor: report.roundingMinor,
    methods: report.methods.map(({ methodName, count, minor, foreign }) => ({
      name: methodName,
      count,
      minor,
      foreign: foreign ? { currency: foreign.currency, minor: foreign.minor } : null,
    })),
    // A rate of 0 is an exempt one: printing VAT would make it due (C4).
    taxes: report.taxes
      .filter((tax) => tax.vatBasisPoints > 0)
      .map(({ vatBasisPoints, grossMinor, taxMinor }) => ({
        basisPoints: vatBasisPoints,
        grossMinor,
        taxMinor,
      })),
    expectedCashMinor: expected,
    countedCashMinor: closing?.countedCashMinor ?? 0,
    differenceMinor: closing?.differenceMinor ?? 0,
    countedForeign: closing?.countedForeign ?? [],
    counting: counting
      ? {
          floatLeftMinor: counting.floatLeftMinor,
          depositMinor: counting.depositMinor,
          bag: counting.bag,
          methods: counting.count.methods.map(({ methodName, minor }, i) => ({
            name: methodName,
            countedMinor: minor,
            expectedMinor: counting.expectedMethods[i]?.minor ?? 0,
          })),
        }
      : null,
    movements: report.movements,
    invoices: report.invoices,
    open: closing === null,
    lists: listsOf(report, nameOf, venue.timeZone, language),
    shortHash: closing?.head.slice(0, 12) ?? '',
    copy,
  };
}

const expectedOf = (report: SessionReport): number =>
  expectedCash({
    floatMinor: report.floatMinor,
    methods: report.methods,
    ...(report.movements ? { movements: report.movements } : {}),
  });

/** The lists of a report, each in the order of its own: dates by their start, hours by the clock, others by worth. */
export function listsOf(
  report: SessionReport,
  nameOf: (staff: StaffId) => string,
  timeZone: string,
  language: Language,
): PaperList[] {
  const named = (row: ReportRow): string => (row.key === FEES ? cashWords(language).fees : row.name);
  const list = (
    title: PaperList['title'],
    rows: readonly ReportRow[],
    name: (row: ReportRow) => string,
  ): PaperList => ({
    title,
    rows: rows.map((row) => ({
      name: name(row),
      quantity: row.quantity,
      minor: title === 'free' ? null : row.minor,
    })),
  });
  const byWorth = (rows: readonly ReportRow[]) => rows.toSorted((a, b) => b.minor - a.minor);
  // What has no date of its own comes last.
  const start = (row: ReportRow): string => (row.startsAt === '' ? '9999' : row.startsAt);
  return [
    list(
      'byDate',
      report.dates.toSorted((a, b) => (start(a) < start(b) ? -1 : 1)),
      (row) => (row.startsAt === '' ? named(row) : `${row.name} ${momentText(row.startsAt, timeZone)}`),
    ),
    list('byPrice', byWorth(report.prices), named),
    list('bySeller', byWorth(report.sellers), (row) => nameOf(row.key as StaffId)),
    list(
      'byHour',
      report.hours.toSorted((a, b) => Number(a.key) - Number(b.key)),
      (row) => timeText(instant(Number(row.key)), timeZone),
    ),
    list('free', byWorth(report.free), named),
  ].filter((one) => one.rows.length > 0);
}
