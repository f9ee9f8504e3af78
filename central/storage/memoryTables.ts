import { isOfOneThing } from '../../shared/domain/passes.ts';
import { readSeatKey } from '../../shared/journal/venueSeats.ts';
import { lastOfEach } from './lastOfEach.ts';
import type { House } from './memoryHouse.ts';
import type { MemoryTable } from './memoryTable.ts';
import type {
  FeedTable,
  IdentityTable,
  InventoryTable,
  JournalTable,
  MailTable,
  RecordTable,
} from './port.ts';

const key = (...parts: readonly (string | number)[]): string => parts.join('\n');

function next(counters: MemoryTable<number>, name: string): number {
  const position = (counters.get(name) ?? 0) + 1;
  counters.put(name, position);
  return position;
}

/** Rows of a table by id, in the order of ids. */
function pick<Row>(
  table: MemoryTable<Row>,
  idOf: (row: Row) => string,
  ids: readonly string[] | undefined,
): Row[] {
  const wanted = ids && new Set(ids);
  return table
    .all()
    .filter((row) => !wanted || wanted.has(idOf(row)))
    .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

export const memoryIdentity = (house: House): IdentityTable => ({
  organiser: async () => house.organiser.get(''),
  saveOrganiser: async (row) => house.organiser.put('', row),
  lockIntake: async () => next(house.counters, 'intake'),
  code: async (hash) => house.codes.get(hash),
  saveCode: async (row) => house.codes.put(row.hash, row),
  devices: async () => pick(house.devices, (row) => row.device, undefined),
  deviceByToken: async (tokenHash) => house.devices.all().find((row) => row.tokenHash === tokenHash),
  addDevice: async (row) => house.devices.insert(row.device, row),
  saveDevice: async (row) => house.devices.put(row.device, row),
  contact: async (device) => house.contacts.get(device),
  contacts: async () => pick(house.contacts, (row) => row.device, undefined),
  saveContact: async (row) => house.contacts.put(row.device, row),
  operator: async () => house.operators.get(''),
  saveOperator: async (row) => house.operators.put('', row),
});

export function memoryJournal(house: House): JournalTable {
  const between = (stream: string, from: number, to: number) => {
    const rows = [];
    for (let seq = from; seq <= to; seq++) {
      const row = house.entries.get(key(stream, seq));
      if (row) rows.push(row);
      else if (seq > (house.streams.get(stream)?.seq ?? 0)) break;
    }
    return rows;
  };
  return {
    stream: async (id) => house.streams.get(id),
    streams: async () => pick(house.streams, (row) => row.stream, undefined),
    branches: async (parent) =>
      pick(house.streams, (row) => row.stream, undefined).filter((row) => row.parent === parent),
    saveStream: async (row) => house.streams.put(row.stream, row),
    addEntries: async (rows) => {
      for (const row of rows) house.entries.insert(key(row.stream, row.seq), row);
    },
    entries: async (stream, from, to) => between(stream, from, to),
    entriesWith: async (texts) =>
      house.entries
        .all()
        .filter((row) => texts.some((text) => row.bytes.includes(text)))
        .map(({ stream, seq, bytes }) => ({ stream, seq, bytes }))
        .sort((a, b) => (a.stream === b.stream ? a.seq - b.seq : a.stream < b.stream ? -1 : 1)),
    hashes: async (stream, from, to) => new Map(between(stream, from, to).map((row) => [row.seq, row.hash])),
    erasePersonal: async (stream, seqs) => {
      for (const seq of seqs) {
        const row = house.entries.get(key(stream, seq));
        if (row) house.entries.put(key(stream, seq), { ...row, personal: null });
      }
    },
    addCases: async (rows) => {
      for (const row of rows) house.cases.insert(row.id, row);
    },
    cases: async (stream, from, to) =>
      pick(house.cases, (row) => row.id, undefined)
        .filter((row) => row.stream === stream && row.seq >= from && row.seq <= to)
        .sort((a, b) => a.seq - b.seq),
    recentCases: async (limit) =>
      pick(house.cases, (row) => row.id, undefined)
        .sort((a, b) => b.openedAt - a.openedAt)
        .slice(0, limit),
    countCases: async () => house.cases.all().length,
    casesById: async (ids) => pick(house.cases, (row) => row.id, ids),
    casesAbout: async (places) => {
      const wanted = new Set(places.map((place) => key(place.stream, place.seq)));
      return pick(house.cases, (row) => row.id, undefined).filter((row) =>
        wanted.has(key(row.stream, row.seq)),
      );
    },
    allCases: async (openOnly) =>
      pick(house.cases, (row) => row.id, undefined)
        .filter((row) => !openOnly || row.resolved === null)
        .sort((a, b) => a.openedAt - b.openedAt),
    resolveCases: async (rows) => {
      for (const row of rows) house.cases.put(row.id, row);
    },
  };
}

export const memoryRecords = (house: House): RecordTable => ({
  addOrders: async (orders) => {
    for (const { record, tickets, place } of orders) {
      house.orders.insert(key(place.stream, place.seq), { record, place });
      for (const ticket of tickets) house.tickets.insert(ticket.ticket, { record: ticket, place });
    }
  },
  orderPlaces: async (orders) => {
    const wanted = new Set<string>(orders);
    const found = house.orders.all().filter((row) => wanted.has(row.record.order));
    // The first in the order of intake stands first in the map; later ones must not replace it.
    return new Map(found.reverse().map((row) => [row.record.order, row.place]));
  },
  ticketPlaces: async (tickets) =>
    new Map(
      tickets.flatMap((ticket) => {
        const row = house.tickets.get(ticket);
        return row ? [[ticket, row.place]] : [];
      }),
    ),
  orders: async (stream) =>
    house.orders
      .all()
      .filter((row) => row.place.stream === stream)
      .sort((a, b) => a.place.seq - b.place.seq)
      .map((row) => row.record),
  ordersAt: async (places) =>
    places.flatMap(({ stream, seq }) => {
      const row = house.orders.get(key(stream, seq));
      return row ? [row.record] : [];
    }),
  countTickets: async () => house.tickets.all().length,
});

export const memoryInventory = (house: House): InventoryTable => ({
  quotas: async (ids) => pick(house.quotas, (row) => row.quota, ids),
  quotasOfHouse: async () =>
    pick(house.quotas, (row) => row.quota, undefined).filter((row) => !isOfOneThing(row.quota)),
  saveQuotas: async (rows) => {
    for (const row of rows) house.quotas.put(row.quota, row);
  },
  leases: async (ids) => pick(house.leases, (row) => row.lease, ids),
  leasesOfStream: async (stream) =>
    pick(house.leases, (row) => row.lease, undefined).filter((row) => row.stream === stream),
  leasesOfQuotas: async (quotas) => {
    const wanted = new Set(quotas);
    return pick(house.leases, (row) => row.lease, undefined).filter((row) => wanted.has(row.quota));
  },
  saveLeases: async (rows) => {
    for (const row of rows) house.leases.put(row.lease, row);
  },
  seatRows: async (quotas) =>
    new Map(
      quotas.flatMap((quota) => {
        const rows = house.seatRows.get(quota);
        return rows ? [[quota, rows] as const] : [];
      }),
    ),
  saveSeatRows: async (quota, rows) => house.seatRows.put(quota, rows),
  seatOwners: async (keys) =>
    new Map(
      keys.flatMap((seat) => {
        const owner = house.seatOwners.get(seat);
        return owner ? [[seat, owner] as const] : [];
      }),
    ),
  addSeatOwners: async (rows) => {
    for (const row of rows) house.seatOwners.insert(row.key, row.owner);
  },
  removeSeatOwners: async (keys) => {
    for (const one of keys) house.seatOwners.remove(one);
  },
  seatsTaken: async (date, stream) =>
    house.seatOwners
      .entries()
      .flatMap(([seat, owner]) => {
        const read = readSeatKey(seat);
        return read.date === date &&
          [owner, ...(owner.behind ?? [])].some((one) => one.place.stream === stream)
          ? [read.seat]
          : [];
      })
      .sort(),
});

export const memoryFeed = (house: House): FeedTable => ({
  publish: async (changes) => {
    for (const change of lastOfEach(changes))
      house.feed.put(key(change.kind, change.id), { ...change, position: next(house.counters, 'feed') });
  },
  feed: async (after, streams, limit) =>
    house.feed
      .all()
      .filter((row) => row.position > after && (row.audience === null || streams.includes(row.audience)))
      .sort((a, b) => a.position - b.position)
      .slice(0, limit),
  published: async (kind, ids) =>
    (ids === undefined
      ? house.feed.all().filter((row) => row.kind === kind)
      : ids.flatMap((id) => house.feed.get(key(kind, id)) ?? [])
    ).sort((a, b) => a.position - b.position),
  position: async () => house.counters.get('feed') ?? 0,
});

export const memoryMails = (house: House): MailTable => ({
  addMails: async (rows) => {
    for (const row of rows) house.mails.insert(row.mail, row);
  },
  saveMail: async (row) => house.mails.put(row.mail, row),
  dueMails: async (now, limit) =>
    house.mails
      .all()
      .filter((row) => row.state === 'queued' && row.dueAt <= now)
      .sort((a, b) => a.dueAt - b.dueAt || (a.mail < b.mail ? -1 : 1))
      .slice(0, limit),
  countMails: async () => {
    const counts = { queued: 0, sent: 0, failed: 0 };
    for (const row of house.mails.all()) counts[row.state] += 1;
    return counts;
  },
});
