import type { ReturnPlanView } from '../../../shared/contract/orderViews.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { Settlement } from '../../../shared/domain/payment.ts';
import type { OriginalPaper } from '../../../shared/domain/returnReasons.ts';
import type { Authority } from '../../../shared/journal/bodiesOfReturns.ts';
import { dueOf } from '../../../shared/journal/returnBody.ts';
import type { PaymentMethodId, StaffId, StreamId, TicketId } from '../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import { type Instant, msOf } from '../../../shared/kernel/time.ts';
import { type CoreContext, venueOf } from '../context.ts';
import { backBy } from '../invoices/backBy.ts';
import { receivableOf } from '../invoices/receivable.ts';
import { takenOn, usesOfThing } from '../passes/view.ts';
import { paymentTerms } from '../paymentTerms.ts';
import type { PrintJobState } from '../ports/printing.ts';
import type { StoreReader } from '../ports/store.ts';
import { goesBackOtherwise } from './otherMethod.ts';
import { limitOf, passesLimit } from './ownWord.ts';
import type { SoldOrder, SoldThing } from './soldOrder.ts';
import { standingOverAll } from './standing.ts';
import { staysUnearned } from './whatStays.ts';

export type ManagerReason = ReturnPlanView['manager'][number];

/** What taking things back comes to. */
export interface ReturnPlan {
  readonly things: readonly SoldThing[];
  readonly feeMinor: number;
  /** Worth less fee: what is due to the customer, minor units. */
  readonly dueMinor: number;
  readonly paid: Settlement;
  /** Null: another till has the say over some of it. */
  readonly standing: Exclude<Authority, 'override'> | null;
  readonly manager: readonly ManagerReason[];
}

export interface ReturnWish {
  readonly tickets: readonly TicketId[];
  readonly original: OriginalPaper;
  readonly method: PaymentMethodId | null;
  /** Who does it: what this person gave out before counts; null where nothing goes out yet. */
  readonly person: StaffId | null;
}

/** The things of an order that an act names; refuses unknown and returned ones, and orders that were not paid. */
export function thingsOf(sold: SoldOrder, tickets: readonly TicketId[]): Result<SoldThing[], Refusal> {
  if (sold.state !== 'validated') return refuse({ kind: 'orderNotPaid', number: sold.number });
  const things: SoldThing[] = [];
  for (const ticket of new Set(tickets)) {
    const thing = sold.things.find(({ item }) => item.ticket === ticket);
    if (!thing) return refuse({ kind: 'ticketUnknown' });
    if (thing.returned) return refuse({ kind: 'ticketReturned', number: thing.item.number });
    things.push(thing);
  }
  return things.length === 0 ? refuse({ kind: 'ticketUnknown' }) : accept(things);
}

/**
 * Looks at everything that a return depends on; changes nothing. `out`: whether their worth is paid out, or goes into
 * what takes their place.
 */
export function planReturn(
  context: CoreContext,
  store: StoreReader,
  stream: StreamId,
  sold: SoldOrder,
  wish: ReturnWish,
  out: 'all' | 'nothing' = 'all',
): Result<ReturnPlan, Refusal> {
  const found = thingsOf(sold, wish.tickets);
  if (!found.ok) return found;
  const things = found.value;
  const onPaper = wish.original === 'notPrinted' ? whichCameOut(store, sold, things) : undefined;
  if (onPaper) return refuse({ kind: 'ticketWasPrinted', number: onPaper.item.number });
  // Fees come with the rules of an event; until then the venue keeps nothing.
  const feeMinor = 0;
  const items = things.map(({ item }) => item);
  const dueMinor = out === 'nothing' ? 0 : dueOf(items, feeMinor);
  const terms = paymentTerms(context, store);
  if (out === 'nothing') {
    const owed = swapsWhatIsOwed(store, sold, items);
    if (owed) return refuse(owed);
  }
  const paid = backBy(store, sold.order, dueMinor, wish.method, terms);
  if (!paid.ok) return paid;
  const standing = standingOverAll(store, stream, sold, things);
  const unseen = wish.original === 'missing' || (wish.original === 'notPrinted' && sold.tillNo !== null);
  const by = { order: sold.order, person: wish.person };
  const now = context.parts.clock.now();
  const manager: ManagerReason[] = [
    ...(passesLimit(context, store, dueMinor, by) ? (['limit'] as const) : []),
    ...(unseen ? (['original'] as const) : []),
    ...(standing === null ? (['authority'] as const) : []),
    ...(things.some((thing) => isTooLate(context, thing, now)) ? (['cutOff'] as const) : []),
    ...(goesBackOtherwise(store, sold, paid.value.payments, terms.cashStep)
      ? (['otherMethod'] as const)
      : []),
    ...(staysUnearned(context, sold, things) ? (['together'] as const) : []),
    ...(things.some((thing) => isInUse(store, thing)) ? (['passUsed'] as const) : []),
  ];
  return accept({ things, feeMinor, dueMinor, paid: paid.value, standing, manager });
}

/** A pass that tickets were taken on which are still valid: who is paid back for it would have them for nothing. */
const isInUse = (store: StoreReader, { item }: SoldThing): boolean =>
  item.kind === 'pass' && takenOn(usesOfThing(store, item.ticket), null) > 0;

const HOUR_MS = 3_600_000;

/** After the venue's last moment before a ticket's date; of a pass when its time is over. `now` in ms UTC. */
function isTooLate(context: CoreContext, { item, line }: SoldThing, now: number): boolean {
  if (line?.sold.kind === 'pass') return now >= msOf(line.sold.validTo as Instant);
  if (item.startsAt === null) return false;
  return now > msOf(item.startsAt as Instant) - (venueOf(context)?.exchangeUntilHours ?? 0) * HOUR_MS;
}

/** What is owed yet pays for nothing else: the new order would be paid, and its money could be had in cash. */
function swapsWhatIsOwed(
  store: StoreReader,
  { order }: Pick<SoldOrder, 'order'>,
  items: readonly Pick<SoldThing['item'], 'minor'>[],
): Refusal | null {
  const owed = receivableOf(store, order);
  return owed && owed.openMinor > 0 && items.some(({ minor }) => minor > 0)
    ? { kind: 'invoiceOpen', number: owed.number, openMinor: owed.openMinor }
    : null;
}

/** States in which paper has left a printer, or may be leaving it now. */
const CAME_OUT: readonly PrintJobState[] = ['printed', 'sending', 'blockedDuring', 'unknown', 'replaced'];

/** The first thing whose paper came out of a printer here, or may have; of an order whose tickets went by e-mail any one. */
function whichCameOut(
  store: StoreReader,
  sold: SoldOrder,
  things: readonly SoldThing[],
): SoldThing | undefined {
  if (store.mails.ofOrder(sold.order).some((mail) => mail.what === 'tickets')) return things[0];
  const out = new Set(
    store.printJobs
      .ofOrder(sold.order)
      .flatMap((job) =>
        job.content.type === 'ticket' && CAME_OUT.includes(job.state) ? [job.content.ticket] : [],
      ),
  );
  return things.find(({ item }) => out.has(item.ticket));
}

/** What stands in the way of a plan: a manager who is needed, or the say over it. Gives by what right it is done. */
export function rightToReturn(
  context: CoreContext,
  plan: Pick<ReturnPlan, 'standing' | 'manager' | 'things'>,
  sold: Pick<SoldOrder, 'tillNo'>,
  by: {
    readonly manager: boolean;
    readonly byWord: boolean;
    readonly asked: boolean;
    readonly tillNo: number;
  },
): Result<Authority, Refusal> {
  if (plan.standing === null && !by.byWord)
    return refuse({ kind: 'authorityElsewhere', tillNo: sold.tillNo ?? by.tillNo, asked: by.asked });
  const [why] = plan.manager;
  if (why !== undefined && !by.manager)
    return refuse({ kind: 'managerNeeded', why, limitMinor: limitOf(context) });
  if (plan.standing !== null) return accept(plan.standing);
  const most = venueOf(context)?.overrideMost ?? 0;
  return plan.things.length > most ? refuse({ kind: 'byWordTooMany', most }) : accept('override');
}
