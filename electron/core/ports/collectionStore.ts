import type { OrderId } from '../../../shared/kernel/ids.ts';

/** A pick-up at another till. */
export interface CollectedElsewhere {
  /** ms UTC. */
  readonly at: number;
  /** Staff id. */
  readonly by: string;
  readonly tillNo: number;
}
export interface CollectedElsewhereReader {
  get(order: OrderId): CollectedElsewhere | undefined;
}
export interface CollectedElsewhereWriter extends CollectedElsewhereReader {
  put(order: OrderId, told: CollectedElsewhere): void;
}
