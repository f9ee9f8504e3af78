import type { PassView, UseView } from '../../../shared/contract/passes.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import { passEventQuota, passQuota } from '../../../shared/domain/passes.ts';
import type { EventId, TicketId, VoucherId } from '../../../shared/kernel/ids.ts';
import { sum } from '../../../shared/kernel/money.ts';
import { instant, msOf } from '../../../shared/kernel/time.ts';
import type { UseRow } from '../../../shared/sync/reference.ts';
import { usesOf } from '../../../shared/sync/uses.ts';
import type { CoreContext } from '../context.ts';
import { factOf } from '../orderFact.ts';
import type { StoreReader } from '../ports/store.ts';
import { heldOfPass, type KnownPass } from './known.ts';

/** What was taken of a thing, with whether this till did it, newest first. */
export interface KnownUse extends UseRow {
  readonly own: boolean;
}

/** What was taken of a pass or voucher as far as this till knows, newest first. */
export function usesOfThing(store: StoreReader, thing: TicketId | VoucherId): KnownUse[] {
  const own = store.uses.own(thing).flatMap((id): KnownUse[] => {
    const row = store.orders.get(id);
    if (!row) return [];
    const { body } = factOf(store, row);
    const tickets = body.tickets.map((t) => ({ ...t, index: t.index ?? 0 }));
    return usesOf({ ...body, stream: row.stream, at: row.at }, tickets, 0)
      .filter((use) => use.thing === thing)
      .map((use) => ({ ...use, own: true, tickets: use.tickets.map((one) => nowOf(store, one)) }));
  });
  const others = store.uses
    .elsewhere(thing)
    .map((use) => ({ ...use, own: false, tickets: use.tickets.map((one) => nowOf(store, one)) }));
  return [...own, ...others].sort((a, b) => b.at - a.at || (a.number < b.number ? 1 : -1));
}

/** What this till took back itself it knows before the centre says so. */
const nowOf = (store: StoreReader, ticket: UseRow['tickets'][number]): UseRow['tickets'][number] => {
  const id = ticket.ticket as TicketId;
  const gone = store.refunds.isReturned(id) || store.orders.ticket(id)?.state === 'returned';
  return gone ? { ...ticket, state: 'returned' } : ticket;
};

export const useViewOf = (use: KnownUse): UseView => ({
  order: use.order,
  number: use.number,
  at: instant(use.at),
  tillNo: use.own ? null : use.tillNo,
  minor: use.minor,
  byWord: use.byWord,
  tickets: use.tickets.map(({ number, eventName, startsAt, state }) => ({
    number,
    eventName,
    startsAt,
    returned: state === 'returned',
  })),
});

/** Tickets of an event (null: of any) that are taken on a pass and were not given back. */
export const takenOn = (uses: readonly KnownUse[], event: EventId | null): number =>
  sum(
    uses.map(
      (use) =>
        use.tickets.filter((one) => one.state === 'valid' && (event === null || one.event === event)).length,
    ),
  );

/** The last order that took something of a pass for an event. */
export const lastUse = (uses: readonly KnownUse[], event: EventId | null): string =>
  uses.find((use) => takenOn([use], event) > 0)?.number ?? '';

/** How a pass stands at an instant (ms UTC). */
export function stateOfPass(pass: KnownPass, now: number): PassView['state'] {
  if (pass.returned) return 'returned';
  if (now < msOf(pass.validFrom as never)) return 'notYet';
  return now >= msOf(pass.validTo as never) ? 'expired' : 'valid';
}

/** Why a pass is good for nothing at an instant (ms UTC); null when it is good. */
export function passProblem(
  context: Pick<CoreContext, 'cache'>,
  pass: KnownPass,
  now: number,
): Refusal | null {
  const { number } = pass;
  switch (stateOfPass(pass, now)) {
    case 'returned':
      return { kind: 'passReturned', number };
    case 'notYet':
      return { kind: 'passNotYet', number, from: instant(msOf(pass.validFrom as never)) };
    case 'expired':
      return { kind: 'passExpired', number, since: instant(msOf(pass.validTo as never)) };
    case 'valid':
      return context.cache.catalogue().passProducts.has(pass.product)
        ? null
        : { kind: 'passGone', number, product: pass.productName };
  }
}

/** A pass as a screen shows it; `event` is the one whose prices are looked at. */
export function passViewOf(
  context: Pick<CoreContext, 'cache'>,
  store: StoreReader,
  pass: KnownPass,
  event: EventId | null,
  now: number,
): PassView {
  const stream = store.journal.current()?.id;
  const uses = usesOfThing(store, pass.pass);
  const held = stream && heldOfPass(context.cache, store, stream, passQuota(pass.pass)).left;
  const eventName = event === null ? undefined : context.cache.catalogue().events.get(event)?.name;
  const { perEvent } = pass;
  const ofEvent = event === null || perEvent === null ? null : takenHere(context, store, pass, event, uses);
  return {
    pass: pass.pass,
    number: pass.number,
    order: pass.order,
    productName: pass.productName,
    kind: pass.kind,
    holder: pass.holder,
    email: pass.email,
    photo: pass.photo,
    validFrom: instant(msOf(pass.validFrom as never)),
    validTo: instant(msOf(pass.validTo as never)),
    state: stateOfPass(pass, now),
    entries: pass.entries,
    left: pass.entries === null ? null : (held ?? null),
    leftKnown: pass.entries === null ? null : Math.max(0, pass.entries - takenOn(uses, null)),
    perEvent,
    ofEvent: ofEvent === null || eventName === undefined ? null : { eventName, taken: ofEvent },
    tillNo: 'tillNo' in pass.sold ? pass.sold.tillNo : null,
    uses: uses.map(useViewOf),
  };
}

/** Tickets of an event that are taken on a pass: what this till holds of it says it best, else what is known of its uses. */
function takenHere(
  context: Pick<CoreContext, 'cache'>,
  store: StoreReader,
  pass: KnownPass,
  event: EventId,
  uses: readonly KnownUse[],
): number {
  const stream = store.journal.current()?.id;
  const known = takenOn(uses, event);
  if (stream === undefined || pass.perEvent === null) return known;
  const { left } = heldOfPass(context.cache, store, stream, passEventQuota(pass.pass, event));
  return left === null ? known : Math.max(known, pass.perEvent - left);
}
