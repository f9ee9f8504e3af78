import type { OrderId, StreamId } from '../../shared/kernel/ids.ts';
import { KEPT_FOR_MS } from '../../shared/sync/keepUntil.ts';
import { type ForeignOrderRow, Reference } from '../../shared/sync/reference.ts';
import { authorityOf } from '../intake/learn.ts';
import type { Tx } from '../storage/port.ts';
import { grantThings } from './authority.ts';
import { renewCertificates } from './certificates.ts';
import { endOfLost } from './endOfLost.ts';
import type { CentreParts } from './parts.ts';
import { isCurrent, mayGrant } from './streams.ts';

/** Reservations are moved to the nominated till when their date is so near, in ms. */
const TONIGHT_MS = 24 * 3_600_000;
/** How often the centre looks, in ms. */
const EVERY_MS = 5 * 60_000;

/** What a sweep did. */
export interface Swept {
  /** Orders of past dates that tills are not told of any more. */
  readonly forgotten: number;
  /** Reservations of lost tills that have reached their end. */
  readonly ended: number;
  /** Certificates that would have ended soon. */
  readonly renewed: number;
  /** Unpaid reservations whose authority went to the nominated till. */
  readonly moved: number;
}

/**
 * Housekeeping: tills forget the orders of dates that are over, reservations of lost tills end, certificates
 * are renewed in time, and tonight's unpaid reservations whose authority is the
 * centre's go to the till that was nominated for their date, or for the venue.
 */
export function sweep(parts: CentreParts): Promise<Swept> {
  return parts.storage.transaction(parts.organiser, async (tx) => {
    await tx.identity.lockIntake();
    const now = parts.clock.now();
    const starts = await startsOf(tx);
    const rows = (await tx.feed.published('foreignOrder')).flatMap((row) => {
      const read = Reference.foreignOrder.safeParse(row.value);
      return read.success ? [read.data] : [];
    });
    const over = rows.filter(
      // What is owed is told until it is paid, however old it gets.
      (row) => endOf(row, starts) + KEPT_FOR_MS < now && row.receivable?.settled !== false,
    );
    await tx.feed.publish(over.map(({ id }) => ({ kind: 'foreignOrder', id, audience: null, value: null })));
    const ended = await endOfLost(parts, tx, rows);
    const renewed = await renewCertificates(parts, tx);
    const near = rows.filter(
      (row) =>
        !ended.has(row.id) &&
        row.state === 'reserved' &&
        (row.dates ?? []).some((date) => Math.abs((starts.get(date)?.at ?? 0) - now) < TONIGHT_MS),
    );
    return {
      forgotten: over.length,
      ended: ended.size,
      renewed,
      moved: await nominate(parts, tx, near, starts),
    };
  });
}

/** Sweeps every few minutes; gives how to stop. */
export function startSweeping(parts: CentreParts, everyMs = EVERY_MS): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = running
      .then(() => sweep(parts))
      .catch((error) => parts.log.error('the sweep failed', { error: String(error) }));
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

interface Start {
  /** ms UTC. */
  readonly at: number;
  /** The till nominated for its unpaid reservations. */
  readonly till: number | null;
}

async function startsOf(tx: Tx): Promise<Map<string, Start>> {
  const venues = (await tx.feed.published('venue')).flatMap((row) => {
    const read = Reference.venue.safeParse(row.value);
    return read.success ? [read.data.reservationsTill] : [];
  });
  return new Map(
    (await tx.feed.published('date')).flatMap((row) => {
      const read = Reference.date.safeParse(row.value);
      if (!read.success) return [];
      const till = read.data.reservationsTill ?? venues[0] ?? null;
      return [[read.data.id, { at: Date.parse(read.data.startsAt), till }] as const];
    }),
  );
}

/** When the last of an order's dates begins; orders without a date (passes) by what their tickets say. */
function endOf(row: ForeignOrderRow, starts: ReadonlyMap<string, Start>): number {
  const dates = row.dates ?? [];
  if (dates.length === 0) return Number.POSITIVE_INFINITY;
  return Math.max(...dates.map((date) => starts.get(date)?.at ?? Number.POSITIVE_INFINITY));
}

async function nominate(
  parts: CentreParts,
  tx: Tx,
  reserved: readonly ForeignOrderRow[],
  starts: ReadonlyMap<string, Start>,
): Promise<number> {
  // A restored centre may have given one to somebody and forgotten it.
  if (reserved.length === 0 || !(await mayGrant(tx, parts.generation))) return 0;
  const streams = await currentStreams(tx);
  const places = await tx.records.orderPlaces(reserved.map((row) => row.id as OrderId));
  const holders = await authorityOf(tx, places);
  let moved = 0;
  for (const row of reserved) {
    if (holders.get(row.id as OrderId) !== null) continue;
    const till = (row.dates ?? []).map((date) => starts.get(date)?.till ?? null).find((no) => no !== null);
    const stream = till === undefined || till === null ? undefined : streams.get(till);
    if (!stream) continue;
    await grantThings(parts, tx, { by: 'centre', stream, things: [row.id as OrderId] });
    moved += 1;
  }
  return moved;
}

/** The newest stream of each till that is not lost, by till number. */
async function currentStreams(tx: Tx): Promise<Map<number, StreamId>> {
  const numbers = new Map((await tx.identity.devices()).map((row) => [row.device, row.tillNo]));
  const streams = new Map<number, StreamId>();
  for (const row of await tx.journal.streams()) {
    const till = numbers.get(row.device);
    if (isCurrent(row) && till !== undefined) streams.set(till, row.stream);
  }
  return streams;
}
