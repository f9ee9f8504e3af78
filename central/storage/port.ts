import type { Lease, QuotaBalance } from '../../shared/inventory/ledger.ts';
import type { Place, SeatKey, SeatOwner } from '../../shared/journal/foldVenue.ts';
import type { OrderRecord, TicketRecord } from '../../shared/journal/records.ts';
import type {
  DateId,
  DeviceId,
  LeaseId,
  OrderId,
  OrganiserId,
  QuotaId,
  SeatId,
  StreamId,
  TicketId,
} from '../../shared/kernel/ids.ts';
import type { ActTable } from './actsPort.ts';
import type { CentreActTable } from './centreActsPort.ts';
import type {
  CaseRow,
  CodeRow,
  ContactRow,
  DeviceRow,
  EntryRow,
  FeedChange,
  FeedRow,
  MailCounts,
  MailRow,
  OperatorRow,
  OrganiserRow,
  StreamRow,
} from './rows.ts';

/** Who may talk to this centre. */
export interface IdentityTable {
  organiser(): Promise<OrganiserRow | undefined>;
  /** Makes the organiser, or puts its generation. */
  saveOrganiser(row: OrganiserRow): Promise<void>;
  /**
   * Locks the organiser until the transaction ends and gives the next position of intake. Whoever books facts
   * or rights does this first, so that there is one order of intake and no two of them wait for each other.
   */
  lockIntake(): Promise<number>;
  code(hash: string): Promise<CodeRow | undefined>;
  saveCode(row: CodeRow): Promise<void>;
  devices(): Promise<DeviceRow[]>;
  deviceByToken(tokenHash: string): Promise<DeviceRow | undefined>;
  addDevice(row: DeviceRow): Promise<void>;
  /** Puts a device that is there. */
  saveDevice(row: DeviceRow): Promise<void>;
  contact(device: DeviceId): Promise<ContactRow | undefined>;
  /** Of every till that was ever heard, by device. */
  contacts(): Promise<ContactRow[]>;
  saveContact(row: ContactRow): Promise<void>;
  operator(): Promise<OperatorRow | undefined>;
  saveOperator(row: OperatorRow): Promise<void>;
}

/** The journals of the tills, and what their folds say. */
export interface JournalTable {
  stream(id: StreamId): Promise<StreamRow | undefined>;
  /** Every stream, branches too, by id. */
  streams(): Promise<StreamRow[]>;
  /** The branches of a stream, by id. */
  branches(parent: StreamId): Promise<StreamRow[]>;
  saveStream(row: StreamRow): Promise<void>;
  addEntries(rows: readonly EntryRow[]): Promise<void>;
  /** Entries with `from` ≤ seq ≤ `to`, ascending. */
  entries(stream: StreamId, from: number, to: number): Promise<EntryRow[]>;
  /** Entries of any stream whose bytes hold one of these texts, by stream and seq; for the reports. */
  entriesWith(texts: readonly string[]): Promise<Pick<EntryRow, 'stream' | 'seq' | 'bytes'>[]>;
  /** Hashes by seq, `from` ≤ seq ≤ `to`. */
  hashes(stream: StreamId, from: number, to: number): Promise<Map<number, string>>;
  /** Empties the personal parts of entries. */
  erasePersonal(stream: StreamId, seqs: readonly number[]): Promise<void>;
  addCases(rows: readonly CaseRow[]): Promise<void>;
  /** Cases with `from` ≤ seq ≤ `to`, ascending. */
  cases(stream: StreamId, from: number, to: number): Promise<CaseRow[]>;
  /** The cases opened last, newest first. */
  recentCases(limit: number): Promise<CaseRow[]>;
  countCases(): Promise<number>;
  /** By id; unknown ones are missing. */
  casesById(ids: readonly string[]): Promise<CaseRow[]>;
  /** Cases about these entries, by id. */
  casesAbout(places: readonly Place[]): Promise<CaseRow[]>;
  /** All cases in the order in which they were opened, or only those that are open. */
  allCases(openOnly: boolean): Promise<CaseRow[]>;
  /** Puts what became of cases. */
  resolveCases(rows: readonly CaseRow[]): Promise<void>;
}

/** Orders and tickets as the fold made them. */
export interface RecordTable {
  /** Adds orders of entries, with those of their tickets that are valid by them. Throws when a key is taken. */
  addOrders(
    orders: readonly {
      readonly record: OrderRecord;
      readonly tickets: readonly TicketRecord[];
      readonly place: Place;
    }[],
  ): Promise<void>;
  /** Where each of these orders came first; unknown ones are missing. */
  orderPlaces(orders: readonly OrderId[]): Promise<Map<OrderId, Place>>;
  ticketPlaces(tickets: readonly TicketId[]): Promise<Map<TicketId, Place>>;
  /** Orders of a stream, ascending by seq. */
  orders(stream: StreamId): Promise<OrderRecord[]>;
  /** The orders that these entries made; places without an order are missing. */
  ordersAt(places: readonly Place[]): Promise<OrderRecord[]>;
  countTickets(): Promise<number>;
}

/** Rights: what is free, leased and sold. */
export interface InventoryTable {
  /** By id. Without ids: all. */
  quotas(ids?: readonly QuotaId[]): Promise<QuotaBalance[]>;
  /** All but those of one voucher or one pass (isOfOneThing), of which there may be any number. */
  quotasOfHouse(): Promise<QuotaBalance[]>;
  saveQuotas(rows: readonly QuotaBalance[]): Promise<void>;
  /** By id. Without ids: all. */
  leases(ids?: readonly LeaseId[]): Promise<Lease[]>;
  saveLeases(rows: readonly Lease[]): Promise<void>;
  /** By id. */
  leasesOfStream(stream: StreamId): Promise<Lease[]>;
  leasesOfQuotas(quotas: readonly QuotaId[]): Promise<Lease[]>;
  /** The rows of seats of numbered quotas, front to back, as the plan has them. */
  seatRows(quotas: readonly QuotaId[]): Promise<Map<QuotaId, readonly (readonly SeatId[])[]>>;
  saveSeatRows(quota: QuotaId, rows: readonly (readonly SeatId[])[]): Promise<void>;
  /** Who has these seats; those that nobody has are missing. */
  seatOwners(keys: readonly SeatKey[]): Promise<Map<SeatKey, SeatOwner>>;
  /** Throws when a seat has an owner already. */
  addSeatOwners(rows: readonly { readonly key: SeatKey; readonly owner: SeatOwner }[]): Promise<void>;
  removeSeatOwners(keys: readonly SeatKey[]): Promise<void>;
  /** Seats of a date that a stream's entries took, by id; those that others had bought before too. */
  seatsTaken(date: DateId, stream: StreamId): Promise<SeatId[]>;
}

/** E-mails to be sent. */
export interface MailTable {
  addMails(rows: readonly MailRow[]): Promise<void>;
  saveMail(row: MailRow): Promise<void>;
  /** Those that are to be tried at `now` (ms UTC) or before, oldest first. */
  dueMails(now: number, limit: number): Promise<MailRow[]>;
  countMails(): Promise<MailCounts>;
}

/** What the tills are told. */
export interface FeedTable {
  /**
   * Puts rows behind all others, one per kind and id: an older one of the same name leaves its place. The counter
   * row stays locked until the transaction ends, so no position becomes visible before a lower one.
   */
  publish(changes: readonly FeedChange[]): Promise<void>;
  /** Rows behind a position, for everybody or one of these streams, ascending, `limit` at most. */
  feed(after: number, streams: readonly StreamId[], limit: number): Promise<FeedRow[]>;
  /** Rows by name, for everybody or somebody. Without ids: all of the kind. */
  published(kind: string, ids?: readonly string[]): Promise<FeedRow[]>;
  /** The last position given. */
  position(): Promise<number>;
}

/** Thrown out of a savepoint when the whole transaction is lost and will be run again: nobody may swallow it. */
export class TransactionLost extends Error {
  override name = 'TransactionLost';
}

/** One transaction of one organiser. */
export interface Tx {
  readonly identity: IdentityTable;
  readonly journal: JournalTable;
  readonly records: RecordTable;
  readonly inventory: InventoryTable;
  readonly feed: FeedTable;
  readonly mails: MailTable;
  readonly acts: ActTable;
  readonly centreActs: CentreActTable;
  /** Work that leaves nothing behind when it throws, while the transaction goes on. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Where the centre keeps what it knows. A transaction is all or nothing; work that met a deadlock or a
 * serialization failure is run again from its start, so it must have no effects but those on `tx`.
 */
export interface CentreStorage {
  readonly kind: 'memory' | 'embedded' | 'postgres';
  /** True when an embedded storage was not closed in order: some of what it had committed may be gone. */
  readonly interrupted: boolean;
  transaction<T>(organiser: OrganiserId, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
