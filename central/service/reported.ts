import type { Entry } from '../../shared/journal/entry.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { businessDaysIn } from '../../shared/kernel/time.ts';
import { hoursIn, type ReportedEntry, type VenueClock } from '../../shared/reports/dayOfStream.ts';
import { catalogueOf, type ReadReference } from '../../shared/sync/catalogueOf.ts';
import type { Tx } from '../storage/port.ts';
import type { DeviceRow, StreamRow } from '../storage/rows.ts';
import { ackedOf, backlogOf } from './contact.ts';

/** Before a catalogue names a venue. */
const DEFAULT_ZONE = 'Europe/Zurich';
/** Cases of entries that the fold passed over: they moved no money in the ledger. */
const NOT_BOOKED: ReadonlySet<string> = new Set(['malformed', 'foldProblem', 'unknownKind', 'unreadable']);

/** Reads the entries that hold one of these texts, by stream, with whether the fold has booked them. */
export async function reportedEntries(
  tx: Tx,
  texts: readonly string[],
): Promise<Map<StreamId, ReportedEntry[]>> {
  const found = new Map<StreamId, ReportedEntry[]>();
  const rows = Map.groupBy(await tx.journal.entriesWith(texts), (row) => row.stream);
  for (const [stream, some] of rows) {
    const seqs = some.map((row) => row.seq);
    const cases = await tx.journal.cases(stream, Math.min(...seqs), Math.max(...seqs));
    const passedOver = new Set(cases.filter((row) => NOT_BOOKED.has(row.kind)).map((row) => row.seq));
    const entries = some.flatMap((row): ReportedEntry[] => {
      const entry = read(row.bytes);
      return entry === null ? [] : [{ entry, booked: !passedOver.has(row.seq) }];
    });
    found.set(stream, entries);
  }
  return found;
}

/** What can't be read was booked by nobody, and is a case of its own. */
function read(bytes: string): Entry | null {
  try {
    const value = JSON.parse(bytes) as Entry;
    return typeof value.kind === 'string' && typeof value.body === 'object' && value.body !== null
      ? value
      : null;
  } catch {
    return null;
  }
}

/** The catalogue's names as the reports need them, and how the venue's clock reads. */
export async function readHouse(
  tx: Tx,
  kinds: readonly string[],
): Promise<{ readonly catalogue: ReadReference['catalogue']; readonly clock: VenueClock }> {
  const rows = [];
  for (const kind of ['venue', ...kinds])
    for (const row of await tx.feed.published(kind)) if (row.value) rows.push(row);
  const { catalogue } = catalogueOf(rows);
  const zone = catalogue.venues.values().next().value?.timeZone ?? DEFAULT_ZONE;
  return { catalogue, clock: { day: businessDaysIn(zone), hour: hoursIn(zone) } };
}

/** How far a till's journal has come to the centre. */
export interface Reach {
  readonly device: DeviceRow;
  /** Its newest life at the centre; undefined before its first entry. */
  readonly newest: StreamRow | undefined;
  /** ms UTC; null when it was never heard of. */
  readonly heardAt: number | null;
  /** Null when it never said. */
  readonly missingEntries: number | null;
}

/** The reach of every till that may still speak. */
export async function reachOfTills(tx: Tx, streams: readonly StreamRow[], now: number): Promise<Reach[]> {
  const contacts = new Map((await tx.identity.contacts()).map((row) => [row.device, row]));
  return (await tx.identity.devices())
    .filter((device) => device.revokedAt === null)
    .map((device) => {
      const contact = contacts.get(device.device);
      const own = streams.filter((row) => row.device === device.device && row.parent === null);
      return {
        device,
        newest: own.at(-1),
        heardAt: contact?.at ?? null,
        missingEntries: backlogOf(contact, ackedOf(device, streams), now).entries,
      };
    });
}
