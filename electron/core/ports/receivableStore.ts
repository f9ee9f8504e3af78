import type { OrderId, StreamId } from '../../../shared/kernel/ids.ts';

/** An invoice that was issued now, as this till knows it. Minor units. */
export interface ReceivableRow {
  readonly order: OrderId;
  /** 0 for an order of another till. */
  readonly issuedMinor: number;
  /** What tickets taken back owe less, here and, as the centre told, elsewhere. */
  readonly creditedMinor: number;
  readonly settled: boolean;
}
export interface ReceivableReader {
  get(order: OrderId): ReceivableRow | undefined;
  /** Issued here and not paid as far as is known, oldest first. */
  open(limit: number): ReceivableRow[];
}
export interface ReceivableWriter extends ReceivableReader {
  issue(order: OrderId, minor: number): void;
  credit(order: OrderId, minor: number): void;
  settle(order: OrderId, stream: StreamId, seq: number): void;
  /** What the centre says that other tills did with one that was issued here. */
  elsewhere(order: OrderId, creditedMinor: number, settled: boolean): void;
}
