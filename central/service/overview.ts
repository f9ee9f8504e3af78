import { catalogueOf } from '../../shared/sync/catalogueOf.ts';
import type { Tx } from '../storage/port.ts';
import type { CaseRow, DeviceRow, MailCounts, StreamRow } from '../storage/rows.ts';
import { ackedOf, type Backlog, backlogOf } from './contact.ts';
import { type ActView, readActs } from './overviewActs.ts';
import { type QuotasView, readQuotas } from './overviewQuotas.ts';
import { type TakingsView, takingsView } from './overviewTakings.ts';
import type { CentreParts } from './parts.ts';

/** What an operator sees of a venue at one moment. */
export interface Overview {
  /** ms UTC. */
  readonly at: number;
  readonly house: { readonly name: string; readonly timeZone: string; readonly currency: string };
  /** By number; of a number its newest life first. */
  readonly tills: readonly TillView[];
  readonly quotas: QuotasView;
  /** Open ones first, newest first, as many as are shown; then some that are resolved. */
  readonly cases: readonly CaseView[];
  readonly openCases: number;
  readonly takings: TakingsView;
  /** What the centre did itself, newest first. */
  readonly acts: readonly ActView[];
  readonly mails: MailCounts;
}

/** A life of a till. */
export interface TillView {
  readonly device: DeviceRow;
  /** The newest life of its number. */
  readonly latest: boolean;
  readonly state: 'online' | 'silent' | 'never';
  /** Its token is refused. */
  readonly revoked: boolean;
  /** A manager declared it lost: its leases were taken back. */
  readonly lost: boolean;
  /** ms UTC; null when it was never heard of. */
  readonly lastContactAt: number | null;
  readonly software: string;
  /** Entries that the centre has of it. */
  readonly acked: number;
  readonly backlog: Backlog;
}

export interface CaseView {
  readonly row: CaseRow;
  /** The prefix of the till whose entry it is about. */
  readonly till: string;
  /** Numbers of the orders and tickets that it is about; of the order that the entry made when it names none. */
  readonly about: readonly string[];
  readonly state: 'open' | 'resolved';
}

/** Cases shown at once; all of them are counted. */
const MOST_CASES = 100;
/** Of the newest cases, those that are resolved are shown, too. */
const NEWEST_CASES = 20;
/** A till asks every few seconds: after so long without a word it is called silent, in ms. */
const SILENT_MS = 60_000;
const NAMES = ['venue', 'event', 'date', 'zone', 'quota', 'passProduct', 'promotion', 'freeReason'];

/** Reads the overview in one transaction, so that its figures belong together. */
export function readOverview(parts: CentreParts): Promise<Overview> {
  return parts.storage.transaction(parts.organiser, async (tx) => {
    const at = parts.clock.now();
    const devices = await tx.identity.devices();
    const streams = await tx.journal.streams();
    const rows = [];
    for (const kind of NAMES) for (const row of await tx.feed.published(kind)) if (row.value) rows.push(row);
    const { catalogue } = catalogueOf(rows);
    const [venue] = catalogue.venues.values();
    const prefixOf = prefixes(devices, streams);
    return {
      at,
      house: {
        name: venue?.name ?? '',
        timeZone: venue?.timeZone ?? 'UTC',
        currency: venue?.currency ?? '',
      },
      tills: await readTills(tx, devices, streams, at),
      quotas: readQuotas(catalogue, await tx.inventory.quotas(), await tx.inventory.leases(), prefixOf),
      ...(await readCases(tx, prefixOf)),
      takings: takingsView(streams, prefixOf),
      acts: await readActs(tx, catalogue, prefixOf),
      mails: await tx.mails.countMails(),
    };
  });
}

async function readTills(
  tx: Tx,
  devices: readonly DeviceRow[],
  streams: readonly StreamRow[],
  at: number,
): Promise<TillView[]> {
  const contacts = new Map((await tx.identity.contacts()).map((row) => [row.device, row]));
  const newest = new Map<number, number>();
  for (const { tillNo, life } of devices) newest.set(tillNo, Math.max(life, newest.get(tillNo) ?? 0));
  return [...devices]
    .sort((a, b) => a.tillNo - b.tillNo || b.life - a.life)
    .map((device) => {
      const contact = contacts.get(device.device);
      const acked = ackedOf(device, streams);
      const own = streams.filter((row) => row.device === device.device && row.parent === null);
      return {
        device,
        latest: newest.get(device.tillNo) === device.life,
        state: stateOf(contact?.at ?? null, at),
        revoked: device.revokedAt !== null,
        lost: own.some((row) => row.lost),
        lastContactAt: contact?.at ?? null,
        software: contact?.software ?? '',
        acked,
        backlog: backlogOf(contact, acked, at),
      };
    });
}

function stateOf(heardAt: number | null, at: number): TillView['state'] {
  if (heardAt === null) return 'never';
  return at - heardAt < SILENT_MS ? 'online' : 'silent';
}

async function readCases(tx: Tx, prefixOf: PrefixOf): Promise<Pick<Overview, 'cases' | 'openCases'>> {
  const open = await tx.journal.allCases(true);
  const newest = await tx.journal.recentCases(NEWEST_CASES);
  // A case that was merged is told by the one it was merged into.
  const resolved = newest.filter((row) => row.resolved !== null && row.resolved.remedy !== 'merged');
  const rows = [...open.toReversed().slice(0, MOST_CASES), ...resolved];
  const keyOf = ({ stream, seq }: { readonly stream: string; readonly seq: number }): string =>
    `${stream}\n${seq}`;
  // Several cases may be about one entry.
  const places = new Map(rows.filter((row) => row.about.length === 0).map((row) => [keyOf(row), row]));
  const orders = Map.groupBy(await tx.records.ordersAt([...places.values()]), keyOf);
  const cases = rows.map(
    (row): CaseView => ({
      row,
      till: row.stream.startsWith('centre-') ? '–' : prefixOf(row.stream),
      about: row.about.length > 0 ? row.about : (orders.get(keyOf(row)) ?? []).map((order) => order.number),
      state: row.resolved === null ? 'open' : 'resolved',
    }),
  );
  return { cases, openCases: open.length };
}

/** What the numbers of a stream's orders begin with. */
export type PrefixOf = (stream: string) => string;

function prefixes(devices: readonly DeviceRow[], streams: readonly StreamRow[]): PrefixOf {
  const ofDevice = new Map<string, string>(devices.map((row) => [row.device, row.prefix]));
  const known = new Map<string, string>(
    streams.map((row) => [row.stream, row.state.prefix || (ofDevice.get(row.device) ?? '?')]),
  );
  return (stream) => known.get(stream) ?? '?';
}
