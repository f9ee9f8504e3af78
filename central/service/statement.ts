import type { DateId } from '../../shared/kernel/ids.ts';
import { writable } from '../../shared/kernel/writable.ts';
import { movedOf, statementOf } from '../../shared/reports/statement.ts';
import type { StatementReply } from '../../shared/sync/reports.ts';
import { type CentreParts, Refused } from './parts.ts';
import { reachOfTills, readHouse, reportedEntries } from './reported.ts';

/**
 * What one date brought, whenever its tickets were sold, from the entries that the centre's folds have booked. Refuses
 * (dateUnknown) a date that the catalogue does not have.
 */
export function readStatement(parts: CentreParts, date: string): Promise<StatementReply> {
  return parts.storage.transaction(parts.organiser, async (tx) => {
    const at = parts.clock.now();
    const { catalogue } = await readHouse(tx, ['date', 'levy']);
    const known = catalogue.dates.get(date as DateId);
    if (!known) throw new Refused(404, 'dateUnknown', 'the catalogue has no such date');
    const streams = (await tx.journal.streams()).filter((row) => !row.state.training);
    const entries = await reportedEntries(tx, [`"date":${JSON.stringify(date)}`, '"kind":"pass"']);
    const moved = streams.flatMap((row) =>
      (entries.get(row.stream) ?? [])
        .filter((one) => one.booked)
        .map(({ entry }) => movedOf(entry, date, known.startsAt)),
    );
    const statement = statementOf(
      { places: moved.flatMap((one) => one.places), passes: moved.flatMap((one) => one.passes) },
      [...catalogue.levies.values()],
    );
    return {
      at,
      date,
      statement: writable(statement),
      waiting: (await reachOfTills(tx, streams, at))
        .filter((one) => one.missingEntries !== 0)
        .map((one) => ({
          tillNo: one.device.tillNo,
          heardAt: one.heardAt,
          missingEntries: one.missingEntries,
        })),
    };
  });
}
