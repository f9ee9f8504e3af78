import type { Effect } from '../../shared/journal/records.ts';
import { isAboutItself } from '../../shared/journal/remedies.ts';
import { type Finding, finding } from '../../shared/journal/venueCases.ts';
import type { Place } from '../../shared/journal/venueSeats.ts';
import type { OrderId, StreamId, ThingId } from '../../shared/kernel/ids.ts';
import type { Tx } from '../storage/port.ts';
import type { CaseRow } from '../storage/rows.ts';

/** Whose orders are, as a page knows it. */
interface Orders {
  readonly orders: ReadonlyMap<OrderId, Place>;
  readonly authority: ReadonlyMap<ThingId, StreamId | null>;
}

/**
 * Why an e-mail is not queued: a till sends what it made itself, in this life or an earlier one, or has the authority over.
 * Null when it may, and when the order is not known: nothing is sent of that.
 */
export async function mailOfOther(
  tx: Tx,
  known: Orders,
  { order, mail }: Extract<Effect, { type: 'mail' }>,
  place: Place,
): Promise<Finding | null> {
  const made = known.orders.get(order);
  if (!made || made.stream === place.stream) return null;
  if (known.authority.get(order as string as ThingId) === place.stream) return null;
  if (await isSameTill(tx, made.stream, place.stream)) return null;
  return finding(
    'mailOfOther',
    `e-mail ${mail} is about order ${order} of stream ${made.stream}, without its authority: it is not sent`,
  );
}

/** Who may close cases, as far as a page asks: the managers among those whom its entries name. */
export async function managersAmong(tx: Tx, staff: readonly string[]): Promise<ReadonlySet<string>> {
  if (staff.length === 0) return new Set();
  const rows = await tx.feed.published('staff', [...new Set(staff)]);
  return new Set(rows.filter((row) => row.value?.role === 'manager').map((row) => row.id));
}

/**
 * Why a remedy does not close its case: `by` is no manager of the staff, or the case is about what this till itself did.
 * Where there is no other till, it may close that too. Null when it may.
 */
export async function notClosing(
  tx: Tx,
  managers: ReadonlySet<string>,
  known: CaseRow,
  by: string,
  place: Place,
): Promise<Finding | null> {
  if (!managers.has(by))
    return finding('caseNotClosed', `case ${known.id} stays open: ${by} is no manager`, known.about);
  if (!isAboutItself(known.kind) || !(await isSameTill(tx, known.stream, place.stream))) return null;
  const others = (await tx.identity.devices()).filter((row) => row.revokedAt === null);
  if (others.length < 2) return null;
  return finding('caseNotClosed', `case ${known.id} stays open: it is about this till itself`, known.about);
}

async function isSameTill(tx: Tx, one: StreamId, other: StreamId): Promise<boolean> {
  if (one === other) return true;
  const [first, second] = [await tx.journal.stream(one), await tx.journal.stream(other)];
  return first !== undefined && first.device === second?.device;
}
