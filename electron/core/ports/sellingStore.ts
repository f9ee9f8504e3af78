import type { Cart } from '../../../shared/domain/cart.ts';
import type { CustomerFields } from '../../../shared/journal/bodies.ts';
import type {
  CartId,
  CustomerId,
  DateId,
  LeaseId,
  MailId,
  OrderId,
  SeatId,
  StaffId,
  StreamId,
  VoucherId,
} from '../../../shared/kernel/ids.ts';
import type { Currency } from '../../../shared/kernel/money.ts';

/** A cart put aside, or emptied a moment ago. It and its seats are let go at `expiresAt` (ms UTC). */
export interface ParkedCart {
  readonly cart: Cart;
  readonly owner: StaffId;
  readonly kind: 'parked' | 'emptied';
  readonly label: string;
  readonly parkedAt: number;
  readonly expiresAt: number;
}
export interface ParkedReader {
  /** Those that have not expired at `now` (ms UTC), oldest first. */
  all(now: number): ParkedCart[];
}
export interface ParkedWriter extends ParkedReader {
  put(parked: ParkedCart): void;
  remove(cart: CartId): void;
  /** Lets those go that have expired. */
  expire(now: number): void;
}

/** Seats that this till has sold or reserved. */
export interface SeatSaleReader {
  of(date: DateId): SeatId[];
  /** The order that a seat was sold with here. */
  orderOf(date: DateId, seat: SeatId): OrderId | undefined;
}
export interface SeatSaleWriter extends SeatSaleReader {
  add(date: DateId, seat: SeatId, order: OrderId): void;
  /** The ticket of that order was taken back, and its place is free. */
  remove(date: DateId, seat: SeatId, order: OrderId): void;
}

/** A gift voucher sold here; this till holds the lease of its balance. */
export interface VoucherRow {
  readonly voucher: VoucherId;
  readonly order: OrderId;
  /** Its code, sealed. */
  readonly sealed: string;
  readonly last4: string;
  readonly minor: number;
  readonly validTo: string;
  readonly lease: LeaseId;
}
export interface VoucherReader {
  get(voucher: VoucherId): VoucherRow | undefined;
}
export interface VoucherWriter extends VoucherReader {
  add(row: VoucherRow): void;
}

/** What foreign cash counts for, as a manager set it. */
export interface RateRow {
  readonly currency: Currency;
  readonly rateMicro: number;
  readonly at: number;
  readonly by: StaffId;
}
export interface RateReader {
  all(): RateRow[];
}
export interface RateWriter extends RateReader {
  put(rate: RateRow): void;
}

export type CustomerRow = Required<CustomerFields> & { readonly id: CustomerId };
export interface CustomerReader {
  get(customer: CustomerId): CustomerRow | undefined;
  byEmail(email: string): CustomerRow | undefined;
  /**
   * By beginnings of words, and by parts of words from three characters on; every word must be found. Those whose last
   * name begins so come first. Never ranks all matches.
   */
  search(text: string, limit: number): CustomerRow[];
  /** Who has the same e-mail, the same phone, or the same first and last name. */
  similar(to: Pick<CustomerRow, 'first' | 'last' | 'email' | 'phone'>, limit: number): CustomerRow[];
  count(): number;
}
export interface CustomerWriter extends CustomerReader {
  /** Puts the given fields; the others stay, or are empty for a new customer. */
  put(customer: CustomerId, fields: CustomerFields): void;
  remove(customer: CustomerId): void;
}

/** An e-mail of an order; `state` is the centre's word, null before it said any. The address is in the entry. */
export interface MailRow {
  readonly mail: MailId;
  readonly order: OrderId;
  /** Where its entry stands: an order of an earlier life may be sent in this one. */
  readonly stream: StreamId;
  readonly seq: number;
  readonly what: 'tickets' | 'confirmation' | 'invoice';
  /** ms UTC. */
  readonly at: number;
  readonly state: 'queued' | 'sent' | 'failed' | null;
  readonly problem: string;
}
export interface MailReader {
  ofOrder(order: OrderId): MailRow[];
}
export interface MailWriter extends MailReader {
  add(mail: Pick<MailRow, 'mail' | 'order' | 'stream' | 'seq' | 'what' | 'at'>): void;
  setState(mail: MailId, state: 'queued' | 'sent' | 'failed', problem: string, at: number): void;
}
