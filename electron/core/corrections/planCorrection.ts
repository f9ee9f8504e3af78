import type { CorrectionPlanView } from '../../../shared/contract/exchangeViews.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { PricedTickets } from '../../../shared/domain/priced.ts';
import type { OriginalPaper } from '../../../shared/domain/returnReasons.ts';
import type { LineId, OrderId, PriceId, StaffId, TicketId } from '../../../shared/kernel/ids.ts';
import { sum } from '../../../shared/kernel/money.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import type { CoreContext } from '../context.ts';
import type { StoreReader } from '../ports/store.ts';
import { passesLimit } from '../returns/ownWord.ts';
import { type ManagerReason, planReturn, type ReturnPlan } from '../returns/planReturn.ts';
import { type SoldOrder, soldOrder } from '../returns/soldOrder.ts';
import { priceAgain } from './priceAgain.ts';

/** What is corrected. */
export interface CorrectionWish {
  readonly order: OrderId;
  readonly tickets: readonly TicketId[];
  readonly price: PriceId;
  readonly original: OriginalPaper;
  /** Who corrects it. */
  readonly person: StaffId;
}

/** What a correction comes to. Minor units. */
export interface CorrectionPlan extends Pick<ReturnPlan, 'things' | 'standing' | 'manager'> {
  readonly sold: SoldOrder;
  readonly lines: readonly PricedTickets[];
  /** What the customer pays more; below zero: gets back. */
  readonly differenceMinor: number;
}

/** Looks at everything that a correction of the price depends on; changes nothing. */
export function planCorrection(
  context: CoreContext,
  store: StoreReader,
  wish: CorrectionWish,
  ids: () => LineId,
  now: number,
): Result<CorrectionPlan, Refusal> {
  const stream = store.journal.current();
  if (!stream) return refuse({ kind: 'notEnrolled' });
  const sold = soldOrder(store, wish.order);
  if (!sold) return refuse({ kind: 'orderUnknown' });
  const back = { tickets: wish.tickets, original: wish.original, method: null, person: null };
  const plan = planReturn(context, store, stream.id, sold, back, 'nothing');
  if (!plan.ok) return plan;
  const { things, standing, manager } = plan.value;
  const lines = priceAgain(context, sold, things, wish.price, ids, now);
  if (!lines.ok) return lines;
  const differenceMinor =
    sum(lines.value.map((line) => line.totalMinor)) - sum(things.map(({ item }) => item.minor));
  const reasons: ManagerReason[] = [
    ...manager,
    ...(passesLimit(context, store, -differenceMinor, { order: sold.order, person: wish.person })
      ? (['limit'] as const)
      : []),
  ];
  return accept({ sold, things, standing, manager: reasons, lines: lines.value, differenceMinor });
}

/** A plan as a screen shows it. */
export const correctionPlanViewOf = (
  plan: Pick<CorrectionPlan, 'differenceMinor' | 'manager' | 'lines'>,
): CorrectionPlanView => ({
  totalMinor: sum(plan.lines.map((line) => line.totalMinor)),
  differenceMinor: plan.differenceMinor,
  manager: [...plan.manager],
});
