import type { Entry } from '../../../../shared/journal/entry.ts';
import type { Language } from '../../../../shared/kernel/language.ts';
import type { Tx } from '../../journalist.ts';

/** Queues the slip of a movement: it goes into the bag, or to the bill. */
export function queueMovementSlip(
  tx: Tx,
  { stream, seq }: Pick<Entry, 'stream' | 'seq'>,
  language: Language,
): void {
  const content = { type: 'movement' as const, stream, seq, copy: 0 };
  tx.store.printJobs.add({ id: tx.id(), use: 'receipts', content, order: null, language }, tx.now);
}
