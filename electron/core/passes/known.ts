import type { PassKind } from '../../../shared/domain/catalogue.ts';
import { amountOfFirst, firstLeaseOf, type PassLimits, passOfQuota } from '../../../shared/domain/passes.ts';
import { type HeldLease, leftToSell } from '../../../shared/inventory/consume.ts';
import { saidOf } from '../../../shared/journal/orderPersonal.ts';
import type { OrderId, PassProductId, QuotaId, StreamId, TicketId } from '../../../shared/kernel/ids.ts';
import type { LeaseRow } from '../../../shared/sync/reference.ts';
import { factOf } from '../orderFact.ts';
import type { CatalogueCache } from '../ports/catalogueCache.ts';
import type { StoreReader } from '../ports/store.ts';
import { heldLeases } from '../rights.ts';

/** A pass as this till knows it, whichever till sold it. */
export interface KnownPass extends PassLimits {
  readonly pass: TicketId;
  readonly number: string;
  readonly secret: string;
  readonly order: OrderId;
  readonly product: PassProductId;
  readonly productName: string;
  readonly kind: PassKind;
  readonly validFrom: string;
  readonly validTo: string;
  readonly holder: string;
  readonly email: string;
  readonly photo: string;
  readonly returned: boolean;
  /** Where it was sold: in a stream of this till at an entry, or by another till. */
  readonly sold: { readonly stream: StreamId; readonly seq: number } | { readonly tillNo: number };
}

/** A pass sold here, or by another till as the centre told; undefined for one that this till never heard of. */
export function knownPass(store: StoreReader, pass: TicketId): KnownPass | undefined {
  return ownPass(store, pass) ?? foreignPass(store, pass);
}

function ownPass(store: StoreReader, pass: TicketId): KnownPass | undefined {
  const row = store.orders.ticket(pass);
  const order = row && store.orders.get(row.order);
  if (!row || !order) return undefined;
  const { body, personal } = factOf(store, order);
  const ticket = body.tickets.find((one) => one.ticket === pass);
  const line = ticket && body.lines[ticket.line];
  if (!ticket || line?.kind !== 'pass') return undefined;
  const said = (of: Readonly<Record<string, string>> | undefined): string =>
    saidOf(of, ticket.line, ticket.index ?? 0) ?? '';
  return {
    pass,
    number: ticket.number,
    secret: ticket.secret,
    order: order.order,
    product: line.product,
    productName: line.productName,
    kind: line.passKind,
    entries: line.passKind === 'entries' ? line.entries : null,
    perEvent: line.perEvent ?? null,
    validFrom: line.validFrom,
    validTo: line.validTo,
    holder: said(personal.holders),
    email: said(personal.emails),
    photo: said(personal.photos),
    returned: row.state === 'returned',
    sold: { stream: order.stream, seq: order.seq },
  };
}

function foreignPass(store: StoreReader, pass: TicketId): KnownPass | undefined {
  const row = store.passes.get(pass);
  if (!row) return undefined;
  const sold = store.foreignOrders.ofTicket(pass)?.tickets.find((one) => one.ticket === pass);
  return {
    pass,
    number: row.number,
    secret: row.secret,
    order: row.order as OrderId,
    product: row.product as PassProductId,
    productName: row.productName,
    kind: row.kind,
    entries: row.entries,
    perEvent: row.perEvent,
    validFrom: row.validFrom,
    validTo: row.validTo,
    holder: row.holder,
    email: row.email,
    photo: row.photo,
    returned: sold?.state === 'returned' || store.refunds.isReturned(pass),
    sold: { tillNo: row.tillNo },
  };
}

/**
 * The leases of a pass's quota that a stream holds: the one that came with the sale, and those that the centre granted or
 * returns made. What counts tickets of an event belongs to the seller as long as he has the say over the pass; `giving`:
 * also after that, for what was his before can only be given by him.
 */
export function leasesOfPass(
  cache: CatalogueCache,
  store: StoreReader,
  stream: StreamId,
  quota: QuotaId,
  giving = false,
): LeaseRow[] {
  const granted = cache.leases().filter((row) => row.stream === stream && row.quota === quota);
  const of = passOfQuota(quota);
  const pass = of && ownPass(store, of.pass);
  if (!of || !pass || !('stream' in pass.sold) || pass.sold.stream !== stream) return granted;
  const amount = amountOfFirst(pass, of.event);
  const first = firstLeaseOf(quota);
  const yielded =
    of.event !== null &&
    (pass.sold.seq <= store.authorities.yieldedTo(stream) || store.authorities.yielded(of.pass));
  if (amount === null || store.reference.leaseEnded(first) > 1) return granted;
  if ((yielded && !giving) || granted.some((row) => row.id === first)) return granted;
  return [{ id: first, stream, quota, amount, epoch: 1 }, ...granted];
}

/** What a stream may still take of a pass's quota; null when it holds none of it. */
export function heldOfPass(
  cache: CatalogueCache,
  store: StoreReader,
  stream: StreamId,
  quota: QuotaId,
): { readonly left: number | null; readonly leases: readonly HeldLease[] } {
  const leases = heldLeases(leasesOfPass(cache, store, stream, quota), store.leases);
  const left = leftToSell(leases, stream, quota);
  // Nothing left and something given back: the rest is somewhere else.
  const gone = left === 0 && leases.some((lease) => store.leases.released(lease.id, lease.epoch) > 0);
  return gone ? { left: null, leases: [] } : { left, leases };
}
