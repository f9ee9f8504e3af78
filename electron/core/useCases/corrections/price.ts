import type { CommandGiven, CommandReply } from '../../../../shared/contract/commands.ts';
import type { Refusal } from '../../../../shared/contract/refusal.ts';
import type { Staff } from '../../../../shared/domain/catalogue.ts';
import { paidOut } from '../../../../shared/domain/payBack.ts';
import type { CommandId, LineId, StaffId } from '../../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../../shared/kernel/result.ts';
import type { CommandHandlers, QueryHandlers } from '../../api.ts';
import { withoutPin } from '../../approval.ts';
import { askFirst } from '../../askFirst.ts';
import type { CoreContext } from '../../context.ts';
import { correctionPlanViewOf, planCorrection } from '../../corrections/planCorrection.ts';
import { pricesFor } from '../../corrections/priceAgain.ts';
import type { Tx } from '../../journalist.ts';
import { paymentTerms } from '../../paymentTerms.ts';
import { SELLERS } from '../../people.ts';
import { exchange } from '../../returns/exchange.ts';
import { obtainTickets } from '../../returns/obtain.ts';
import { goesBackOtherwise } from '../../returns/otherMethod.ts';
import { type ManagerReason, rightToReturn, thingsOf } from '../../returns/planReturn.ts';
import { soldOrder } from '../../returns/soldOrder.ts';
import { shownOrder } from '../orders.ts';
import { openDrawerForCash } from '../printers.ts';

/**
 * The wrong price category on the right seat: return and new order are one transaction, only the difference moves, and the
 * seat is never free in between (O7).
 */
export function priceCorrections(context: CoreContext): Pick<CommandHandlers, 'correctPrice'> {
  return {
    correctPrice: async (input, screen, id) => {
      const { order, tickets, approval } = input;
      const asking = await askFirst(context, { id, screen, roles: SELLERS, approval }, () =>
        obtainTickets(context, order, tickets),
      );
      if (!asking.ok) return asking;
      const kept = withoutPin(input, asking.value.manager);
      let done: ReturnType<typeof correct> | undefined;
      const reply = context.once({ name: 'correctPrice', id, input: kept, screen }, SELLERS, (tx, seller) => {
        done = correct(context, tx, seller, id, input, asking.value);
        return done;
      });
      if (reply.ok && done?.ok && movesDrawer(context, reply.value)) openDrawerForCash(context);
      return reply;
    },
  };
}

const movesDrawer = (context: CoreContext, order: CommandReply<'correctPrice'>): boolean =>
  [...order.payments, ...(order.replaces?.out ?? [])].some(
    ({ method }) => context.cache.catalogue().paymentMethods.get(method as never)?.opensDrawer,
  );

/** The prices that tickets can have been meant at, and what one of them would come to. */
export function correctionQueries(
  context: CoreContext,
): Pick<QueryHandlers, 'correctionPrices' | 'correctionPlan'> {
  const { read } = context.parts.store;
  return {
    correctionPrices: async (input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const sold = soldOrder(read, input.order);
      if (!sold) return refuse({ kind: 'orderUnknown' });
      const things = thingsOf(sold, input.tickets);
      if (!things.ok) return things;
      const prices = pricesFor(context.cache.catalogue(), things.value).filter(
        (price) => !things.value.every(({ item }) => item.priceName === price.name),
      );
      return accept({ prices: prices.map(({ id, name }) => ({ id, name })) });
    },
    correctionPlan: async (input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const anyId = () => 'line' as LineId;
      const plan = planCorrection(
        context,
        read,
        { ...input, person: person.value.id },
        anyId,
        context.parts.clock.now(),
      );
      return plan.ok ? accept(correctionPlanViewOf(plan.value)) : plan;
    },
  };
}

function correct(
  context: CoreContext,
  tx: Tx,
  person: Staff,
  command: CommandId,
  input: CommandGiven<'correctPrice'>,
  { manager, asked }: { readonly manager: StaffId | null; readonly asked: boolean },
): Result<CommandReply<'correctPrice'>, Refusal> {
  const { tillNo, session } = tx.state();
  if (!session) return refuse({ kind: 'sessionMissing' });
  const plan = planCorrection(context, tx.store, { ...input, person: person.id }, () => tx.id(), tx.now);
  if (!plan.ok) return plan;
  const { sold, things, lines, differenceMinor } = plan.value;
  const method = input.method === null ? null : context.cache.catalogue().paymentMethods.get(input.method);
  if (method === undefined) return refuse({ kind: 'methodUnknown', method: input.method ?? '' });
  if (differenceMinor < 0 && method === null)
    return refuse({ kind: 'payBackMissing', minor: -differenceMinor });
  const out = differenceMinor < 0 && method !== null ? [paidOut(method, -differenceMinor)] : [];
  const { cashStep } = paymentTerms(context, tx.store);
  const reasons: ManagerReason[] = [
    ...plan.value.manager,
    ...(goesBackOtherwise(tx.store, sold, out, cashStep) ? (['otherMethod'] as const) : []),
  ];
  // Without the say nothing is freed, so that the seat could not be sold again: no manager's word helps here.
  const by = { manager: manager !== null, byWord: false, asked, tillNo };
  const right = rightToReturn(context, { ...plan.value, manager: reasons }, sold, by);
  if (!right.ok) return right;
  const done = exchange(context, tx, {
    command,
    person,
    approvedBy: reasons.length === 0 ? null : manager,
    sold,
    things,
    authority: right.value,
    why: 'corrected',
    original: input.original,
    note: '',
    feeMinor: 0,
    lines,
    payBackBy: differenceMinor < 0 ? method : null,
    payments: differenceMinor > 0 && method !== null ? [{ method: method.id, givenMinor: null }] : [],
    language: input.language,
  });
  return done.ok ? shownOrder(context, tx.store, done.value.order) : done;
}
