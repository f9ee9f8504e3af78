import type { CommandGiven, CommandReply } from '../../../../shared/contract/commands.ts';
import type { Refusal } from '../../../../shared/contract/refusal.ts';
import type { Staff } from '../../../../shared/domain/catalogue.ts';
import { correctPayment } from '../../../../shared/domain/correctPayment.ts';
import type { CommandId, StaffId } from '../../../../shared/kernel/ids.ts';
import { type Result, refuse } from '../../../../shared/kernel/result.ts';
import type { CommandHandlers } from '../../api.ts';
import { approvedBy, withoutPin } from '../../approval.ts';
import { type CoreContext, dayOf } from '../../context.ts';
import type { Tx } from '../../journalist.ts';
import { factOf } from '../../orderFact.ts';
import { paidNow } from '../../paidNow.ts';
import { paymentTerms } from '../../paymentTerms.ts';
import { SELLERS } from '../../people.ts';
import { correctsTooMuch, limitOf } from '../../returns/ownWord.ts';
import type { ManagerReason } from '../../returns/planReturn.ts';
import { shownOrder } from '../orders.ts';

/** A card that was declined after validation becomes cash: one entry, which counts in the session that is open now (O8). */
export function paymentCorrections(context: CoreContext): Pick<CommandHandlers, 'correctPayment'> {
  return {
    correctPayment: async (input, screen, id) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const manager = await approvedBy(context, input.approval, screen, id);
      if (!manager.ok) return manager;
      const kept = withoutPin(input, manager.value);
      return context.once({ name: 'correctPayment', id, input: kept, screen }, SELLERS, (tx, seller) =>
        correct(context, tx, seller, id, input, manager.value),
      );
    },
  };
}

function correct(
  context: CoreContext,
  tx: Tx,
  person: Staff,
  command: CommandId,
  input: CommandGiven<'correctPayment'>,
  manager: StaffId | null,
): Result<CommandReply<'correctPayment'>, Refusal> {
  const row = tx.store.orders.get(input.order);
  const foreign = row ? undefined : tx.store.foreignOrders.get(input.order);
  if (foreign) return refuse({ kind: 'soldElsewhere', tillNo: foreign.tillNo });
  if (!row) return refuse({ kind: 'orderUnknown' });
  if (row.state === 'reserved') return refuse({ kind: 'orderNotPaid', number: row.number });
  const stream = tx.store.journal.current();
  if (!stream) return refuse({ kind: 'notEnrolled' });
  const { session, perpetual } = stream.state;
  if (!session) return refuse({ kind: 'sessionMissing' });
  const { body } = factOf(tx.store, row);
  const now = paidNow(tx.store, body);
  // Its money went out again by the method that it had: it is not another one afterwards.
  const returned = tx.store.orders
    .tickets(row.order)
    .find(({ ticket }) => tx.store.refunds.isReturned(ticket));
  if (returned) return refuse({ kind: 'paymentOfReturned', number: row.number });
  const payment = now.payments[input.place];
  const terms = paymentTerms(context, tx.store);
  const method = terms.methods.get(input.method);
  if (!payment) return refuse({ kind: 'paymentGone' });
  if (!method) return refuse({ kind: 'methodUnknown', method: input.method });
  const corrected = correctPayment(payment, method, now.roundings[input.place] ?? 0, terms);
  if (!corrected.ok) return corrected;
  const { minus, plus } = corrected.value;
  const reasons: ManagerReason[] = [
    // Less has to lie in the drawer from now on.
    ...(minus.kind === 'cash' && plus.kind !== 'cash' ? (['lessCash'] as const) : []),
    ...(body.session === session.session ? [] : (['session'] as const)),
    ...(correctsTooMuch(context, tx.store, payment.minor, { order: row.order, person: person.id })
      ? (['limit'] as const)
      : []),
  ];
  const [why] = reasons;
  if (why !== undefined && manager === null)
    return refuse({ kind: 'managerNeeded', why, limitMinor: limitOf(context) });
  tx.append('paymentCorrected', {
    order: row.order,
    orderNumber: row.number,
    command,
    session: session.session,
    by: person.id,
    ...(why === undefined || manager === null ? {} : { approvedBy: manager }),
    businessDay: dayOf(context, tx.now),
    place: input.place,
    ...corrected.value,
    perpetual,
  });
  tx.touch('orders', 'session', 'till');
  return shownOrder(context, tx.store, row.order);
}
