import { copyOfHouses, type Houses, memoryStorage } from '../../central/storage/memory.ts';
import type { OrganiserId } from '../../shared/kernel/ids.ts';
import type { CentreDisk } from './centreHost.ts';

/** A disk in memory: a backup is a copy of the tables. */
export function memoryDisk(organiser: OrganiserId): CentreDisk {
  let houses: Houses = new Map();
  let storage = memoryStorage(houses);
  return {
    organiser,
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
