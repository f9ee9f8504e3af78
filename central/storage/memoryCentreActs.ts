import type { CentreActTable } from './centreActsPort.ts';
import type { House } from './memoryHouse.ts';

const byLife = <T extends { readonly life: number }>(a: T, b: T): number => a.life - b.life;

/** The centre's own stream in memory: one transaction at a time, so nothing has to be locked. */
export const memoryCentreActs = (house: House): CentreActTable => ({
  lockHead: async () => house.centreStreams.all().sort(byLife).at(-1),
  saveHead: async (row) => house.centreStreams.put(row.stream, row),
  add: async (rows) => {
    for (const row of rows) house.centreActs.insert(`${row.stream}\n${row.seq}`, row);
  },
  streams: async () => house.centreStreams.all().sort(byLife),
  entries: async (stream, from, to) =>
    house.centreActs
      .all()
      .filter((row) => row.stream === stream && row.seq >= from && row.seq <= to)
      .sort((a, b) => a.seq - b.seq),
  newest: async (without, limit) =>
    house.centreActs
      .all()
      .filter((row) => !without.includes(row.kind))
      .sort((a, b) => byLife(b, a) || b.seq - a.seq)
      .slice(0, limit),
});
