import { isPaying } from '../../../shared/domain/cart.ts';
import type { OrderId, ThingId } from '../../../shared/kernel/ids.ts';
import type { CoreContext } from '../context.ts';
import type { StoreReader } from '../ports/store.ts';
import { endReservation, ownedReservation } from './acts.ts';
import { reservationOf, standingOf } from './known.ts';

/** How many reservations end in one transaction: a sale never waits long for it. */
const AT_ONCE = 50;
/** How many foreign ones are looked through; a till has the say over a few of them. */
const MOST_FOREIGN = 5_000;

/**
 * Ends the reservations whose time has come and that this till has the say over, each by an entry (G4): also offline, and
 * at the start those whose time came while the till was off. One that is being paid stays. Gives how many ended.
 */
export function endExpired(context: CoreContext): number {
  let ended = 0;
  for (;;) {
    const more = context.journalist.transact((tx) => {
      if (!tx.store.journal.current()) return 0;
      const due = expired(tx.store, tx.now).due.slice(0, AT_ONCE);
      for (const order of due) {
        const found = ownedReservation(tx, order, false);
        if (found.ok) endReservation(tx, found.value, { why: 'expired', by: null });
      }
      return due.length;
    });
    ended += more;
    if (more < AT_ONCE) return ended;
  }
}

/**
 * The same, after asking the centre for the say over those of this till that it yielded when it closed; without the
 * centre they wait.
 */
export async function sweepExpired(context: CoreContext): Promise<number> {
  const { lacking } = expired(context.parts.store.read, context.parts.clock.now());
  if (lacking.length > 0 && context.workers.sync.status().state === 'online')
    await context.workers.sync.obtain(lacking.slice(0, AT_ONCE));
  return endExpired(context);
}

/** What has expired at `now` (ms UTC): what this till may end, and what it made and lacks the say over. */
function expired(store: StoreReader, now: number): { readonly due: OrderId[]; readonly lacking: ThingId[] } {
  const stream = store.journal.current()?.id;
  if (stream === undefined) return { due: [], lacking: [] };
  const paying = new Set(
    store.carts.all().flatMap((cart) => (isPaying(cart) ? (cart.reservation?.order ?? []) : [])),
  );
  const due: OrderId[] = [];
  const lacking: ThingId[] = [];
  for (const { order } of store.reservations.expired(now)) {
    if (paying.has(order)) continue;
    const found = reservationOf(store, order);
    if (!found || found.pieces.length === 0) continue;
    if (standingOf(store, stream, found) === null) lacking.push(order as string as ThingId);
    else due.push(order);
  }
  for (const row of store.foreignOrders.reserved(MOST_FOREIGN)) {
    const order = row.id as OrderId;
    const end = row.reservation?.expiresAt ?? null;
    if (end === null || end > now || paying.has(order)) continue;
    const found = reservationOf(store, order);
    if (found?.state === 'open' && found.pieces.length > 0 && standingOf(store, stream, found) !== null)
      due.push(order);
  }
  return { due, lacking };
}

/** How often the clock is looked at, in ms. */
const EVERY_MS = 20_000;

/** Looks every few seconds; gives how to stop, which waits for a look in progress. */
export function startExpiring(context: CoreContext, everyMs = EVERY_MS): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const look = (): void => {
    if (busy) return;
    busy = true;
    running = sweepExpired(context)
      .catch((error) => context.parts.log.error('ending reservations failed', { error: String(error) }))
      .finally(() => {
        busy = false;
      });
  };
  look();
  const timer = setInterval(look, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
