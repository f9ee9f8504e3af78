import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { CartExchange } from '../../../shared/domain/cart.ts';
import type { Staff } from '../../../shared/domain/catalogue.ts';
import { paidOut } from '../../../shared/domain/payBack.ts';
import type { Settlement } from '../../../shared/domain/payment.ts';
import type { Authority } from '../../../shared/journal/bodiesOfReturns.ts';
import type { CommandId, OrderId, PaymentMethodId, RefundId, StaffId } from '../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import type { CoreContext } from '../context.ts';
import { backBy } from '../invoices/backBy.ts';
import type { Tx } from '../journalist.ts';
import { paymentTerms } from '../paymentTerms.ts';
import { exchangeMethod } from '../returns/exchangeMethod.ts';
import { goesBackOtherwise } from '../returns/otherMethod.ts';
import { rightToReturn } from '../returns/planReturn.ts';
import { takeBack } from '../returns/takeBack.ts';
import { planSwap, type Swap } from './planSwap.ts';

/** An exchange that everything speaks for. */
export interface ReadySwap {
  readonly swap: Swap;
  readonly exchange: CartExchange;
  readonly authority: Authority;
  readonly approvedBy: StaffId | null;
  readonly paid: Settlement;
}

/** Looks at everything that an exchange depends on at the moment of the sale; changes nothing. */
export function readySwap(
  context: CoreContext,
  tx: Tx,
  exchange: CartExchange,
  totalMinor: number,
  by: {
    readonly person: StaffId;
    readonly manager: StaffId | null;
    readonly payBackBy: PaymentMethodId | null;
  },
): Result<ReadySwap, Refusal> {
  const plan = planSwap(context, tx.store, exchange, totalMinor, by.person);
  if (!plan.ok) return plan;
  const swap = plan.value;
  const paid = payOut(context, tx, swap, by.payBackBy);
  if (!paid.ok) return paid;
  const { cashStep } = paymentTerms(context, tx.store);
  const otherwise = goesBackOtherwise(tx.store, swap.sold, paid.value.payments, cashStep);
  const reasons = [...swap.manager, ...(otherwise ? (['otherMethod'] as const) : [])];
  // The word that came with the old tickets holds for what was seen then: neither for an amount nor for a later reason.
  const unheard = reasons.filter((why) => !(exchange.approvedFor ?? []).includes(why));
  const right = rightToReturn(context, { ...swap, manager: unheard }, swap.sold, {
    manager: by.manager !== null,
    byWord: exchange.byWord,
    asked: false,
    tillNo: tx.state().tillNo,
  });
  if (!right.ok) return right;
  const approvedBy = reasons.length === 0 ? null : unheard.length > 0 ? by.manager : exchange.approvedBy;
  return accept({ swap, exchange, authority: right.value, approvedBy, paid: paid.value });
}

function payOut(
  context: CoreContext,
  tx: Tx,
  { swappedMinor, backMinor, sold }: Swap,
  by: PaymentMethodId | null,
): Result<Settlement, Refusal> {
  const terms = paymentTerms(context, tx.store);
  if (backMinor > 0 && by === null) return refuse({ kind: 'payBackMissing', minor: backMinor });
  const rest = backBy(tx.store, sold.order, backMinor, by, terms);
  if (!rest.ok) return rest;
  const byExchange = swappedMinor === 0 ? [] : [paidOut(exchangeMethod(context), swappedMinor)];
  return accept({ ...rest.value, payments: [...byExchange, ...rest.value.payments] });
}

/** Writes the return of an exchange, in the transaction of the sale that takes its place. */
export function giveUp(
  context: CoreContext,
  tx: Tx,
  { swap, exchange, authority, approvedBy, paid }: ReadySwap,
  said: {
    readonly refund: RefundId;
    readonly command: CommandId;
    readonly person: Staff;
    readonly replacedBy: OrderId;
  },
): void {
  takeBack(context, tx, {
    ...said,
    approvedBy,
    sold: swap.sold,
    things: swap.things,
    authority,
    why: 'exchanged',
    original: exchange.original,
    note: '',
    feeMinor: swap.feeMinor,
    paid,
  });
}
