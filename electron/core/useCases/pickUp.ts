import { accept, refuse } from '../../../shared/kernel/result.ts';
import type { CommandHandlers } from '../api.ts';
import { collectedOf } from '../collected.ts';
import type { CoreContext } from '../context.ts';
import { ANYONE } from '../people.ts';
import { soldOrder } from '../returns/soldOrder.ts';
import { seenBy } from '../seenBy.ts';
import { shownOrder } from './orders.ts';

/** Tickets are handed out at the door, of this till or of another one; a second time says when it was first (D3). */
export function pickUpCommands(context: CoreContext): Pick<CommandHandlers, 'collectOrder'> {
  return {
    collectOrder: async (input, screen, id) =>
      context.once({ name: 'collectOrder', id, input, screen }, ANYONE, (tx, person) => {
        if (!tx.store.journal.current()) return refuse({ kind: 'notEnrolled' });
        const sold = soldOrder(tx.store, input.order);
        if (!sold) return refuse({ kind: 'orderUnknown' });
        const { order, number, state, things } = sold;
        if (state !== 'validated') return refuse({ kind: 'orderNotPaid', number });
        if (things.length > 0 && things.every((thing) => thing.returned))
          return refuse({ kind: 'ticketReturned', number: things[0]?.item.number ?? number });
        const first = collectedOf(context, tx.store, order);
        if (first && !input.again) return refuse({ kind: 'collectedAlready', ...first });
        tx.append('orderCollected', {
          order,
          orderNumber: number,
          by: person.id,
          ...(first ? { again: true } : {}),
        });
        tx.touch('orders');
        const shown = shownOrder(context, tx.store, order);
        return shown.ok ? accept(seenBy(person, shown.value)) : shown;
      }),
  };
}
