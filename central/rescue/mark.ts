import type { StreamId } from '../../shared/kernel/ids.ts';
import { type RescueMark, rescueMark } from '../../shared/sync/rescue.ts';
import type { Tx } from '../storage/port.ts';
import type { DeviceRow } from '../storage/rows.ts';

type Methods = readonly RescueMark['methods'][number][];

/** What the centre has of a stream and its branches, and how many entries in a range. */
export interface Standing {
  readonly entries: number;
  readonly orders: number;
  readonly tickets: number;
  readonly netMinor: number;
  readonly currency: string;
  readonly methods: Methods;
}

/** How a stream stands, its branches with it; training takes no money. */
export async function standingOf(
  tx: Tx,
  { stream, from, to }: { readonly stream: StreamId; readonly from: number; readonly to: number },
): Promise<Standing> {
  const main = await tx.journal.stream(stream);
  const rows = main ? [main, ...(await tx.journal.branches(stream))] : [];
  let standing: Standing = { entries: 0, orders: 0, tickets: 0, netMinor: 0, currency: 'CHF', methods: [] };
  for (const row of rows) {
    const entries = standing.entries + (await tx.journal.hashes(row.stream, from, to)).size;
    standing = { ...standing, entries };
    if (row.state.training) continue;
    const { orders, tickets, netMinor, methods } = row.takings;
    standing = {
      entries,
      orders: standing.orders + orders,
      tickets: standing.tickets + tickets,
      netMinor: standing.netMinor + netMinor,
      currency: row.state.currency,
      methods: added(standing.methods, methods, 1),
    };
  }
  return standing;
}

/** What came between two looks. */
export const broughtBetween = (before: Standing, after: Standing): Standing => ({
  entries: after.entries - before.entries,
  orders: after.orders - before.orders,
  tickets: after.tickets - before.tickets,
  netMinor: after.netMinor - before.netMinor,
  currency: after.currency,
  methods: added(after.methods, before.methods, -1),
});

/** Totals by payment method, with others added (1) or taken off (-1); those that come to nothing are left out. */
function added(totals: Methods, more: Methods, sign: 1 | -1): RescueMark['methods'] {
  const next = new Map(totals.map((one) => [one.method, one]));
  for (const { method, methodName, kind, minor, count } of more) {
    const so = next.get(method) ?? { method, methodName, kind, minor: 0, count: 0 };
    next.set(method, { ...so, minor: so.minor + sign * minor, count: so.count + sign * count });
  }
  return [...next.values()]
    .filter(({ minor, count }) => minor !== 0 || count !== 0)
    .map(({ method, methodName, kind, minor, count }) => ({ method, methodName, kind, minor, count }));
}

/**
 * Writes down, for every till to see, what a rescue has brought so far; in the transaction that brings it. Kept as a
 * row of the feed: the managers' screens read it there.
 */
export async function addToMark(
  tx: Tx,
  rescue: {
    readonly rescue: string;
    readonly device: DeviceRow;
    readonly byTill: number;
    readonly at: number;
  },
  brought: Standing,
): Promise<void> {
  const [row] = await tx.feed.published('rescue', [rescue.rescue]);
  const so = row?.value ? rescueMark.parse(row.value) : undefined;
  const value: RescueMark = {
    id: rescue.rescue,
    device: rescue.device.device,
    tillNo: rescue.device.tillNo,
    byTill: so?.byTill ?? rescue.byTill,
    at: so?.at ?? rescue.at,
    entries: (so?.entries ?? 0) + brought.entries,
    orders: (so?.orders ?? 0) + brought.orders,
    tickets: (so?.tickets ?? 0) + brought.tickets,
    currency: brought.currency,
    netMinor: (so?.netMinor ?? 0) + brought.netMinor,
    methods: added(so?.methods ?? [], brought.methods, 1),
  };
  await tx.feed.publish([{ kind: 'rescue', id: value.id, audience: null, value }]);
}
