import type { Catalogue } from '../../shared/domain/catalogue.ts';
import type { SessionClosed } from '../../shared/journal/bodies.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { sum } from '../../shared/kernel/money.ts';
import { writable } from '../../shared/kernel/writable.ts';
import { dayOfStream, type ReportedEntry, type VenueClock } from '../../shared/reports/dayOfStream.ts';
import type { DayOfStream } from '../../shared/reports/evening.ts';
import type { EveningReply } from '../../shared/sync/reports.ts';
import type { Tx } from '../storage/port.ts';
import type { StreamRow } from '../storage/rows.ts';
import type { CentreParts } from './parts.ts';
import { type Reach, reachOfTills, readHouse, reportedEntries } from './reported.ts';

/**
 * One business day (YYYY-MM-DD) from the entries that the centre has: what its fold booked, beside what each closing says;
 * and what tills have said to have beyond. Training streams are left out: they take no money.
 */
export function readEvening(parts: CentreParts, day: string): Promise<EveningReply> {
  return parts.storage.transaction(parts.organiser, async (tx) => {
    const at = parts.clock.now();
    const { catalogue, clock } = await readHouse(tx, ['event', 'date', 'quota']);
    const streams = (await tx.journal.streams()).filter((row) => !row.state.training);
    const reach = new Map<string, Reach>();
    for (const one of await reachOfTills(tx, streams, at)) if (one.newest) reach.set(one.newest.stream, one);
    const entries = await entriesOfDay(tx, day, clock);
    const open = await tx.journal.allCases(true);
    return {
      at,
      day,
      streams: streams
        .map((row) => ({ row, of: dayAtCentre(row, day, entries.get(row.stream) ?? [], clock) }))
        .filter(({ row, of }) => reach.has(row.stream) || of.open || of.acts.length + of.closings.length > 0)
        .map(({ row, of }) => ({
          ...writable(of),
          heardAt: reach.get(row.stream)?.heardAt ?? null,
          missingEntries: reach.get(row.stream)?.missingEntries ?? null,
          openCases: open.filter((one) => one.stream === row.stream).length,
        })),
      dates: await soldOfDates(tx, catalogue, day, clock),
    };
  });
}

/** Entries of the day, and those of its closed sessions that fell on another one. */
async function entriesOfDay(tx: Tx, day: string, clock: VenueClock): Promise<Map<StreamId, ReportedEntry[]>> {
  const found = await reportedEntries(tx, [`"businessDay":${JSON.stringify(day)}`, '"kind":"sessionClosed"']);
  const sessions = [...found.values()]
    .flat()
    .filter(({ entry }) => entry.kind === 'sessionClosed' && clock.day(entry.at) === day)
    .map(({ entry }) => `"session":${JSON.stringify((entry.body as unknown as SessionClosed).session)}`);
  const more = sessions.length === 0 ? [] : await reportedEntries(tx, sessions);
  for (const [stream, some] of more) {
    const known = found.get(stream) ?? [];
    const seqs = new Set(known.map(({ entry }) => entry.seq));
    found.set(stream, [...known, ...some.filter(({ entry }) => !seqs.has(entry.seq))]);
  }
  return found;
}

const dayAtCentre = (
  { stream, seq, state }: StreamRow,
  day: string,
  entries: readonly ReportedEntry[],
  clock: VenueClock,
): DayOfStream =>
  dayOfStream(
    {
      stream,
      tillNo: state.tillNo,
      prefix: state.prefix,
      head: seq,
      open: state.session !== null && clock.day(state.session.openedAt) === day,
    },
    day,
    entries,
    clock,
  );

/** What is sold of the dates of a business day, against the places that there are. */
async function soldOfDates(
  tx: Tx,
  catalogue: Catalogue,
  day: string,
  clock: VenueClock,
): Promise<EveningReply['dates']> {
  const dates = [...catalogue.dates.values()].filter((date) => clock.day(Date.parse(date.startsAt)) === day);
  const balances = new Map((await tx.inventory.quotas()).map((row) => [row.quota, row]));
  return dates
    .map((date) => {
      const quotas = [...catalogue.quotas.values()].filter(
        (one) => one.date === date.id && one.zone !== null,
      );
      const rows = quotas.flatMap((one) => balances.get(one.id) ?? []);
      return {
        date: date.id,
        eventName: catalogue.events.get(date.event)?.name ?? date.id,
        startsAt: date.startsAt,
        capacity: sum(rows.map((row) => row.capacity)),
        sold: sum(rows.map((row) => row.sold)),
      };
    })
    .sort((a, b) =>
      a.startsAt === b.startsAt ? (a.date < b.date ? -1 : 1) : a.startsAt < b.startsAt ? -1 : 1,
    );
}
