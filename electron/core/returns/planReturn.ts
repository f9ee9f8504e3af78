import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { ReturnPlanView } from '../../../shared/contract/views.ts';
import type { Settlement } from '../../../shared/domain/payment.ts';
import type { OriginalPaper } from '../../../shared/domain/returnReasons.ts';
import type { Authority } from '../../../shared/journal/bodiesOfReturns.ts';
import { dueOf } from '../../../shared/journal/returnBody.ts';
import type { PaymentMethodId, StreamId, TicketId } from '../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import { type CoreContext, venueOf } from '../context.ts';
import { backBy } from '../invoices/backBy.ts';
import { paymentTerms } from '../paymentTerms.ts';
import type { PrintJobState } from '../ports/printing.ts';
import type { StoreReader } from '../ports/store.ts';
import type { SoldOrder, SoldThing } from './soldOrder.ts';
import { standingOverAll } from './standing.ts';

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
}

/** Limit above which a manager answers for what goes out, minor units. */
export const limitOf = (context: CoreContext): number => venueOf(context)?.refundLimitMinor ?? 0;

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
  const paid = backBy(store, sold.order, dueMinor, wish.method, terms);
  if (!paid.ok) return paid;
  const standing = standingOverAll(store, stream, sold, things);
  const unseen = wish.original === 'missing' || (wish.original === 'notPrinted' && sold.tillNo !== null);
  const manager: ManagerReason[] = [
    ...(dueMinor > limitOf(context) ? (['limit'] as const) : []),
    ...(unseen ? (['original'] as const) : []),
    ...(standing === null ? (['authority'] as const) : []),
  ];
  return accept({ things, feeMinor, dueMinor, paid: paid.value, standing, manager });
}

/** States in which paper has left a printer, or may be leaving it now. */
const CAME_OUT: readonly PrintJobState[] = ['printed', 'sending', 'blockedDuring', 'replaced'];

/** The first thing whose paper came out of a printer here. */
function whichCameOut(
  store: StoreReader,
  sold: SoldOrder,
  things: readonly SoldThing[],
): SoldThing | undefined {
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
