import type { OrderId, StreamId, TicketId, VoucherId } from '../../../shared/kernel/ids.ts';
import type { PassRow, UseRow } from '../../../shared/sync/reference.ts';

/** Passes of other tills, with their holders, as the centre told them. */
export interface PassReader {
  /** Passes that a stream has sold behind an entry of it. */
  soldBehind(stream: StreamId, seq: number): TicketId[];
  get(pass: TicketId): PassRow | undefined;
  /** By number, or the beginning of one. */
  numbered(number: string, limit: number): PassRow[];
  /** By beginnings of words of holders and e-mails; every word must be found. */
  named(text: string, limit: number): PassRow[];
}
export interface PassWriter extends PassReader {
  sold(stream: StreamId, seq: number, pass: TicketId): void;
  put(row: PassRow): void;
  remove(pass: TicketId): void;
}

/** What was taken of passes and gift vouchers. */
export interface UseReader {
  /** Orders of this till that took something of it. */
  own(thing: TicketId | VoucherId): OrderId[];
  /** What others took of it, as far as the centre has told; orders of this till are left out. */
  elsewhere(thing: TicketId | VoucherId): UseRow[];
}
export interface UseWriter extends UseReader {
  add(thing: string, order: OrderId): void;
  put(row: UseRow): void;
  remove(id: string): void;
}

/** Gift vouchers that were made void here: where the entry stands. */
export interface VoucherVoidReader {
  get(voucher: VoucherId): { readonly stream: StreamId; readonly seq: number } | undefined;
}
export interface VoucherVoidWriter extends VoucherVoidReader {
  add(stream: StreamId, seq: number, voucher: VoucherId): void;
}
