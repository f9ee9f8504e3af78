import type { EveningView } from '../../../shared/contract/evening.ts';
import type { StaffId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/time.ts';
import { writable } from '../../../shared/kernel/writable.ts';
import { dayOfStream, hoursIn } from '../../../shared/reports/dayOfStream.ts';
import {
  type Evening,
  type EveningAtCentre,
  eveningOf,
  type OwnDay,
  SILENT_MS,
} from '../../../shared/reports/evening.ts';
import { paidOf } from '../../../shared/reports/figures.ts';
import { eveningReply } from '../../../shared/sync/reports.ts';
import { type CoreContext, dayOf, nameOf, venueOf } from '../context.ts';
import { FACT } from '../facts.ts';
import { askCentre } from './asked.ts';
import { entriesSince } from './ownEntries.ts';

/** What this till's own journals say of a business day (YYYY-MM-DD). */
export function ownDays(context: CoreContext, day: string): OwnDay[] {
  const { read } = context.parts.store;
  const timeZone = venueOf(context)?.timeZone ?? 'Europe/Zurich';
  const clock = { day: (ms: number) => dayOf(context, ms), hour: hoursIn(timeZone) };
  const current = read.journal.current()?.id;
  return read.journal
    .streams()
    .filter((row) => row.state.started && !row.state.training)
    .map((row) => {
      const { session } = row.state;
      const of = {
        stream: row.id,
        tillNo: row.state.tillNo,
        prefix: row.state.prefix,
        head: row.state.seq,
        open: session !== null && clock.day(session.openedAt) === day,
      };
      const entries = entriesSince(read, row, day, timeZone);
      return { ...dayOfStream(of, day, entries, clock), acked: row.acked };
    })
    .filter((one) => one.stream === current || one.open || one.acts.length + one.closings.length > 0);
}

/** The evening of a business day: this till's own, beside what the centre says now or said last. */
export async function evening(context: CoreContext, day: string, ask: boolean): Promise<EveningView> {
  const { reply, fresh } = await askCentre(context, {
    fact: FACT.evening,
    schema: eveningReply,
    fits: (one) => one.day === day,
    ask: ask ? () => context.workers.sync.evening(day) : null,
  });
  return viewOf(context, day, eveningOf(ownDays(context, day), reply), reply, fresh);
}

function viewOf(
  context: CoreContext,
  day: string,
  of: Evening,
  centre: EveningAtCentre | null,
  fresh: boolean,
): EveningView {
  const at = (ms: number | null): string | null => (ms === null ? null : instant(ms));
  return writable({
    day,
    asOf: at(of.asOf),
    fresh,
    tills: of.tills.map(({ hours: _hours, ...till }) => ({
      ...till,
      heardAt: at(till.heardAt),
      silent: centre !== null && !till.here && centre.at - (till.heardAt ?? 0) > SILENT_MS,
      closings: till.closings.map((closing) => ({
        number: closing.number,
        at: instant(closing.at),
        byName: nameOf(context, closing.by as StaffId),
        paidMinor: paidOf(closing.said),
        bookedMinor: paidOf(closing.booked),
        expectedCashMinor: closing.expectedCashMinor,
        countedCashMinor: closing.countedCashMinor,
        differenceMinor: closing.differenceMinor,
        differences: closing.differences,
      })),
    })),
    totals: of.totals,
    hours: of.hours,
    dates: of.dates,
    closedMinor: of.closedMinor,
    cashDifferenceMinor: of.cashDifferenceMinor,
  });
}
