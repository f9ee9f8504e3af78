import { isDeepStrictEqual } from 'node:util';
import { voucherQuota } from '../../shared/domain/vouchers.ts';
import { openQuota, type QuotaBalance, setCapacity } from '../../shared/inventory/ledger.ts';
import { voidKey } from '../../shared/journal/venueVouchers.ts';
import type { QuotaId, VoucherId } from '../../shared/kernel/ids.ts';
import { catalogueOf } from '../../shared/sync/catalogueOf.ts';
import { Reference, type ReferenceKind } from '../../shared/sync/reference.ts';
import type { Tx } from '../storage/port.ts';
import type { FeedChange } from '../storage/rows.ts';
import { seatsHash } from './centreStream.ts';
import type { CentreParts } from './parts.ts';
import { type CapacityChanged, recordQuotas, type SeatsChanged } from './quotasChanged.ts';
import { grantShares } from './shares.ts';

/** What the centre makes itself of what it took in: no file brings it. */
type OwnKind =
  | 'lease'
  | 'leaseEnded'
  | 'leaseAsked'
  | 'tillLost'
  | 'authority'
  | 'authorityAsked'
  | 'foreignOrder'
  | 'case'
  | 'pass'
  | 'use'
  | 'voucherVoid';

/** A row of the catalogue as tills get it; rights, cases and orders are not the catalogue's. */
export interface CatalogueRow {
  readonly kind: Exclude<ReferenceKind, OwnKind>;
  readonly id: string;
  readonly value: Readonly<Record<string, unknown>> | null;
}

/** Rows asked for and published at once. */
const ROWS = 500;

/** The catalogue as it is being changed, within one transaction that holds the intake's lock. */
export interface CatalogueChange {
  /** What is played and sold, as it stood before the change. People and single vouchers are left out: ask for them. */
  readonly known: readonly CatalogueRow[];
  /** Rows of a kind by id, as they stand now; those that are not there are missing. */
  find(kind: CatalogueRow['kind'], ids: readonly string[]): Promise<readonly CatalogueRow[]>;
  /** Random bytes. */
  random(count: number): Uint8Array;
  /** How many of these rows are not so already. */
  compare(rows: readonly CatalogueRow[]): Promise<number>;
  /** Puts rows in and gives how many were not so already. Throws when a row is not of its kind's form. */
  put(rows: readonly CatalogueRow[]): Promise<number>;
}

/**
 * Changes the catalogue and shares new quotas out: all that `work` puts, or, when it throws, nothing. It may be run
 * again from its start, as every transaction, so it must have no effects but those on its argument.
 */
export function changeCatalogue<T>(
  parts: CentreParts,
  work: (catalogue: CatalogueChange) => Promise<T>,
): Promise<T> {
  return parts.storage.transaction(parts.organiser, async (tx) => {
    await tx.identity.lockIntake();
    const change = new Change(tx, await readCatalogue(tx), (count) => parts.random.bytes(count));
    const outcome = await work(change);
    const capacities = await putQuotas(tx, change.quotas);
    const seats = change.seating ? await putSeats(tx) : [];
    await recordQuotas(parts, tx, capacities, seats);
    await grantShares(parts, tx);
    return outcome;
  });
}

/**
 * Puts rows into the catalogue and shares new quotas out, all of them or none. What is already so is left alone, so
 * that importing the same again tells the tills nothing. `check` sees the catalogue as it stands and throws what is
 * wrong with the rows beside it. Throws too when a row is not of its kind's form.
 */
export function importCatalogue(
  parts: CentreParts,
  rows: readonly CatalogueRow[],
  check?: (known: readonly CatalogueRow[]) => void,
): Promise<void> {
  return changeCatalogue(parts, async (catalogue) => {
    check?.(catalogue.known);
    await catalogue.put(rows);
  });
}

class Change implements CatalogueChange {
  readonly known: readonly CatalogueRow[];
  readonly random: (count: number) => Uint8Array;
  /** Changes that are or bring quotas. Customers are not kept: there may be any number of them. */
  readonly quotas: FeedChange[] = [];
  /** True once something changed that says which seats are for sale. */
  seating = false;
  readonly #tx: Tx;

  constructor(tx: Tx, known: readonly CatalogueRow[], random: (count: number) => Uint8Array) {
    this.#tx = tx;
    this.known = known;
    this.random = random;
  }

  async find(kind: CatalogueRow['kind'], ids: readonly string[]): Promise<CatalogueRow[]> {
    const rows = await this.#tx.feed.published(kind, ids);
    return rows.flatMap(({ id, value }) => (value ? [{ kind, id, value }] : []));
  }

  async compare(rows: readonly CatalogueRow[]): Promise<number> {
    let count = 0;
    for (let from = 0; from < rows.length; from += ROWS)
      count += (await changesOf(this.#tx, rows.slice(from, from + ROWS))).length;
    return count;
  }

  async put(rows: readonly CatalogueRow[]): Promise<number> {
    for (const row of rows) if (row.value !== null) Reference[row.kind].parse(row.value);
    let count = 0;
    for (let from = 0; from < rows.length; from += ROWS) {
      const changes = await changesOf(this.#tx, rows.slice(from, from + ROWS));
      await this.#tx.feed.publish(changes);
      count += changes.length;
      this.quotas.push(...changes.filter(({ kind }) => kind === 'quota' || kind === 'voucher'));
      this.seating ||= changes.some(({ kind }) => SEATING.has(kind));
    }
    return count;
  }
}

/** What is played and sold; people, customers and single vouchers are no part of what is checked and seated. */
const CATALOGUE = [
  'venue',
  'vatRate',
  'paymentMethod',
  'plan',
  'planSection',
  'form',
  'event',
  'zone',
  'price',
  'date',
  'quota',
  'seatHold',
  'promotion',
  'offer',
  'passProduct',
  'voucherProduct',
  'freeReason',
  'levy',
] as const satisfies readonly CatalogueRow['kind'][];

/** Kinds that say which seats are for sale. */
const SEATING: ReadonlySet<string> = new Set([
  'plan',
  'planSection',
  'event',
  'zone',
  'date',
  'quota',
  'seatHold',
]);

/** What is played and sold, as it stands. */
export async function readCatalogue(tx: Tx): Promise<CatalogueRow[]> {
  const rows: CatalogueRow[] = [];
  for (const kind of CATALOGUE)
    for (const { id, value } of await tx.feed.published(kind)) if (value) rows.push({ kind, id, value });
  return rows;
}

async function changesOf(tx: Tx, rows: readonly CatalogueRow[]): Promise<FeedChange[]> {
  const changes: FeedChange[] = [];
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const some = rows.filter((row) => row.kind === kind);
    const known = new Map(
      (
        await tx.feed.published(
          kind,
          some.map((row) => row.id),
        )
      ).map((row) => [row.id, row.value]),
    );
    const gone = kind === 'customer' ? await forgotten(tx, some) : new Set<string>();
    for (const { id, value } of some.filter((row) => !gone.has(row.id)))
      if (!known.has(id) ? value !== null : !same(kind, known.get(id) ?? null, value))
        changes.push({ kind, id, audience: null, value });
  }
  return changes;
}

/** Customers who are forgotten: no list that was written before brings them back. */
async function forgotten(tx: Tx, rows: readonly CatalogueRow[]): Promise<ReadonlySet<string>> {
  const ids = rows.map((row) => row.id);
  return new Set((await tx.feed.published('personErased', ids)).map((row) => row.id));
}

/** Rows written before a field was there say the same as rows that have its default. */
function same(kind: CatalogueRow['kind'], a: FeedChange['value'], b: FeedChange['value']): boolean {
  if (isDeepStrictEqual(a, b)) return true;
  const [one, other] = [Reference[kind].safeParse(a), Reference[kind].safeParse(b)];
  return one.success && other.success && isDeepStrictEqual(one.data, other.data);
}

/** A numbered zone's quota is of the seats of its category, row by row; house seats and held ones stay with the house. */
async function putSeats(tx: Tx): Promise<SeatsChanged[]> {
  const { catalogue } = catalogueOf(await readCatalogue(tx));
  const before = await tx.inventory.seatRows([...catalogue.quotas.keys()]);
  const changed: SeatsChanged[] = [];
  for (const quota of catalogue.quotas.values()) {
    const zone = quota.zone ? catalogue.zones.get(quota.zone) : undefined;
    const date = quota.date ? catalogue.dates.get(quota.date) : undefined;
    const event = date && catalogue.events.get(date.event);
    const plan = event?.plan ? catalogue.plans.get(event.plan) : undefined;
    if (!plan || !date || !zone || zone.category === null) continue;
    const kept = new Set<string>();
    for (const hold of catalogue.seatHolds.values())
      if (hold.date === date.id) for (const seat of hold.seats) kept.add(seat);
    const seatRows = plan.sections.flatMap((section) =>
      section.rows.map((row) =>
        row.seats
          .filter((seat) => seat.category === zone.category && seat.kind !== 'house' && !kept.has(seat.id))
          .map((seat) => seat.id),
      ),
    );
    const rows = seatRows.filter((row) => row.length > 0);
    if (isDeepStrictEqual(before.get(quota.id), rows)) continue;
    await tx.inventory.saveSeatRows(quota.id, rows);
    const seats = rows.flat();
    changed.push({ quota: quota.id, count: seats.length, seatsHash: seatsHash(seats) });
  }
  return changed;
}

async function putQuotas(tx: Tx, changes: readonly FeedChange[]): Promise<CapacityChanged[]> {
  // A voucher that was made void stays so, whatever a list says that was written before.
  const vouchers = changes.flatMap(({ kind, id }) => (kind === 'voucher' ? [voidKey(id as VoucherId)] : []));
  const gone = await tx.acts.returns(vouchers);
  const kept = changes.filter(({ kind, id }) => kind !== 'voucher' || !gone.has(voidKey(id as VoucherId)));
  const quotas = kept.flatMap(quotaIn);
  if (quotas.length === 0) return [];
  const ids = quotas.map(({ id }) => id);
  const known = new Map((await tx.inventory.quotas(ids)).map((quota) => [quota.quota, quota]));
  const next = quotas.map(({ id, capacity }): QuotaBalance => {
    const quota = known.get(id);
    return quota ? setCapacity(quota, capacity) : openQuota(id, capacity);
  });
  await tx.inventory.saveQuotas(next);
  // A file may name a quota twice: what it comes to in the end is what was changed.
  return [...new Map(next.map((quota) => [quota.quota, quota])).values()]
    .map((balance) => ({ balance, before: known.get(balance.quota)?.capacity ?? null }))
    .filter(({ balance, before }) => before !== balance.capacity);
}

/** The quota that a row of the catalogue is or brings: a gift voucher's balance is one too. */
function quotaIn({ kind, id, value }: FeedChange): { readonly id: QuotaId; readonly capacity: number }[] {
  // A quota taken out of the catalogue is closed, and what was sold of it stays counted.
  if (kind === 'quota')
    return [{ id: id as QuotaId, capacity: value === null ? 0 : Reference.quota.parse(value).capacity }];
  if (kind !== 'voucher') return [];
  const minor = value === null ? 0 : Reference.voucher.parse(value).minor;
  return [{ id: voucherQuota(id as VoucherId), capacity: minor }];
}
