import type { Lease, QuotaBalance } from '../../shared/inventory/ledger.ts';
import type { Place, SeatOwner, TicketReturn } from '../../shared/journal/foldVenue.ts';
import type { OrderRecord, TicketRecord } from '../../shared/journal/records.ts';
import type { SeatId, StreamId, ThingId } from '../../shared/kernel/ids.ts';
import type { AskRow, ReplyRow, TargetRow } from './actsPort.ts';
import type { CentreEntryRow, CentreStreamRow } from './centreActsPort.ts';
import { MemoryTable } from './memoryTable.ts';
import type {
  CaseRow,
  CodeRow,
  ContactRow,
  DeviceRow,
  EntryRow,
  FeedRow,
  MailRow,
  OperatorRow,
  OrganiserRow,
  StreamRow,
} from './rows.ts';

export interface StoredOrder {
  readonly record: OrderRecord;
  readonly place: Place;
}
export interface StoredTicket {
  readonly record: TicketRecord;
  readonly place: Place;
}

/** All tables of one organiser. */
export interface House {
  readonly organiser: MemoryTable<OrganiserRow>;
  readonly counters: MemoryTable<number>;
  readonly codes: MemoryTable<CodeRow>;
  readonly devices: MemoryTable<DeviceRow>;
  readonly contacts: MemoryTable<ContactRow>;
  readonly operators: MemoryTable<OperatorRow>;
  readonly streams: MemoryTable<StreamRow>;
  readonly entries: MemoryTable<EntryRow>;
  readonly cases: MemoryTable<CaseRow>;
  readonly orders: MemoryTable<StoredOrder>;
  readonly tickets: MemoryTable<StoredTicket>;
  readonly quotas: MemoryTable<QuotaBalance>;
  readonly leases: MemoryTable<Lease>;
  readonly seatRows: MemoryTable<readonly (readonly SeatId[])[]>;
  readonly seatOwners: MemoryTable<SeatOwner>;
  readonly mails: MemoryTable<MailRow>;
  readonly feed: MemoryTable<FeedRow>;
  readonly returns: MemoryTable<TicketReturn>;
  readonly authorities: MemoryTable<{ readonly thing: ThingId; readonly stream: StreamId | null }>;
  readonly asks: MemoryTable<AskRow>;
  readonly replies: MemoryTable<ReplyRow>;
  readonly targets: MemoryTable<TargetRow>;
  readonly centreStreams: MemoryTable<CentreStreamRow>;
  readonly centreActs: MemoryTable<CentreEntryRow>;
}

/** An organiser of which nothing is known. */
export function emptyHouse(): House {
  return {
    organiser: new MemoryTable(),
    counters: new MemoryTable(),
    codes: new MemoryTable(),
    devices: new MemoryTable(),
    contacts: new MemoryTable(),
    operators: new MemoryTable(),
    streams: new MemoryTable(),
    entries: new MemoryTable(),
    cases: new MemoryTable(),
    orders: new MemoryTable(),
    tickets: new MemoryTable(),
    quotas: new MemoryTable(),
    leases: new MemoryTable(),
    seatRows: new MemoryTable(),
    seatOwners: new MemoryTable(),
    mails: new MemoryTable(),
    feed: new MemoryTable(),
    returns: new MemoryTable(),
    authorities: new MemoryTable(),
    asks: new MemoryTable(),
    replies: new MemoryTable(),
    targets: new MemoryTable(),
    centreStreams: new MemoryTable(),
    centreActs: new MemoryTable(),
  };
}

/** The same rows in tables of their own. */
export const copyOfHouse = (house: House): House =>
  Object.fromEntries(Object.entries(house).map(([name, table]) => [name, table.copy()])) as unknown as House;
