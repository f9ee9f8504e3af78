import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { CartExchange } from '../../../shared/domain/cart.ts';
import { paidOut } from '../../../shared/domain/payBack.ts';
import type { Payment } from '../../../shared/domain/payment.ts';
import type { StaffId } from '../../../shared/kernel/ids.ts';
import { sum } from '../../../shared/kernel/money.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import { type CoreContext, venueOf } from '../context.ts';
import type { StoreReader } from '../ports/store.ts';
import { exchangeMethod } from '../returns/exchangeMethod.ts';
import { passesLimit } from '../returns/ownWord.ts';
import { type ManagerReason, planReturn, type ReturnPlan } from '../returns/planReturn.ts';
import { type SoldOrder, type SoldThing, soldOrder } from '../returns/soldOrder.ts';

/** Old tickets against what takes their place. Minor units. */
export interface Swap extends Pick<ReturnPlan, 'things' | 'standing' | 'manager'> {
  readonly sold: SoldOrder;
  readonly feeMinor: number;
  /** Worth less fee. */
  readonly dueMinor: number;
  /** What of it pays for what takes their place. */
  readonly swappedMinor: number;
  /** What is left over and goes out, before it is rounded to coins. */
  readonly backMinor: number;
}

/**
 * What an exchange comes to against a total (minor units): the fee of the venue, and why a manager is needed (the paper,
 * the say, the cut-off, more than the limit going out, with what `person` gave out before). Refuses unknown orders and tickets, returned ones and passes.
 */
export function planSwap(
  context: CoreContext,
  store: StoreReader,
  exchange: CartExchange,
  totalMinor: number,
  person: StaffId | null,
): Result<Swap, Refusal> {
  const stream = store.journal.current();
  if (!stream) return refuse({ kind: 'notEnrolled' });
  const sold = soldOrder(store, exchange.order);
  if (!sold) return refuse({ kind: 'orderUnknown' });
  const pass = sold.things.find(({ item }) => item.kind === 'pass' && exchange.tickets.includes(item.ticket));
  if (pass) return refuse({ kind: 'passNotExchanged', number: pass.item.number });
  const wish = { tickets: exchange.tickets, original: exchange.original, method: null, person: null };
  const plan = planReturn(context, store, stream.id, sold, wish, 'nothing');
  if (!plan.ok) return plan;
  const { things, standing, manager } = plan.value;
  const feeMinor = feeOf(context, things);
  const dueMinor = sum(things.map(({ item }) => item.minor)) - feeMinor;
  const swappedMinor = Math.min(dueMinor, totalMinor);
  const backMinor = dueMinor - swappedMinor;
  const reasons: ManagerReason[] = [
    ...manager,
    ...(passesLimit(context, store, backMinor, { order: sold.order, person }) ? (['limit'] as const) : []),
  ];
  return accept({ sold, things, standing, manager: reasons, feeMinor, dueMinor, swappedMinor, backMinor });
}

/** Of each ticket, and never more than it cost: nobody pays to bring back what was free. */
const feeOf = (context: CoreContext, things: readonly SoldThing[]): number =>
  sum(things.map(({ item }) => Math.min(item.minor, venueOf(context)?.exchangeFeeMinor ?? 0)));

/** The payment by which old tickets pay; none when they are worth nothing here. */
export function swapPayment(context: CoreContext, { swappedMinor }: Pick<Swap, 'swappedMinor'>): Payment[] {
  if (swappedMinor === 0) return [];
  const out = paidOut(exchangeMethod(context), swappedMinor);
  return [{ ...out, minor: swappedMinor, givenMinor: swappedMinor }];
}
