import type { OrganiserId } from '../../shared/kernel/ids.ts';
import { memoryActs } from './memoryActs.ts';
import { memoryCentreActs } from './memoryCentreActs.ts';
import { copyOfHouse, emptyHouse, type House } from './memoryHouse.ts';
import {
  memoryFeed,
  memoryIdentity,
  memoryInventory,
  memoryJournal,
  memoryMails,
  memoryRecords,
} from './memoryTables.ts';
import type { CentreStorage, Tx } from './port.ts';

/** Everything that a storage in memory holds. */
export type Houses = Map<OrganiserId, House>;

/** What a backup would have of them now: later changes on one side do not show on the other. */
export const copyOfHouses = (houses: Houses): Houses =>
  new Map([...houses].map(([organiser, house]) => [organiser, copyOfHouse(house)]));

/** A storage that forgets: for tests and for trying out. One transaction at a time. */
export function memoryStorage(houses: Houses = new Map()): CentreStorage {
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
      mails: memoryMails(house),
      acts: memoryActs(house),
      centreActs: memoryCentreActs(house),
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
