import type { CommandGiven, CommandReply } from '../../../../shared/contract/commands.ts';
import type { RefundView } from '../../../../shared/contract/orderViews.ts';
import type { Refusal } from '../../../../shared/contract/refusal.ts';
import type { Staff } from '../../../../shared/domain/catalogue.ts';
import type { CommandId, OrderId, RefundId, StaffId } from '../../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../../shared/kernel/result.ts';
import type { CommandHandlers, QueryHandlers } from '../../api.ts';
import { askFirst } from '../../askFirst.ts';
import type { CoreContext } from '../../context.ts';
import type { Tx } from '../../journalist.ts';
import { SELLERS } from '../../people.ts';
import { obtainTickets } from '../../returns/obtain.ts';
import { planReturn, rightToReturn } from '../../returns/planReturn.ts';
import { refundViewOf } from '../../returns/refundView.ts';
import { soldOrder } from '../../returns/soldOrder.ts';
import { printRefund, takeBack } from '../../returns/takeBack.ts';
import { shownOrder } from '../orders.ts';
import { openDrawerForCash } from '../printers.ts';

type Given = CommandGiven<'returnTickets'>;

/** Tickets come back and money goes out: one entry, in one transaction with its reply (G1, G2, G3). */
export function returnCommands(context: CoreContext): Pick<CommandHandlers, 'returnTickets' | 'printRefund'> {
  return {
    returnTickets: async (input, screen, id) => {
      const { order, tickets, approval } = input;
      const asking = await askFirst(context, { id, screen, roles: SELLERS, approval }, () =>
        obtainTickets(context, order, tickets),
      );
      if (!asking.ok) return asking;
      // A PIN is never part of what is kept of a command.
      const kept = { ...input, approval: asking.value.manager };
      let back: ReturnType<typeof giveBack> | undefined;
      const reply = context.once(
        { name: 'returnTickets', id, input: kept, screen },
        SELLERS,
        (tx, seller) => {
          back = giveBack(context, tx, seller, id, input, asking.value);
          return back;
        },
      );
      // Only for the act itself: an answer given again opens no drawer.
      if (reply.ok && back?.ok && paysOutOfDrawer(context, reply.value.refund)) openDrawerForCash(context);
      return reply;
    },
    printRefund: async (input, screen, id) =>
      context.once({ name: 'printRefund', id, input, screen }, SELLERS, (tx) => {
        const row = tx.store.refunds.get(input.refund);
        if (!row) return refuse({ kind: 'refundUnknown' });
        printRefund(tx, row.refund, row.order, input.language);
        return shownOrder(context, tx.store, row.order);
      }),
  };
}

/** True when money of the refund comes out of the cash drawer, by the venue's own list of methods. */
const paysOutOfDrawer = (context: CoreContext, refund: Pick<RefundView, 'payments'>): boolean =>
  refund.payments.some(
    ({ method }) => context.cache.catalogue().paymentMethods.get(method as never)?.opensDrawer,
  );

/** What a return would come to. */
export function returnPlanQuery(context: CoreContext): Pick<QueryHandlers, 'returnPlan'> {
  return {
    returnPlan: async (input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const { read } = context.parts.store;
      const stream = read.journal.current();
      if (!stream) return refuse({ kind: 'notEnrolled' });
      const sold = soldOrder(read, input.order);
      if (!sold) return refuse({ kind: 'orderUnknown' });
      const plan = planReturn(context, read, stream.id, sold, { ...input, person: person.value.id });
      if (!plan.ok) return plan;
      const { feeMinor, dueMinor, paid, standing, manager } = plan.value;
      const online = context.workers.sync.status().state === 'online';
      return accept({
        worthMinor: dueMinor + feeMinor,
        feeMinor,
        roundingMinor: paid.roundingMinor,
        outMinor: 0 - paid.payments.reduce((sum, payment) => sum + payment.minor, 0),
        manager: manager.filter((why) => why !== 'authority' || !online),
        authority: standing !== null ? 'here' : online ? 'centre' : 'word',
      });
    },
  };
}

function giveBack(
  context: CoreContext,
  tx: Tx,
  person: Staff,
  command: CommandId,
  input: Given,
  { manager, asked }: { readonly manager: StaffId | null; readonly asked: boolean },
): Result<CommandReply<'returnTickets'>, Refusal> {
  const row = tx.store.journal.current();
  if (!row) return refuse({ kind: 'notEnrolled' });
  if (!row.state.session) return refuse({ kind: 'sessionMissing' });
  const sold = soldOrder(tx.store, input.order);
  if (!sold) return refuse({ kind: 'orderUnknown' });
  const plan = planReturn(context, tx.store, row.id, sold, { ...input, person: person.id });
  if (!plan.ok) return plan;
  const by = { manager: manager !== null, byWord: input.byWord, asked, tillNo: row.state.tillNo };
  const right = rightToReturn(context, plan.value, sold, by);
  if (!right.ok) return right;
  const refund = tx.id<'refund'>();
  takeBack(context, tx, {
    refund,
    command,
    person,
    approvedBy: plan.value.manager.length === 0 ? null : manager,
    sold,
    things: plan.value.things,
    authority: right.value,
    why: 'cancelled',
    original: input.original,
    reason: input.reason,
    note: input.note,
    feeMinor: plan.value.feeMinor,
    paid: plan.value.paid,
  });
  if (input.receipt) printRefund(tx, refund, sold.order, input.language);
  return viewOf(context, tx, refund, sold.order);
}

function viewOf(
  context: CoreContext,
  tx: Tx,
  refund: RefundId,
  order: OrderId,
): Result<CommandReply<'returnTickets'>, Refusal> {
  const row = tx.store.refunds.get(refund);
  if (!row) throw new Error(`refund ${refund}: it was not written`);
  const shown = shownOrder(context, tx.store, order);
  return shown.ok ? accept({ refund: refundViewOf(context, tx.store, row), order: shown.value }) : shown;
}
