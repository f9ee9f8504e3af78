import type { OrderId, StreamId } from '../kernel/ids.ts';
import type { PricedLine } from './priced.ts';

/**
 * A reservation that a cart pays: taken as a whole, at the prices it was made at. Its lines stand in the cart to be seen;
 * none of them changes.
 */
export interface CartReservation {
  readonly order: OrderId;
  readonly number: string;
  /** The stream that made it. */
  readonly maker: StreamId;
  /** `override`: by a manager's word, while the till that has the say over it is out of reach. */
  readonly authority: 'own' | 'granted' | 'override';
  /** Whom it was reserved for; empty for a customer, and where only another till knows. */
  readonly name: string;
  readonly lines: readonly PricedLine[];
}
