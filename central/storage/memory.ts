import type { Lease, QuotaBalance } from '../../shared/inventory/ledger.ts';
import type { OrganiserId } from '../../shared/kernel/ids.ts';
import { MemoryTable } from './memoryTable.ts';
import type { CentreStorage, Tx } from './port.ts';
import type { CaseRow, CodeRow, DeviceRow, EntryRow, FeedRow, OrganiserRow, StreamRow } from './rows.ts';
import { memoryFeed, memoryIdentity, memoryInventory, memoryJournal, memoryRecords } from './memoryTables.ts';
import type { StoredOrder, StoredTicket } from './memoryTables.ts';

/** All tables of one organiser. */
export interface House {
  readonly organiser: MemoryTable<OrganiserRow>;
  readonly counters: MemoryTable<number>;
  readonly codes: MemoryTable<CodeRow>;
  readonly devices: MemoryTable<DeviceRow>;
  readonly streams: MemoryTable<StreamRow>;
  readonly entries: MemoryTable<EntryRow>;
  readonly cases: MemoryTable<CaseRow>;
  readonly orders: MemoryTable<StoredOrder>;
  readonly tickets: MemoryTable<StoredTicket>;
  readonly quotas: MemoryTable<QuotaBalance>;
  readonly leases: MemoryTable<Lease>;
  readonly feed: MemoryTable<FeedRow>;
}

/** A storage that forgets: for tests and for trying out. One transaction at a time. */
export function memoryStorage(): CentreStorage {
  const houses = new Map<OrganiserId, House>();
  let last: Promise<unknown> = Promise.resolve();
  const run = async <T>(organiser: OrganiserId, work: (tx: Tx) => Promise<T>): Promise<T> => {
    const house = houses.get(organiser) ?? emptyHouse();
    houses.set(organiser, house);
    const savepoint = async <R>(inner: () => Promise<R>): Promise<R> => {
      const marks = Object.values(house).map((table) => [table, table.mark()] as const);
      try {
        return await inner();
      } catch (error) {
        for (const [table, mark] of marks) table.rollBack(mark);
        throw error;
      }
    };
    const tx: Tx = {
      identity: memoryIdentity(house),
      journal: memoryJournal(house),
      records: memoryRecords(house),
      inventory: memoryInventory(house),
      feed: memoryFeed(house),
      savepoint,
    };
    try {
      return await savepoint(() => work(tx));
    } finally {
      for (const table of Object.values(house)) table.forgetMarks();
    }
  };
  return {
    kind: 'memory',
    interrupted: false,
    transaction: (organiser, work) => {
      const result = last.then(() => run(organiser, work));
      last = result.catch(() => undefined);
      return result;
    },
    close: async () => {
      await last;
    },
  };
}

function emptyHouse(): House {
  return {
    organiser: new MemoryTable(),
    counters: new MemoryTable(),
    codes: new MemoryTable(),
    devices: new MemoryTable(),
    streams: new MemoryTable(),
    entries: new MemoryTable(),
    cases: new MemoryTable(),
    orders: new MemoryTable(),
    tickets: new MemoryTable(),
    quotas: new MemoryTable(),
    leases: new MemoryTable(),
    feed: new MemoryTable(),
  };
}
