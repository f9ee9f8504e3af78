import type { Cart } from '../../../shared/domain/cart.ts';
import type { SessionClosed } from '../../../shared/journal/bodies.ts';
import type { SealedEntry } from '../../../shared/journal/entry.ts';
import type { OrderRecord, TicketRecord } from '../../../shared/journal/records.ts';
import type { StreamState } from '../../../shared/journal/streamState.ts';
import type {
  CartId,
  CommandId,
  CustomerId,
  DateId,
  LeaseId,
  OrderId,
  PrinterId,
  PrintJobId,
  SeatId,
  SessionId,
  StaffId,
  StreamId,
  TicketId,
  VoucherId,
} from '../../../shared/kernel/ids.ts';
import type { LayoutEdit } from '../../../shared/layout/layoutData.ts';
import type { LeaseRow, VoucherVoidRow } from '../../../shared/sync/reference.ts';
import type { FeedItem } from '../../../shared/sync/wire.ts';
import type { CollectedElsewhereReader, CollectedElsewhereWriter } from './collectionStore.ts';
import type { ErasureReader, ErasureWriter } from './erasureStore.ts';
import type { OrderActReader, OrderActWriter } from './orderActs.ts';
import type {
  PassReader,
  PassWriter,
  UseReader,
  UseWriter,
  VoucherVoidReader,
  VoucherVoidWriter,
} from './passStore.ts';
import type { PrinterSetup, PrintJob, PrintQueue } from './printing.ts';
import type { ReceivableReader, ReceivableWriter } from './receivableStore.ts';
import type { ReservationReader, ReservationWriter } from './reservationStore.ts';
import type {
  CaseReader,
  CaseWriter,
  ForeignOrderReader,
  ForeignOrderWriter,
  RefundReader,
  RefundWriter,
} from './returnsStore.ts';
import type {
  AskReader,
  AskWriter,
  AuthorityReader,
  AuthorityWriter,
  CentreRequestReader,
  CentreRequestWriter,
  LeaseReader,
  LeaseWriter,
  MadeLeaseReader,
  MadeLeaseWriter,
} from './rightsStore.ts';
import type {
  CustomerReader,
  CustomerWriter,
  MailReader,
  MailWriter,
  ParkedReader,
  ParkedWriter,
  RateReader,
  RateWriter,
  SeatSaleReader,
  SeatSaleWriter,
  VoucherReader,
  VoucherWriter,
} from './sellingStore.ts';

/** A stream of this store: where it ends, what its fold says, how much of it the centre has. */
export interface StreamRow {
  /** Position among the streams of this store, 1 … */
  readonly no: number;
  readonly id: StreamId;
  readonly state: StreamState;
  /** Link that the next entry names as `prev`. */
  readonly link: string;
  readonly acked: number;
  /** Orders among the acknowledged entries. */
  readonly ackedOrders: number;
}

/** Facts about the till itself; see tillFacts.ts for the keys. */
export interface FactReader {
  get(key: string): string | undefined;
}
export interface FactWriter extends FactReader {
  set(key: string, value: string | null): void;
}

/** A head as the centre signed it: over "seq:hash". */
export interface CountersignedHead {
  readonly seq: number;
  readonly hash: string;
  readonly countersignature: string;
}

export interface JournalReader {
  /** The stream that this till writes; undefined before enrolment. */
  current(): StreamRow | undefined;
  streams(): StreamRow[];
  entry(stream: StreamId, seq: number): SealedEntry | undefined;
  /** Up to `limit` entries from `from` on, ascending. */
  page(stream: StreamId, from: number, limit: number): SealedEntry[];
}
export interface JournalWriter extends JournalReader {
  start(state: StreamState, link: string): void;
  append(entries: readonly SealedEntry[], state: StreamState, link: string): void;
  setAcked(stream: StreamId, acked: number): void;
  /** Keeps a head that the centre countersigned: an anchor for checking the chain. */
  keepAnchor(stream: StreamId, head: CountersignedHead): void;
}

export interface ReferenceRow {
  readonly kind: string;
  readonly id: string;
  readonly value: Record<string, unknown>;
}
export interface ReferenceReader {
  /** What the catalogue and the rights are made of: not what there are many of, and nothing that other tills ask. */
  all(): ReferenceRow[];
  /** Leases that the centre granted to streams of this till and did not take back. */
  leases(): LeaseRow[];
  /** The epoch from which the centre has taken a lease back; 0 when it has not. */
  leaseEnded(lease: LeaseId): number;
  /** When the centre declared a stream's till lost (ms UTC); null for one that is not. */
  lostAt(stream: StreamId): number | null;
  /** When a date of the catalogue begins, ms UTC; undefined for one that is not in it. */
  dateStart(date: DateId): number | undefined;
  /** Seats of a date that are sold as far as the centre knows, whoever sold them. */
  seatsSold(date: DateId): SeatId[];
  /** The streams that the centre knows to have sold a seat. */
  seatSellers(date: DateId, seat: SeatId): StreamId[];
  /** A gift voucher that the centre knows to be void. */
  voucherVoid(voucher: VoucherId): VoucherVoidRow | undefined;
  /** A gift voucher of the centre's. */
  voucher(
    voucher: VoucherId,
  ): { readonly last4: string; readonly minor: number; readonly validTo: string } | undefined;
}
export interface ReferenceWriter extends ReferenceReader {
  apply(items: readonly FeedItem[]): void;
  clear(): void;
  /** The feed is read from its start again, and what it says then counts, at whatever position. */
  rewind(): void;
}

export interface CartReader {
  of(owner: StaffId): Cart | undefined;
  all(): Cart[];
  /** With the people who make them. */
  owned(): { readonly owner: StaffId; readonly cart: Cart }[];
}
export interface CartWriter extends CartReader {
  put(owner: StaffId, cart: Cart, at: number): void;
  remove(cart: CartId): void;
}

/** A row of the order list; everything else of an order stands in its journal entry. */
export interface OrderRow {
  readonly order: OrderId;
  readonly stream: StreamId;
  readonly seq: number;
  readonly number: string;
  readonly at: number;
  readonly by: StaffId;
  readonly totalMinor: number;
  readonly tickets: number;
  readonly state: 'validated' | 'reserved';
  /** Whose it is now; null for nobody's. */
  readonly customer: CustomerId | null;
}
export interface TicketRow {
  readonly ticket: TicketId;
  readonly order: OrderId;
  readonly number: string;
  readonly index: number;
  /** Duplicates printed so far. */
  readonly copies: number;
  /** Returned: taken back here, or by another till as the centre says. */
  readonly state: 'valid' | 'returned';
}
export interface OrderReader {
  get(order: OrderId): OrderRow | undefined;
  latest(limit: number): OrderRow[];
  /** Those that are reserved and not paid, newest first. */
  reserved(limit: number): OrderRow[];
  /** By order number or its last digits, or by ticket number; newest first. */
  search(text: string, limit: number): OrderRow[];
  /** By the beginnings of words in names and e-mails; every word must be found; newest first. */
  named(text: string, limit: number): OrderRow[];
  /** Newest first. */
  ofCustomer(customer: CustomerId, limit: number): OrderRow[];
  ticket(ticket: TicketId): TicketRow | undefined;
  tickets(order: OrderId): TicketRow[];
}
export interface OrderWriter extends OrderReader {
  insert(record: OrderRecord, tickets: readonly TicketRecord[]): void;
  /** Keeps the words that an order is found by; none takes them away. */
  name(stream: StreamId, seq: number, words: string): void;
  setCopies(ticket: TicketId, copies: number): void;
  setCustomer(order: OrderId, customer: CustomerId): void;
}

export interface SessionRow {
  readonly session: SessionId;
  readonly openedAt: number;
  readonly openedBy: StaffId;
  readonly floatMinor: number;
  readonly closedAt: number | null;
  readonly closing: SessionClosed | null;
}
export interface SessionReader {
  get(session: SessionId): SessionRow | undefined;
  /** Closed ones, newest first. */
  closed(limit: number): SessionRow[];
}
export interface SessionWriter extends SessionReader {
  opened(row: Pick<SessionRow, 'session' | 'openedAt' | 'openedBy' | 'floatMinor'>): void;
  closed(limit: number): SessionRow[];
  close(session: SessionId, at: number, closing: SessionClosed): void;
}

/** How many open jobs there are of a kind. */
export interface JobCount extends Pick<PrintJob, 'printer' | 'use' | 'state'> {
  readonly n: number;
}
export interface PrintJobReader extends Pick<PrintQueue, 'head' | 'get'> {
  /** Open jobs, counted by where they were sent, use and state. */
  counts(): readonly JobCount[];
  ofClosing(session: SessionId): PrintJob[];
  ofOrder(order: OrderId): PrintJob[];
  /** Not done: everything but printed, replaced, cancelled. */
  open(limit: number): PrintJob[];
}
export interface PrintJobWriter extends PrintJobReader {
  add(
    job: Pick<PrintJob, 'id' | 'use' | 'content' | 'order' | 'language'> & Partial<Pick<PrintJob, 'printer'>>,
    at: number,
  ): void;
  /** Sends a job to a certain printer, or with null to that of its use. */
  send(job: PrintJobId, printer: PrinterId | null, at: number): void;
  move(job: PrintJobId, to: PrintJob['state'], reason: PrintJob['reason'], at: number): void;
}

export interface LayoutEditReader {
  all(): { readonly layout: string; readonly edit: LayoutEdit }[];
  get(layout: string): LayoutEdit | undefined;
}
export interface LayoutEditWriter extends LayoutEditReader {
  put(layout: string, edit: LayoutEdit, at: number): void;
}

export interface PrinterReader {
  all(): PrinterSetup[];
}
export interface PrinterWriter extends PrinterReader {
  put(printer: PrinterSetup): void;
  remove(printer: PrinterId): void;
  setCapability(printer: PrinterId, capability: PrinterSetup['capability']): void;
}

/** Wrong PINs in a row, kept on disk so that a restart does not give new tries. */
export interface PinTries {
  readonly failed: number;
  /** Until when it is locked, ms UTC; when it is not, when it was mistyped last. */
  readonly lockedUntil: number;
}
export interface PinReader {
  tries(staff: StaffId): PinTries;
}
export interface PinWriter extends PinReader {
  setTries(staff: StaffId, tries: PinTries): void;
}

/** What a command was answered, for when it is sent again. */
export interface CommandRow {
  readonly name: string;
  /** SHA-256 of name and input, hex. */
  readonly digest: string;
  /** JSON of the accepted reply. */
  readonly reply: string;
}
export interface CommandReader {
  get(command: CommandId): CommandRow | undefined;
}
export interface CommandWriter extends CommandReader {
  put(command: CommandId, row: CommandRow, at: number): void;
}

/** Reads a consistent state. */
export interface StoreReader {
  /** The newest id that this till made; new ones must sort behind it. */
  newestId(): string | undefined;
  readonly facts: FactReader;
  readonly journal: JournalReader;
  readonly reference: ReferenceReader;
  readonly carts: CartReader;
  readonly orders: OrderReader;
  readonly sessions: SessionReader;
  readonly leases: LeaseReader;
  readonly printJobs: PrintJobReader;
  readonly printers: PrinterReader;
  readonly layoutEdits: LayoutEditReader;
  readonly pins: PinReader;
  readonly commands: CommandReader;
  readonly cases: CaseReader;
  readonly parked: ParkedReader;
  readonly seatSales: SeatSaleReader;
  readonly vouchers: VoucherReader;
  readonly rates: RateReader;
  readonly customers: CustomerReader;
  readonly mails: MailReader;
  readonly madeLeases: MadeLeaseReader;
  readonly authorities: AuthorityReader;
  readonly centreRequests: CentreRequestReader;
  readonly asks: AskReader;
  readonly refunds: RefundReader;
  readonly foreignOrders: ForeignOrderReader;
  readonly orderActs: OrderActReader;
  readonly reservations: ReservationReader;
  readonly receivables: ReceivableReader;
  readonly erasure: ErasureReader;
  readonly collections: CollectedElsewhereReader;
  readonly passes: PassReader;
  readonly uses: UseReader;
  readonly voucherVoids: VoucherVoidReader;
}

/** Reads and writes within one transaction; a reader can't be handed where this is wanted. */
export interface StoreWriter extends StoreReader {
  readonly facts: FactWriter;
  readonly journal: JournalWriter;
  readonly reference: ReferenceWriter;
  readonly carts: CartWriter;
  readonly orders: OrderWriter;
  readonly sessions: SessionWriter;
  readonly leases: LeaseWriter;
  readonly printJobs: PrintJobWriter;
  readonly printers: PrinterWriter;
  readonly layoutEdits: LayoutEditWriter;
  readonly pins: PinWriter;
  readonly commands: CommandWriter;
  readonly cases: CaseWriter;
  readonly parked: ParkedWriter;
  readonly seatSales: SeatSaleWriter;
  readonly vouchers: VoucherWriter;
  readonly rates: RateWriter;
  readonly customers: CustomerWriter;
  readonly mails: MailWriter;
  readonly madeLeases: MadeLeaseWriter;
  readonly authorities: AuthorityWriter;
  readonly centreRequests: CentreRequestWriter;
  readonly asks: AskWriter;
  readonly refunds: RefundWriter;
  readonly foreignOrders: ForeignOrderWriter;
  readonly orderActs: OrderActWriter;
  readonly reservations: ReservationWriter;
  readonly receivables: ReceivableWriter;
  readonly erasure: ErasureWriter;
  readonly collections: CollectedElsewhereWriter;
  readonly passes: PassWriter;
  readonly uses: UseWriter;
  readonly voucherVoids: VoucherVoidWriter;
}

/** Thrown by `write` when the disk is full; nothing of the transaction remains. */
export class DiskFull extends Error {
  override name = 'DiskFull';
}

/** The till's store. Everything is synchronous: a sale is one stretch of work that nothing can interleave. */
export interface Store {
  readonly read: StoreReader;
  /** One IMMEDIATE transaction, durable when it returns; an exception rolls everything back. */
  write<T>(work: (tx: StoreWriter) => T): T;
}
