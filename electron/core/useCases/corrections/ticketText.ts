import type { CommandGiven, CommandReply } from '../../../../shared/contract/commands.ts';
import type { Refusal } from '../../../../shared/contract/refusal.ts';
import type { Staff } from '../../../../shared/domain/catalogue.ts';
import { toHex } from '../../../../shared/kernel/bytes.ts';
import { type Result, refuse } from '../../../../shared/kernel/result.ts';
import type { CommandHandlers } from '../../api.ts';
import type { CoreContext } from '../../context.ts';
import type { Tx } from '../../journalist.ts';
import { factOf } from '../../orderFact.ts';
import { SELLERS } from '../../people.ts';
import { wordsOfOrder } from '../../sale/personal.ts';
import { shownOrder } from '../orders.ts';

/** The holder and the free lines of one ticket; kept in the journal, seen in the history and on every later print (O4). */
export function ticketTextCommands(context: CoreContext): Pick<CommandHandlers, 'changeTicketText'> {
  return {
    changeTicketText: async (input, screen, id) =>
      context.once({ name: 'changeTicketText', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, input),
      ),
  };
}

function change(
  context: CoreContext,
  tx: Tx,
  person: Staff,
  input: CommandGiven<'changeTicketText'>,
): Result<CommandReply<'changeTicketText'>, Refusal> {
  const ticket = tx.store.orders.ticket(input.ticket);
  const row = ticket && tx.store.orders.get(ticket.order);
  const foreign = row ? undefined : tx.store.foreignOrders.ofTicket(input.ticket);
  if (foreign) return refuse({ kind: 'soldElsewhere', tillNo: foreign.tillNo });
  if (!row || !ticket) return refuse({ kind: 'ticketUnknown' });
  if (ticket.state === 'returned') return refuse({ kind: 'ticketReturned', number: ticket.number });
  const text = input.text.map((line) => line.trim()).filter((line) => line !== '');
  tx.append(
    'ticketTextChanged',
    {
      order: row.order,
      orderNumber: row.number,
      ticket: ticket.ticket,
      number: ticket.number,
      by: person.id,
    },
    { salt: toHex(context.parts.random.bytes(16)), data: { holder: input.holder.trim(), text } },
  );
  // Found by the new name from now on, and by the old one no more.
  tx.store.orders.name(row.stream, row.seq, wordsOfOrder(factOf(tx.store, row).personal));
  tx.touch('orders', 'printing');
  return shownOrder(context, tx.store, row.order);
}
