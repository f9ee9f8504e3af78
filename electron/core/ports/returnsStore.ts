import type { TicketsReturned } from '../../../shared/journal/bodiesOfReturns.ts';
import type { CaseResolved } from '../../../shared/journal/bodiesOfRights.ts';
import type {
  CaseId,
  CustomerId,
  DateId,
  OrderId,
  RefundId,
  SeatId,
  StaffId,
  StreamId,
  TicketId,
} from '../../../shared/kernel/ids.ts';
import type { CaseStateRow, ForeignOrderRow } from '../../../shared/sync/reference.ts';
import type { CaseOnWire } from '../../../shared/sync/wire.ts';

/** A refund to list and to find it by; everything else of it stands in its journal entry. */
export interface RefundRow {
  readonly refund: RefundId;
  readonly stream: StreamId;
  readonly seq: number;
  readonly number: string;
  /** ms UTC. */
  readonly at: number;
  readonly by: StaffId;
  readonly order: OrderId;
  readonly orderNumber: string;
  readonly why: TicketsReturned['why'];
  /** Below zero: what went out. */
  readonly totalMinor: number;
}
export interface RefundReader {
  get(refund: RefundId): RefundRow | undefined;
  /** Newest first. */
  latest(limit: number): RefundRow[];
  /** Of an order, whoever sold it; oldest first. */
  ofOrder(order: OrderId): RefundRow[];
  /** By the refund's own number. */
  byNumber(number: string, limit: number): RefundRow[];
  /** The refund by which this till took a ticket back. */
  ofTicket(ticket: TicketId): RefundId | undefined;
  /** In the order in which the refund names them. */
  tickets(refund: RefundId): TicketId[];
  /** True when this till took a ticket back, or the centre says that another one did. */
  isReturned(ticket: TicketId): boolean;
}
export interface RefundWriter extends RefundReader {
  /** Throws for a ticket that this till took back before. */
  add(stream: StreamId, seq: number, at: number, body: TicketsReturned): void;
  /** The centre says of a ticket sold here whether another till took it back. */
  elsewhere(
    ticket: { readonly ticket: TicketId; readonly date: DateId | null; readonly seat: SeatId | null },
    order: OrderId,
    returned: boolean,
  ): void;
}

/** Orders of other tills, as the centre tells them. */
export interface ForeignOrderReader {
  get(order: OrderId): ForeignOrderRow | undefined;
  /** By order number or its last digits, or by the beginning of a ticket number; newest first. */
  search(text: string, limit: number): ForeignOrderRow[];
  ofTicket(ticket: TicketId): ForeignOrderRow | undefined;
  ofCustomer(customer: CustomerId, limit: number): ForeignOrderRow[];
  /** Those that are reserved and not paid; newest first. */
  reserved(limit: number): ForeignOrderRow[];
  /** Those that were issued against an invoice and not paid as far as the centre has told. */
  onInvoice(limit: number): ForeignOrderRow[];
  /** Reservations that nobody pays, however they stand; oldest first. */
  held(limit: number): ForeignOrderRow[];
  count(): number;
}
export interface ForeignOrderWriter extends ForeignOrderReader {
  /** `keepUntil` in ms UTC, null for as long as the centre tells it. */
  put(order: ForeignOrderRow, keepUntil: number | null): void;
  remove(order: OrderId): void;
  /** Lets those go that nobody needs any more at `now` (ms UTC). */
  expire(now: number): void;
}

/** A case as this till knows it: told by the feed, or just answered when its entry was sent. */
export interface CaseRow extends Omit<CaseStateRow, 'tillNo'> {
  /** Null until the feed told of it. */
  readonly tillNo: number | null;
}
export interface CaseReader {
  /** Open ones. */
  count(): number;
  get(id: CaseId): CaseRow | undefined;
  /** Open ones first, then newest first. */
  all(limit?: number): CaseRow[];
}
export interface CaseWriter extends CaseReader {
  put(found: CaseOnWire, at: number): void;
  /** What the feed says of a case. */
  told(row: CaseStateRow): void;
  remove(id: CaseId): void;
  /** A remedy chosen here. */
  resolve(stream: StreamId, seq: number, at: number, resolved: CaseResolved): void;
}
