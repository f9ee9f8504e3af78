import type { SessionClosed } from '../../../shared/journal/bodies.ts';
import type { Entry, SealedEntry } from '../../../shared/journal/entry.ts';
import { zonedMs } from '../../../shared/kernel/localTime.ts';
import { BUSINESS_DAY_ENDS_AT_HOUR } from '../../../shared/kernel/time.ts';
import type { ReportedEntry } from '../../../shared/reports/dayOfStream.ts';
import type { StoreReader, StreamRow } from '../ports/store.ts';

const PAGE = 500;
/** A clock that was set during the evening puts entries out of order by so much at most, in ms. */
const SLACK_MS = 36 * 3_600_000;

/** Entries of this till's own journal were folded when they were written. */
const reported = (sealed: Pick<SealedEntry, 'bytes'>): ReportedEntry => ({
  entry: JSON.parse(sealed.bytes) as Entry,
  booked: true,
});

/**
 * The entries of a stream since the beginning of a business day (YYYY-MM-DD) and some before, read from its end; all of
 * those of a session that was closed since.
 */
export function entriesSince(
  store: StoreReader,
  row: StreamRow,
  day: string,
  timeZone: string,
): ReportedEntry[] {
  const opens = `${String(BUSINESS_DAY_ENDS_AT_HOUR).padStart(2, '0')}:00`;
  const since = zonedMs(day, opens, timeZone) - SLACK_MS;
  let found: ReportedEntry[] = [];
  let wanted = row.state.seq;
  for (let to = row.state.seq; to > 0; to -= PAGE) {
    const from = Math.max(1, to - PAGE + 1);
    const page = store.journal.page(row.id, from, to - from + 1).map(reported);
    found = [...page, ...found];
    for (const { entry } of page)
      if (entry.kind === 'sessionClosed')
        wanted = Math.min(wanted, (entry.body as unknown as SessionClosed).fromSeq);
    if ((page[0]?.entry.at ?? 0) < since && from <= wanted) break;
  }
  return found;
}

/** The entries of a stream whose bytes hold one of these texts. */
export function entriesWith(store: StoreReader, row: StreamRow, texts: readonly string[]): ReportedEntry[] {
  const found: ReportedEntry[] = [];
  for (let from = 1; from <= row.state.seq; from += PAGE)
    for (const sealed of store.journal.page(row.id, from, PAGE))
      if (texts.some((text) => sealed.bytes.includes(text))) found.push(reported(sealed));
  return found;
}
