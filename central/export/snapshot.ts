import type { StreamId } from '../../shared/kernel/ids.ts';
import { Reference } from '../../shared/sync/reference.ts';
import { type CatalogueRow, readCatalogue } from '../service/catalogue.ts';
import type { CentreStreamRow } from '../storage/centreActsPort.ts';
import type { DeviceRow, FeedRow, StreamRow } from '../storage/rows.ts';
import type { ExportSource } from './exportFile.ts';

/** The catalogue and where the journals stand, all at one moment. */
export interface Snapshot {
  /** What is played and sold, people and single vouchers, each in the form of this version. Customers are paged. */
  readonly rows: readonly CatalogueRow[];
  readonly streams: readonly StreamRow[];
  readonly devices: readonly DeviceRow[];
  /** The lives of the centre's own stream. */
  readonly centre: readonly CentreStreamRow[];
  /** The last position of the feed. */
  readonly position: number;
}

/** Takes a snapshot; nothing is taken in meanwhile. */
export function takeSnapshot({ storage, organiser }: ExportSource): Promise<Snapshot> {
  return storage.transaction(organiser, async (tx) => {
    await tx.identity.lockIntake();
    const people: CatalogueRow[] = [];
    for (const kind of ['staff', 'voucher'] as const)
      for (const { id, value } of await tx.feed.published(kind)) if (value) people.push({ kind, id, value });
    return {
      rows: [...(await readCatalogue(tx)), ...people].flatMap(inForm),
      streams: await tx.journal.streams(),
      devices: await tx.identity.devices(),
      centre: await tx.centreActs.streams(),
      position: await tx.feed.position(),
    };
  });
}

/** The row with the defaults of fields that it lacks; a row that tills would leave out is left out here too. */
function inForm({ kind, id, value }: CatalogueRow): CatalogueRow[] {
  const read = Reference[kind].safeParse(value);
  return read.success ? [{ kind, id, value: read.data }] : [];
}

/** Rows of the feed read at a time. */
const PAGE = 1000;
const NOBODY: readonly StreamId[] = [];

/**
 * Every customer once, in the order of the feed. One who is changed meanwhile moves to its end: those who were not read
 * by then are read there. Only the ids are held.
 */
export async function* customers(
  { storage, organiser }: ExportSource,
  { position }: Pick<Snapshot, 'position'>,
): AsyncGenerator<CatalogueRow> {
  const seen = new Set<string>();
  let after = 0;
  for (;;) {
    const rows: FeedRow[] = await storage.transaction(organiser, (tx) => tx.feed.feed(after, NOBODY, PAGE));
    for (const { kind, id, value } of rows) {
      if (kind !== 'customer' || value === null || seen.has(id)) continue;
      seen.add(id);
      yield* inForm({ kind, id, value });
    }
    const last = rows.at(-1);
    if (!last || (rows.length < PAGE && last.position >= position)) return;
    after = last.position;
  }
}
