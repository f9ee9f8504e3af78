import type { CustomerId, OrderId, StreamId } from '../../../shared/kernel/ids.ts';

/** Where personal parts of a customer lie that were not erased yet, in the journals of this store. */
export interface PersonalFound {
  readonly entries: readonly { readonly stream: StreamId; readonly seqs: readonly number[] }[];
  readonly orders: readonly OrderId[];
}
export interface ErasureReader {
  /** Everything that names a customer: orders, edits, e-mails, texts, notes. Reads the whole journal. */
  find(customer: CustomerId): PersonalFound;
}
export interface ErasureWriter extends ErasureReader {
  /**
   * Empties what was found: personal parts, the words that orders are found by, kept replies; and what carts, parked ones
   * too, say of the customer. The customer's own row must be gone before. Who calls writes down that it was done.
   */
  erase(customer: CustomerId, found: PersonalFound): void;
}
