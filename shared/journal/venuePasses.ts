import { amountOfFirst, firstLeaseOf, type PassLimits, passOfQuota, passQuota } from '../domain/passes.ts';
import {
  type Lease,
  openLeased,
  openQuota,
  type QuotaBalance,
  type Right,
  setCapacity,
} from '../inventory/ledger.ts';
import type { LeaseId, QuotaId, StreamId, ThingId, TicketId } from '../kernel/ids.ts';
import type { OrderValidated } from './bodies.ts';
import { type Finding, finding } from './venueCases.ts';
import type { TicketReturn } from './venueReturns.ts';
import { type Place, placeInWords } from './venueSeats.ts';

/** A pass that was sold: by whom, and what limits it. */
export interface SoldPass extends PassLimits {
  readonly maker: StreamId;
}

/** What is known of the passes that an entry touches. */
export interface KnownPasses {
  readonly passes: ReadonlyMap<TicketId, SoldPass>;
  readonly quotas: ReadonlyMap<QuotaId, QuotaBalance>;
  readonly leases: ReadonlyMap<LeaseId, Lease>;
  readonly returns: ReadonlyMap<TicketId, TicketReturn>;
  readonly authority: ReadonlyMap<ThingId, StreamId | null>;
}

type Body = Pick<OrderValidated, 'lines' | 'number' | 'rights'> &
  Partial<Pick<OrderValidated, 'tickets' | 'passes'>>;

/** The passes that an order sells, with their limits. */
export function passesIn(
  body: Pick<Body, 'lines' | 'tickets'>,
): { readonly pass: TicketId; readonly limits: PassLimits }[] {
  return (body.tickets ?? []).flatMap((ticket) => {
    const line = body.lines[ticket.line];
    if (line?.kind !== 'pass') return [];
    const entries = line.passKind === 'entries' ? line.entries : null;
    return [{ pass: ticket.ticket, limits: { entries, perEvent: line.perEvent ?? null } }];
  });
}

/** The passes that tickets of an order are taken on. */
export const passesUsed = (body: Pick<Body, 'passes'>): TicketId[] => [
  ...new Set((body.passes ?? []).map((use) => use.pass)),
];

/** The quotas of passes that an order opens or counts down. */
export const quotasOfPasses = (body: Body): QuotaId[] => [
  ...passesIn(body).flatMap(({ pass, limits }) => (limits.entries === null ? [] : [passQuota(pass)])),
  ...(body.passes ?? []).flatMap((use) => use.quotas),
];

/** What is taken on passes without a right to it, by a manager's word: by quota, beyond what rights name. */
export function withoutRight(body: Body): Pick<Right, 'quota' | 'amount'>[] {
  const open = new Map<QuotaId, number>();
  for (const use of body.passes ?? [])
    for (const quota of use.quotas) open.set(quota, (open.get(quota) ?? 0) + use.tickets);
  for (const right of body.rights)
    if (open.has(right.quota)) open.set(right.quota, (open.get(right.quota) ?? 0) - right.amount);
  return [...open].flatMap(([quota, amount]) => (amount > 0 ? [{ quota, amount }] : []));
}

/**
 * A quota of a pass as it stands before an entry books on it. One that was never heard of is opened with what the pass is
 * limited to: all of it is the seller's, who holds it from the sale on, unless the seller has yielded the pass since.
 * Undefined for a quota of no known pass.
 */
export function openedQuota(
  known: KnownPasses,
  quota: QuotaId,
): { readonly balance: QuotaBalance; readonly lease: Lease | null } | undefined {
  const of = passOfQuota(quota);
  const pass = of && known.passes.get(of.pass);
  const amount = pass ? amountOfFirst(pass, of.event) : null;
  const before = known.quotas.get(quota);
  if (!of || !pass || amount === null || (before && before.capacity > 0)) return undefined;
  const empty = before ?? openQuota(quota, 0);
  const maker = known.authority.get(of.pass);
  if (maker !== undefined && maker !== pass.maker)
    return { balance: setCapacity(empty, amount), lease: null };
  return openLeased(empty, { lease: firstLeaseOf(quota), stream: pass.maker, amount });
}

/**
 * What is known with the quotas of passes opened that an entry gives something back of: nobody may have used them here yet, for
 * a restored centre has forgotten that they were asked for.
 */
export function withOpened(
  known: KnownPasses,
  given: readonly QuotaId[],
): Pick<KnownPasses, 'quotas' | 'leases'> {
  const quotas = new Map(known.quotas);
  const leases = new Map(known.leases);
  for (const quota of new Set(given)) {
    const opened = openedQuota(known, quota);
    if (opened) quotas.set(quota, opened.balance);
    if (opened?.lease) leases.set(opened.lease.lease, opened.lease);
  }
  return { quotas, leases };
}

/** Passes on which more was taken than they give, and those that were taken back, now that this order used them. */
export function passFindings(
  known: Pick<KnownPasses, 'returns' | 'passes'>,
  body: Body,
  quotas: ReadonlyMap<QuotaId, QuotaBalance>,
): Finding[] {
  const said = new Set<string>();
  return (body.passes ?? []).flatMap((use): Finding[] => {
    const gone = known.returns.get(use.pass);
    const over = use.quotas.find((quota) => {
      const balance = quotas.get(quota);
      return balance !== undefined && balance.sold > balance.capacity;
    });
    const about = [body.number, use.number];
    if (gone && !said.has(`${use.pass} gone`)) {
      said.add(`${use.pass} gone`);
      const by = `refund ${gone.refund} at ${placeInWords(gone.place)}`;
      return [
        finding(
          'passVoid',
          `order ${body.number} takes tickets on pass ${use.number}, taken back by ${by}`,
          about,
        ),
      ];
    }
    if (over === undefined || said.has(use.pass)) return [];
    said.add(use.pass);
    const balance = quotas.get(over);
    const what = passOfQuota(over)?.event === null ? 'entries' : 'tickets of one event';
    return [
      finding(
        'passOverused',
        `order ${body.number}: ${balance?.sold ?? 0} ${what} were taken on pass ${use.number}, it gives ${balance?.capacity ?? 0}`,
        about,
      ),
    ];
  });
}

/** The passes of an order as others need them from then on. */
export const soldPasses = (
  body: Body,
  place: Place,
): { readonly pass: TicketId; readonly sold: SoldPass }[] =>
  passesIn(body).map(({ pass, limits }) => ({ pass, sold: { ...limits, maker: place.stream } }));
