import type { Refusal } from '../../../../shared/contract/refusal.ts';
import type { CartExchange } from '../../../../shared/domain/cart.ts';
import { accept, type Result, refuse } from '../../../../shared/kernel/result.ts';
import type { CommandHandlers } from '../../api.ts';
import { withoutPin } from '../../approval.ts';
import { askFirst } from '../../askFirst.ts';
import { change } from '../../cartDesk.ts';
import type { CoreContext } from '../../context.ts';
import type { Tx } from '../../journalist.ts';
import { SELLERS } from '../../people.ts';
import { obtainTickets } from '../../returns/obtain.ts';
import { type ManagerReason, rightToReturn } from '../../returns/planReturn.ts';
import { planSwap } from '../../swap/planSwap.ts';
import { withoutParts } from '../../takenMoney.ts';

/** Old tickets that the cart's take the place of. They lie in the cart on disk: a crash half-way forgets none. */
export function exchangeCommands(
  context: CoreContext,
): Pick<CommandHandlers, 'chooseExchange' | 'dropExchange'> {
  return {
    chooseExchange: async (input, screen, id) => {
      const asking = await askFirst(context, { id, screen, roles: SELLERS, approval: input.approval }, () =>
        obtainTickets(context, input.order, input.tickets),
      );
      if (!asking.ok) return asking;
      const { manager, asked } = asking.value;
      const kept = withoutPin(input, manager);
      return context.once({ name: 'chooseExchange', id, input: kept, screen }, SELLERS, (tx, seller) =>
        change(context, tx, seller, (cart) => {
          const unpaid = withoutParts(cart);
          if (!unpaid.ok) return unpaid;
          const { order, tickets, original, byWord } = input;
          const exchange = { order, tickets, original, byWord, approvedBy: manager };
          const may = mayExchange(context, tx, exchange, asked);
          if (!may.ok) return may;
          const approvedFor = manager === null ? [] : may.value;
          return accept({ ...cart, exchange: { ...exchange, approvedFor } });
        }),
      );
    },
    dropExchange: async (input, screen, id) =>
      context.once({ name: 'dropExchange', id, input, screen }, SELLERS, (tx, seller) =>
        change(context, tx, seller, (cart) => {
          const unpaid = withoutParts(cart);
          return unpaid.ok ? accept({ ...cart, exchange: null }) : unpaid;
        }),
      ),
  };
}

/** Why a manager was needed. What goes out is known at the sale only, so that the limit is asked for then. */
function mayExchange(
  context: CoreContext,
  tx: Tx,
  exchange: CartExchange,
  asked: boolean,
): Result<readonly ManagerReason[], Refusal> {
  const row = tx.store.journal.current();
  if (!row) return refuse({ kind: 'notEnrolled' });
  const plan = planSwap(context, tx.store, exchange, Number.MAX_SAFE_INTEGER, null);
  if (!plan.ok) return plan;
  const by = {
    manager: exchange.approvedBy !== null,
    byWord: exchange.byWord,
    asked,
    tillNo: row.state.tillNo,
  };
  const right = rightToReturn(context, plan.value, plan.value.sold, by);
  return right.ok ? accept(plan.value.manager) : right;
}
