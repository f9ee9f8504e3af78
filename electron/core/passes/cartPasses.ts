import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { Cart } from '../../../shared/domain/cart.ts';
import { type CartPass, passEventQuota, passQuota } from '../../../shared/domain/passes.ts';
import type { PricedCart } from '../../../shared/domain/priced.ts';
import type { Lack } from '../../../shared/inventory/consume.ts';
import type { PassUse } from '../../../shared/journal/bodiesOfPasses.ts';
import type { EventId, QuotaId, StreamId } from '../../../shared/kernel/ids.ts';
import { sum } from '../../../shared/kernel/money.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import type { LeaseRow } from '../../../shared/sync/reference.ts';
import { type CoreContext, venueOf } from '../context.ts';
import type { Attempt } from '../onDemand.ts';
import type { StoreReader } from '../ports/store.ts';
import { heldOfPass, knownPass, leasesOfPass } from './known.ts';
import { passProblem, takenOn, usesOfThing } from './view.ts';

/** How many tickets a manager's word takes on a pass of which this till holds nothing; 0 where the venue allows none. */
export const mostByWord = (context: Pick<CoreContext, 'cache'>): number =>
  venueOf(context)?.overrideMost ?? 0;

/** What stands in the way of a pass, and what this till lacks of it. */
export interface PassNow {
  readonly pass: CartPass;
  readonly lacks: readonly Lack[];
}

/** A pass as it stands now for some events: what may be taken on it here, with a manager's word or under leases. */
export function passNow(
  context: Pick<CoreContext, 'cache'>,
  store: StoreReader,
  stream: StreamId,
  pass: CartPass,
  events: Iterable<EventId>,
): PassNow {
  const lacks: Lack[] = [];
  const most = pass.approvedBy === null ? 0 : mostByWord(context);
  const uses = usesOfThing(store, pass.pass);
  const there = (quota: QuotaId, limit: number, event: EventId | null): number => {
    const { left } = heldOfPass(context.cache, store, stream, quota);
    if (left !== null) return left;
    lacks.push({ quota, amount: limit });
    // What is known to be taken already is nobody's risk.
    return Math.max(0, Math.min(limit - takenOn(uses, event), most));
  };
  const left = pass.entries === null ? null : there(passQuota(pass.pass), pass.entries, null);
  const { perEvent } = pass;
  const leftOf: Record<string, number> = {};
  if (perEvent !== null)
    for (const event of events) leftOf[event] = there(passEventQuota(pass.pass, event), perEvent, event);
  return { pass: { ...pass, left, leftOf }, lacks };
}

/** The events of a cart's tickets. */
export function eventsIn(context: Pick<CoreContext, 'cache'>, cart: Pick<Cart, 'lines'>): Set<EventId> {
  const { dates } = context.cache.catalogue();
  return new Set(
    cart.lines.flatMap((line) => (line.kind === 'ticket' ? (dates.get(line.date)?.event ?? []) : [])),
  );
}

/**
 * The cart with its passes as they stand now. What this till lacks of them is told to the attempt; when the centre was asked
 * for it in vain, a manager has to say so: the one whose word came with the command, or nobody (passNeedsManager).
 */
export function withPassesNow(
  context: CoreContext,
  store: StoreReader,
  stream: StreamId,
  cart: Cart,
  attempt?: Attempt,
): Result<Cart, Refusal> {
  if (cart.passes.length === 0) return accept(cart);
  const events = eventsIn(context, cart);
  const passes: CartPass[] = [];
  for (const one of cart.passes) {
    let now = passNow(context, store, stream, one, events);
    if (now.lacks.length > 0 && now.pass.approvedBy === null && attempt) {
      attempt.lacks.push(...now.lacks);
      if (attempt.beyond && attempt.word === null)
        return refuse({ kind: 'passNeedsManager', number: one.number, most: mostByWord(context) });
      if (attempt.beyond && mostByWord(context) > 0)
        now = passNow(context, store, stream, { ...one, approvedBy: attempt.word }, events);
      else return refuse({ kind: 'passNeedsManager', number: one.number, most: mostByWord(context) });
    }
    passes.push(now.pass);
  }
  return accept({ ...cart, passes });
}

/** The leases that a cart's passes may be taken under. */
export const passRows = (
  context: Pick<CoreContext, 'cache'>,
  store: StoreReader,
  stream: StreamId,
  priced: Pick<PricedCart, 'passes'>,
): LeaseRow[] =>
  [...new Set(priced.passes.flatMap((take) => take.quotas))].flatMap((quota) =>
    // Those that the centre granted are among the till's leases already.
    leasesOfPass(context.cache, store, stream, quota).filter(
      (row) => !context.cache.leases().some((other) => other.id === row.id),
    ),
  );

/** What an order says of the passes that it uses, with what is left of each. */
export function passUses(
  context: Pick<CoreContext, 'cache'>,
  store: StoreReader,
  stream: StreamId,
  priced: Pick<PricedCart, 'passes'>,
): PassUse[] {
  return priced.passes.map((take) => {
    const quota = passQuota(take.pass);
    const counted = take.quotas.includes(quota);
    const { left } = counted ? heldOfPass(context.cache, store, stream, quota) : { left: null };
    const taken = sum(priced.passes.map((one) => (one.pass === take.pass ? one.tickets : 0)));
    // With what it gives held here nobody's word is needed, also when it came after the word.
    const held = take.quotas.every(
      (one) =>
        (heldOfPass(context.cache, store, stream, one).left ?? 0) >= (one === quota ? taken : take.tickets),
    );
    return {
      ...take,
      approvedBy: held ? null : take.approvedBy,
      left: left === null ? null : Math.max(0, left - taken),
    };
  });
}

/** The first pass that an order takes something on and that is good for nothing by now; null when all are good. */
export function goneOf(
  context: Pick<CoreContext, 'cache'>,
  store: StoreReader,
  priced: Pick<PricedCart, 'passes'>,
  now: number,
): Refusal | null {
  for (const { pass } of priced.passes) {
    const known = knownPass(store, pass);
    const wrong: Refusal | null = known ? passProblem(context, known, now) : { kind: 'passUnknown' };
    if (wrong) return wrong;
  }
  return null;
}
