import type { CaseRow, EntryRow } from '../../central/storage/rows.ts';
import { isOfOneThing } from '../../shared/domain/passes.ts';
import { voucherOfQuota } from '../../shared/domain/vouchers.ts';
import { type Lease, openOf, type QuotaBalance } from '../../shared/inventory/ledger.ts';
import type { OrderReserved, OrderValidated } from '../../shared/journal/bodies.ts';
import type { ReservationEnded } from '../../shared/journal/bodiesOfReservations.ts';
import { type Entry, openEntry } from '../../shared/journal/entry.ts';
import type { TicketReturn } from '../../shared/journal/foldVenue.ts';
import { pieceOf } from '../../shared/journal/reservedLines.ts';
import type { CaseKind } from '../../shared/journal/venueCases.ts';
import { goneBefore } from '../../shared/journal/venueReservations.ts';
import type { LeaseId, TicketId } from '../../shared/kernel/ids.ts';
import { ofPassSold } from './checksOfPasses.ts';
import { countedOf, type Taken, takenBy } from './places.ts';
import { heardOfReservations, isBefore, pieceKey, seatOf } from './splitBefore.ts';
import type { TillHost } from './tillHost.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

/** Cases that say why more was sold or given out than there is. */
const EXPLAIN: readonly CaseKind[] = [
  'soldByOverride',
  'seatTwice',
  'quotaExceeded',
  'leaseUnknown',
  'rightsDiffer',
  'voucherOverspent',
  'passOverused',
  'passVoid',
  'fork',
  'releaseDiffers',
  'reservationTwice',
  'reservationUnknown',
];

/** Cases about returns that the centre did not take as they were meant. */
const DISPUTED: readonly CaseKind[] = [
  'authorityMissing',
  'returnedTwice',
  'returnUnknown',
  'reservationTwice',
  'reservationUnknown',
];

/** Cases about acts on reservations that had nothing to give any more, or whose act was not taken up. */
const OBJECTIONS: readonly CaseKind[] = ['reservationTwice', 'reservationUnknown'];

/** What the centre knows of rights, for the checks at the end. */
export interface RightsAtCentre {
  readonly entries: ReadonlyMap<string, readonly EntryRow[]>;
  readonly cases: readonly CaseRow[];
  readonly quotas: readonly QuotaBalance[];
  readonly leases: readonly Lease[];
  readonly returns: ReadonlyMap<string, TicketReturn>;
}

/**
 * G5: what the centre counts as sold is what its entries sold, less what was taken back or ended unpaid and is free
 * again. What comes from a reservation was counted when that was made.
 */
export function checkSold({ entries, cases, quotas, returns }: RightsAtCentre): void {
  const sold = new Map<string, number>();
  const count = (quota: string, amount: number): unknown => sold.set(quota, (sold.get(quota) ?? 0) + amount);
  const placesOf = (kinds: readonly CaseKind[]): ReadonlySet<string> =>
    new Set(cases.filter((one) => kinds.includes(one.kind)).map((one) => `${one.stream}/${one.seq}`));
  const objected = placesOf(OBJECTIONS);
  const unknown = placesOf(['reservationUnknown']);
  const unauthorised = placesOf(['authorityMissing']);
  const acts = heardOfReservations(entries, (place) => unauthorised.has(place));
  for (const [stream, rows] of entries)
    for (const row of rows) {
      const entry = openEntry(row);
      const taken = !objected.has(`${stream}/${row.seq}`);
      const anew = unknown.has(`${stream}/${row.seq}`) ? null : acts.takenAnew(entry, row);
      for (const { quota, amount } of anew ?? takenIn(entry, taken)) count(quota, amount);
      for (const quota of neverHeld(entry, (place) => unknown.has(place), returns)) count(quota, -1);
      if (entry.kind === 'reservationEnded' && taken && !unauthorised.has(`${stream}/${row.seq}`))
        for (const { quota, amount } of freedBy(
          entry.body as unknown as ReservationEnded,
          (seat) => isBefore(acts.seats.get(seat), row),
          (piece) => isBefore(acts.pieces.get(piece), row),
        ))
          count(quota, 0 - amount);
    }
  for (const { freed, quotas: of } of returns.values()) if (freed) for (const quota of of) count(quota, -1);
  for (const { quota, sold: said } of quotas)
    if (said !== (sold.get(quota) ?? 0))
      throw new Violation(
        `G5: of quota ${quota} the centre counts ${said} as sold, its entries ${sold.get(quota) ?? 0}`,
      );
}

/** Quotas of what a reservation never held, for acts on it came in before it did; each as often as it has such a piece. */
function neverHeld(
  { kind, body }: Entry,
  unknown: (place: string) => boolean,
  returns: RightsAtCentre['returns'],
): string[] {
  const { order, lines, rights, splitFrom } = body as unknown as OrderReserved;
  if (kind !== 'orderReserved' || splitFrom) return [];
  const before = new Map(
    [...returns].filter(([, { place }]) => unknown(`${place.stream}/${place.seq}`)) as [
      TicketId,
      TicketReturn,
    ][],
  );
  const gone = goneBefore(before, order, lines);
  return lines.flatMap((line, no) =>
    line.kind === 'voucher'
      ? []
      : Array.from({ length: line.quantity }, (_, index) => pieceOf(no, index))
          .flatMap((piece, index) =>
            gone.has(piece) ? countedOf({ lines, rights }, { line: no, index }, false) : [],
          )
          .map(({ quota }) => quota),
  );
}

/** What an end frees: of named seats those that were not split off before, which another machine on a copy may have done. */
const freedBy = (
  { order, freed, beyond = [] }: ReservationEnded,
  isGone: (seat: string) => boolean,
  isSplitOff: (piece: string) => boolean,
): { readonly quota: string; readonly amount: number }[] =>
  [...freed, ...beyond].map(({ quota, amount, seats, date, pieces = [] }) => ({
    quota,
    amount:
      seats?.filter((seat) => !isGone(seatOf(order, date ?? '', seat))).length ??
      amount - pieces.filter((piece) => isSplitOff(pieceKey(order, piece))).length,
  }));

/** What an entry takes; `moves`: what it names a reservation for goes over from there. */
function takenIn(entry: Entry, moves: boolean): Taken[] {
  if (entry.kind !== 'orderValidated' && entry.kind !== 'orderReserved') return [];
  const body = entry.body as unknown as OrderValidated & OrderReserved;
  const from = body.pays ?? body.splitFrom;
  return takenBy(from && moves ? { ...body, lines: [] } : body);
}

/** G5: more than there is has been sold or leased only where a case says why. */
export function checkExplained(world: World, { quotas, cases }: RightsAtCentre): void {
  const explained = cases.some((one) => EXPLAIN.includes(one.kind));
  for (const { quota, capacity, free, sold } of quotas) {
    // A voucher or a pass that was taken without a lease is the venue's risk: a case only once more was spent than there was.
    // A restored centre may have forgotten whose leases it gave to others, and takes both up.
    const forgot = world.faults.counts.centreRestored > 0;
    const over = sold > capacity || (free < 0 && !forgot && !isOfOneThing(quota));
    if (over && !explained)
      throw new Violation(
        `G5: of quota ${quota} ${sold} of ${capacity} are sold and ${free} free, and no case says why`,
      );
  }
}

/** G5: what a till may still sell under a lease is what the centre has set aside for it: neither holds a lease twice. */
export function checkLeases(world: World, { leases, cases, entries }: RightsAtCentre): void {
  for (const till of world.tills) {
    const { stream } = till;
    // Where two tills write one stream, or its rights were given to others, they can't know of each other.
    if (!stream || world.suspect.has(stream) || world.copies.has(stream)) continue;
    const granted = new Map(openAtTill(till, till.store.read.reference.leases()));
    const made = new Map(openAtTill(till, till.store.read.madeLeases.open(stream)));
    const disputed = isDisputed(cases, stream, endedIn(entries.get(stream) ?? []));
    for (const lease of leases) {
      if (lease.stream !== stream) continue;
      const own = made.get(lease.lease);
      const here =
        own ?? granted.get(lease.lease) ?? ofVoucherSold(till, lease) + ofPassSold(world, till, lease);
      granted.delete(lease.lease);
      made.delete(lease.lease);
      const there = openOf(lease);
      if (there !== here && !(own !== undefined && disputed))
        throw new Violation(
          `G5: of lease ${lease.lease} (${lease.quota}) ${till.name} has ${here} open, the centre ${there}`,
        );
    }
    for (const [lease, open] of disputed ? granted : [...granted, ...made])
      if (open > 0)
        throw new Violation(
          `G5: ${till.name} has ${open} open of lease ${lease}, the centre has no such lease`,
        );
  }
}

/** Numbers of the reservations that a stream ended. */
const endedIn = (rows: readonly EntryRow[]): ReadonlySet<string> =>
  new Set(
    rows.flatMap((row) => {
      const { kind, body } = openEntry(row);
      return kind === 'reservationEnded' ? [(body as unknown as ReservationEnded).number] : [];
    }),
  );

/**
 * True when a case says that a return of this stream, or an end (`ended`), did not free all that its till thought: somebody else
 * was sold the seat, or a restored centre knows nothing of the authority; or a till that was declared lost split some of it
 * off, after the authority over it was given to this one.
 */
const isDisputed = (cases: readonly CaseRow[], stream: string, ended: ReadonlySet<string>): boolean =>
  cases.some(
    (one) =>
      (DISPUTED.includes(one.kind) && one.stream === stream) ||
      ([...DISPUTED, 'seatTwice'].includes(one.kind) && one.about.some((number) => ended.has(number))) ||
      (one.kind === 'seatTwice' && one.detail.includes(stream)),
  );

/** What is left of a gift voucher's balance that this till sold: it holds all of it from the sale on. */
function ofVoucherSold({ store }: TillHost, { quota, lease }: Lease): number {
  const voucher = voucherOfQuota(quota);
  const sold = voucher && store.read.vouchers.get(voucher);
  if (sold?.lease !== lease) return 0;
  return sold.minor - store.read.leases.consumed(lease, 1) - store.read.leases.released(lease, 1);
}

/** How much a till may still sell from leases. */
const openAtTill = (
  { store, stream }: TillHost,
  rows: readonly {
    readonly id: string;
    readonly stream: string;
    readonly epoch: number;
    readonly amount: number;
  }[],
): [string, number][] =>
  rows
    .filter((row) => row.stream === stream)
    .map(({ id, epoch, amount }) => {
      const used = store.read.leases;
      return [id, amount - used.consumed(id as LeaseId, epoch) - used.released(id as LeaseId, epoch)];
    });
