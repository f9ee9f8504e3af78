import type { Lack } from '../../shared/inventory/consume.ts';
import type { SeatId, StreamId, ThingId } from '../../shared/kernel/ids.ts';
import { inParts, MOST_SEATS_IN_ENTRY } from '../../shared/sync/giveBack.ts';
import type { LeaseRow } from '../../shared/sync/reference.ts';
import type { AuthorityReply, AuthorityRequest, LeasesReply, LeasesRequest } from '../../shared/sync/wire.ts';
import type { Tx } from '../core/ports/journalist.ts';
import type { CentreRequest } from '../core/ports/rightsStore.ts';
import { CentreFailure, type Holdings } from '../core/ports/sync.ts';
import { type DownloadParts, downloadPage } from './download.ts';

export interface RequestParts extends DownloadParts {
  readonly holdings: Holdings;
}

/** No question is larger: what it asks for beyond is asked for the next time. */
const MOST_WANTS = 200;
const MOST_THINGS = 500;

/**
 * Asks for rights. The question is on disk before it is sent, and until its answer is there: a lost answer is asked for
 * again with the same id, and counts once. `freeOnly`: no other till is asked to give some of its. Throws CentreFailure.
 */
export function requestLeases(
  parts: RequestParts,
  stream: StreamId,
  lacks: readonly Lack[],
  freeOnly = false,
): Promise<LeasesReply> {
  const wants = lacks
    .slice(0, MOST_WANTS)
    .map(({ quota, amount, seats }) => ({ quota, amount, ...(seats ? { seats: [...seats] } : {}) }));
  const { body, at } = noted(
    parts,
    'leases',
    (request): LeasesRequest => ({ request, stream, wants, ...(freeOnly ? { freeOnly } : {}) }),
  );
  return keepLeases(parts, body, at);
}

/** Asks for the authority over things, likewise. */
export function requestAuthority(
  parts: RequestParts,
  stream: StreamId,
  things: readonly ThingId[],
): Promise<AuthorityReply> {
  const asked = things.slice(0, MOST_THINGS);
  const seq = parts.store.read.journal.current()?.state.seq ?? 0;
  const noting = (request: string): AuthorityRequest => ({ request, stream, things: asked, seq });
  return keepAuthority(parts, noted(parts, 'authority', noting).body);
}

/** Asks again what was asked before and not answered. A question of a former life has nobody left to answer to. */
export async function repeatRequests(parts: RequestParts): Promise<void> {
  const { read } = parts.store;
  const stream = read.journal.current()?.id;
  for (const one of read.centreRequests.all()) {
    const body = one.body as LeasesRequest | AuthorityRequest;
    if (body.stream !== stream) parts.journalist.transact((tx) => tx.store.centreRequests.remove(one.id));
    else if (one.kind === 'leases') await quietly(keepLeases(parts, body as LeasesRequest, one.at));
    else await quietly(keepAuthority(parts, body as AuthorityRequest));
  }
}

/** A refusal ends the question and nothing else. */
export async function quietly(asking: Promise<unknown>): Promise<void> {
  try {
    await asking;
  } catch (error) {
    if (!(error instanceof CentreFailure) || error.kind !== 'refused') throw error;
  }
}

function noted<T extends object>(
  parts: RequestParts,
  kind: CentreRequest['kind'],
  bodyOf: (request: string) => T,
): { readonly body: T; readonly at: number } {
  return parts.journalist.transact((tx) => {
    const id: string = tx.id();
    const body = bodyOf(id);
    tx.store.centreRequests.add({ id, kind, body, at: tx.now });
    return { body, at: tx.now };
  });
}

async function keepLeases(parts: RequestParts, body: LeasesRequest, at: number): Promise<LeasesReply> {
  const reply = await answered(parts, body.request, () => parts.gateway.leases(body));
  parts.journalist.transact((tx) => {
    tx.store.centreRequests.remove(body.request);
    keepRows(tx, reply.leases);
  });
  if (reply.leases.length > 0) {
    parts.cache.reloadLeases();
    parts.journalist.transact((tx) => giveBackAfterClosing(parts, tx, body, at));
  }
  return reply;
}

/** What was asked for before a closing and comes after it goes back at once: nobody sells it tonight. */
function giveBackAfterClosing(
  { holdings }: RequestParts,
  tx: Tx,
  { stream }: LeasesRequest,
  at: number,
): void {
  const row = tx.store.journal.current();
  const closedAt = tx.store.sessions.closed(1)[0]?.closedAt ?? null;
  if (row?.id !== stream || row.state.session || closedAt === null || closedAt < at) return;
  for (const items of inParts(holdings.today(tx.store, row.id, tx.now), MOST_SEATS_IN_ENTRY))
    tx.append('leaseReleased', { by: null, why: 'closing', items });
  tx.touch('offer', 'seats', 'till');
}

/** As the feed would bring them, which says the same later; what the feed has said already counts. */
function keepRows(tx: Tx, leases: readonly LeaseRow[]): void {
  if (leases.length === 0) return;
  tx.store.reference.apply(
    leases.map((lease) => ({ position: 0, kind: 'lease', id: lease.id, value: { ...lease } })),
  );
  tx.touch('offer', 'cart', 'seats');
}

/**
 * The authority itself comes with the feed, behind all that its former holder did: who acted on the answer alone might pay
 * back what was paid back, and end what was paid (G4).
 */
async function keepAuthority(parts: RequestParts, body: AuthorityRequest): Promise<AuthorityReply> {
  const reply = await answered(parts, body.request, () => parts.gateway.authority(body));
  parts.journalist.transact((tx) => tx.store.centreRequests.remove(body.request));
  if (reply.granted.length > 0) while (await downloadPage(parts));
  return reply;
}

/** What the centre refuses will not be granted by asking again. */
async function answered<T>(parts: RequestParts, request: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CentreFailure && error.kind === 'refused')
      parts.journalist.transact((tx) => tx.store.centreRequests.remove(request));
    throw error;
  }
}

/** What of a wish is still lacking after an answer, and is asked of other tills. */
export function stillAsked(lacks: readonly Lack[], reply: LeasesReply): Lack[] {
  const got = new Set<string>(reply.leases.flatMap((lease) => lease.seats ?? []));
  return lacks.flatMap(({ quota, seats }): Lack[] => {
    const short = reply.short.find((one) => one.quota === quota);
    if (!short?.asked || short.missing === 0) return [];
    const missing: readonly SeatId[] | undefined = seats?.filter((seat) => !got.has(seat));
    if (missing?.length === 0) return [];
    return [{ quota, amount: missing?.length ?? short.missing, ...(missing ? { seats: missing } : {}) }];
  });
}
