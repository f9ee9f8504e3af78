import { copyOfHouses, type Houses, memoryStorage } from '../../central/storage/memory.ts';
import type { OrganiserId } from '../../shared/kernel/ids.ts';
import type { CentreDisk } from './centreHost.ts';

/** A disk in memory: a backup is a copy of the tables. */
export function memoryDisk(): CentreDisk {
  let storage = memoryStorage();
  let houses: Houses = new Map();
  storage = memoryStorage(houses);
  return {
    organiser: 'organiser-1' as OrganiserId,
    storage: () => storage,
    backUp: async () => {
      const copy = copyOfHouses(houses);
      return async () => {
        // The backup stays as it is: it may be put back again.
        houses = copyOfHouses(copy);
        storage = memoryStorage(houses);
      };
    },
  };
}
