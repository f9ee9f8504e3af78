import { openQuota, type QuotaBalance, setCapacity } from '../../shared/inventory/ledger.ts';
import { canonical, type Json } from '../../shared/kernel/canonical.ts';
import type { QuotaId } from '../../shared/kernel/ids.ts';
import { Reference, type ReferenceKind } from '../../shared/sync/reference.ts';
import type { Tx } from '../storage/port.ts';
import type { FeedChange } from '../storage/rows.ts';
import type { CentreParts } from './parts.ts';
import { grantShares } from './shares.ts';

/** A row of the catalogue as tills get it; leases are not the catalogue's. */
export interface CatalogueRow {
  readonly kind: Exclude<ReferenceKind, 'lease'>;
  readonly id: string;
  readonly value: Readonly<Record<string, unknown>> | null;
}

/** Rows in one transaction; a catalogue is larger than one should be. */
const ROWS = 500;

/**
 * Puts rows into the catalogue and shares new quotas out. What is already so is left alone, so that importing
 * the same again tells the tills nothing. Throws when a row is not of its kind's form.
 */
export async function importCatalogue(parts: CentreParts, rows: readonly CatalogueRow[]): Promise<void> {
  for (const row of rows) if (row.value !== null) Reference[row.kind].parse(row.value);
  for (let from = 0; from < rows.length; from += ROWS)
    await parts.storage.transaction(parts.organiser, async (tx) => {
      await tx.identity.lockIntake();
      const changes = await changesOf(tx, rows.slice(from, from + ROWS));
      await tx.feed.publish(changes);
      await putQuotas(parts, tx, changes);
      await grantShares(tx, parts.generation, parts.expectedTills);
    });
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
    for (const { id, value } of some)
      if (!known.has(id) ? value !== null : !same(known.get(id) ?? null, value))
        changes.push({ kind, id, audience: null, value });
  }
  return changes;
}

const same = (a: FeedChange['value'], b: FeedChange['value']): boolean =>
  canonical(a as Json) === canonical(b as Json);

async function putQuotas(parts: CentreParts, tx: Tx, changes: readonly FeedChange[]): Promise<void> {
  const quotas = changes.filter((change) => change.kind === 'quota');
  if (quotas.length === 0) return;
  const ids = quotas.map((change) => change.id as QuotaId);
  const known = new Map((await tx.inventory.quotas(ids)).map((quota) => [quota.quota, quota]));
  const next = quotas.map(({ id, value }): QuotaBalance => {
    // A quota taken out of the catalogue is closed, and what was sold of it stays counted.
    const capacity = value === null ? 0 : Reference.quota.parse(value).capacity;
    const quota = known.get(id as QuotaId);
    return quota ? setCapacity(quota, capacity) : openQuota(id as QuotaId, capacity);
  });
  for (const quota of next)
    if (quota.free < 0)
      parts.log.warn('a quota is below what is leased and sold', {
        quota: quota.quota,
        missing: -quota.free,
      });
  await tx.inventory.saveQuotas(next);
}
