import type { ActTable } from './actsPort.ts';
import type { House } from './memoryHouse.ts';

const askKey = (holder: string, quota: string): string => `${holder}\n${quota}`;

/** Returns, authorities, asks and answers in memory. */
export const memoryActs = (house: House): ActTable => ({
  returns: async (tickets) =>
    new Map(
      tickets.flatMap((ticket) => {
        const row = house.returns.get(ticket);
        return row ? [[ticket, row] as const] : [];
      }),
    ),
  saveReturns: async (rows) => {
    for (const row of rows) house.returns.put(row.ticket, row);
  },
  unfreed: async () =>
    house.returns
      .all()
      .filter((row) => !row.freed)
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1)),
  authorities: async (things) =>
    new Map(
      things.flatMap((thing) => {
        const row = house.authorities.get(thing);
        return row ? [[thing, row.stream] as const] : [];
      }),
    ),
  saveAuthorities: async (rows) => {
    for (const row of rows) house.authorities.put(row.thing, row);
  },
  yieldAuthorities: async (stream) => {
    const mine = house.authorities
      .all()
      .filter((row) => row.stream === stream)
      .sort((a, b) => (a.thing < b.thing ? -1 : 1));
    for (const { thing } of mine) house.authorities.put(thing, { thing, stream: null });
    return mine.map(({ thing }) => thing);
  },
  asks: async (holder) =>
    house.asks
      .all()
      .filter((row) => row.holder === holder)
      .sort((a, b) => (a.quota < b.quota ? -1 : 1)),
  saveAsks: async (rows) => {
    for (const row of rows) house.asks.put(askKey(row.holder, row.quota), row);
  },
  removeAsks: async (holder, quotas) => {
    for (const quota of quotas) house.asks.remove(askKey(holder, quota));
  },
  targets: async (quotas) =>
    house.targets
      .all()
      .filter((row) => quotas.includes(row.quota))
      .sort((a, b) => (askKey(a.stream, a.quota) < askKey(b.stream, b.quota) ? -1 : 1)),
  saveTargets: async (rows) => {
    for (const row of rows) house.targets.put(askKey(row.stream, row.quota), row);
  },
  reply: async (request) => house.replies.get(request),
  saveReply: async (row) => house.replies.insert(row.request, row),
});
