import type { QuotaBalance } from '../../shared/inventory/ledger.ts';
import type { CentreBodies } from '../../shared/journal/bodiesOfCentre.ts';
import { finding } from '../../shared/journal/venueCases.ts';
import { caseRowOf } from '../intake/tellTills.ts';
import { sha256Hex } from '../platform/crypto.ts';
import type { Tx } from '../storage/port.ts';
import type { CaseRow } from '../storage/rows.ts';
import { record } from './centreStream.ts';
import type { CentreParts } from './parts.ts';

/** A quota whose capacity a catalogue has changed, as it stands now. */
export interface CapacityChanged {
  readonly balance: QuotaBalance;
  /** Null for a new one. */
  readonly before: number | null;
}
export type SeatsChanged = CentreBodies['quotasChanged']['seats'][number];

/**
 * Enters what a catalogue changed of the rights into the centre's own stream. A capacity below what is leased and sold
 * opens a case at that entry: nothing is granted until it is resolved by hand.
 */
export async function recordQuotas(
  parts: CentreParts,
  tx: Tx,
  capacities: readonly CapacityChanged[],
  seats: readonly SeatsChanged[],
): Promise<void> {
  if (capacities.length === 0 && seats.length === 0) return;
  const quotas = capacities.map(({ balance: { quota, capacity }, before }) => ({ quota, before, capacity }));
  const [place] = await record(parts, tx, [
    { kind: 'quotasChanged', body: { by: 'operator', quotas, seats } },
  ]);
  const cut = capacities.filter(({ balance, before }) => balance.free < 0 && before !== null);
  if (!place || cut.length === 0) return;
  const rows = cut.map(({ balance: { quota, capacity, leased, sold } }): CaseRow => {
    const { kind, detail, about } = finding(
      'capacityCut',
      `quota ${quota} was cut to ${capacity} places: ${sold} are sold and ${leased} with the tills`,
    );
    const id = `case-${sha256Hex([place.stream, place.seq, kind, quota].join('\n')).slice(0, 32)}`;
    return { id, kind, ...place, detail, about, openedAt: parts.clock.now(), resolved: null };
  });
  await tx.journal.addCases(rows);
  await tx.feed.publish(rows.map((row) => caseRowOf(row, 0)));
  parts.log.warn('quotas are below what is leased and sold', { quotas: cut.length });
}
