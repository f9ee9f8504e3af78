import type { OrderId, StreamId } from '../../../shared/kernel/ids.ts';

/** An act on an order after its sale, beside returns; what it says stands in its journal entry. */
export interface OrderActRow {
  readonly order: OrderId;
  readonly kind:
    | 'paymentCorrected'
    | 'ticketTextChanged'
    | 'invoiceSettled'
    | 'orderCollected'
    | 'orderCustomerChanged';
  readonly stream: StreamId;
  readonly seq: number;
  /** ms UTC. */
  readonly at: number;
}
export interface OrderActReader {
  /** Oldest first. */
  ofOrder(order: OrderId): OrderActRow[];
}
export interface OrderActWriter extends OrderActReader {
  add(row: OrderActRow): void;
}
