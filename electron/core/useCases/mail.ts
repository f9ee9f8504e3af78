import type { CommandGiven } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { Staff } from '../../../shared/domain/catalogue.ts';
import { isEmail } from '../../../shared/domain/forms.ts';
import type { OrderPersonal } from '../../../shared/journal/bodies.ts';
import { toHex } from '../../../shared/kernel/bytes.ts';
import { accept, refuse } from '../../../shared/kernel/result.ts';
import { layoutOfPages } from '../../../shared/layout/pdf.ts';
import type { CommandHandlers, QueryHandlers } from '../api.ts';
import type { CoreContext } from '../context.ts';
import { documentOfReceipt, documentOfTicket } from '../documents.ts';
import type { Tx } from '../journalist.ts';
import { factOf } from '../orderFact.ts';
import { orderViewOf } from '../orderView.ts';
import { SELLERS } from '../people.ts';
import type { OrderRow, StoreReader } from '../ports/store.ts';
import { textChangesOf } from '../ticketTexts.ts';

/** E-mails are queued in the journal and sent by the centre (S15). */
export function mailCommands(context: CoreContext): Pick<CommandHandlers, 'sendMail'> {
  return {
    sendMail: async (input, screen, id) =>
      context.once({ name: 'sendMail', id, input, screen }, SELLERS, (tx, person) => {
        const row = tx.store.orders.get(input.order);
        if (!row) return refuse({ kind: 'orderUnknown' });
        if (row.state === 'reserved' && input.what === 'tickets')
          return refuse({ kind: 'orderNotPaid', number: row.number });
        const gone = input.what === 'tickets' ? allReturned(tx.store, row) : null;
        if (gone) return refuse(gone);
        const { what, to, language } = input;
        const problem = queueMail(context, tx, person, { row, what, to, language });
        if (problem) return refuse(problem);
        return accept(orderViewOf(context, tx.store, row));
      }),
  };
}

/** Queues an e-mail about an order; `to` null: to the customer. Null when it was queued, else why it can not be. */
export function queueMail(
  context: CoreContext,
  tx: Tx,
  person: Staff,
  mail: Pick<CommandGiven<'sendMail'>, 'what' | 'to' | 'language'> & { readonly row: OrderRow },
): Refusal | null {
  const { row, what, language } = mail;
  const { body, personal } = factOf(tx.store, row);
  const customer = body.customer === undefined ? undefined : tx.store.customers.get(body.customer);
  const to = (mail.to ?? customer?.email ?? personal.customer?.email ?? '').trim();
  if (to === '') return { kind: 'emailMissing' };
  if (!isEmail(to)) return { kind: 'emailWrong', email: to };
  tx.append(
    'mailQueued',
    { mail: tx.id(), order: row.order, what, language, by: person.id },
    { salt: toHex(context.parts.random.bytes(16)), data: { to, ...textsNow(tx.store, row, personal) } },
  );
  tx.touch('orders', 'till');
  return null;
}

/** The centre draws from what the sale said: texts that were changed since, and the customer, travel with the mail. */
const textsNow = (
  store: StoreReader,
  row: Pick<OrderRow, 'order'>,
  { holders, texts, customer }: Pick<OrderPersonal, 'holders' | 'texts' | 'customer'>,
) => ({
  ...(textChangesOf(store, row.order).length === 0
    ? {}
    : {
        holders: { ...holders },
        texts: Object.fromEntries(Object.entries(texts ?? {}).map(([key, lines]) => [key, [...lines]])),
      }),
  ...(customer ? { customer: { ...customer } } : {}),
});

/** Why an order's tickets can't be sent: all of them were taken back. */
function allReturned(store: StoreReader, row: Pick<OrderRow, 'order'>): Refusal | null {
  const tickets = store.orders.tickets(row.order);
  const [first] = tickets;
  return first && tickets.every((ticket) => ticket.state === 'returned')
    ? { kind: 'ticketReturned', number: first.number }
    : null;
}

/** An order's tickets, confirmation or invoice as an A4 PDF. */
export function pdfQuery(context: CoreContext): Pick<QueryHandlers, 'orderPdf'> {
  return {
    orderPdf: async (input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const { read } = context.parts.store;
      const row = read.orders.get(input.order);
      if (!row) return refuse({ kind: 'orderUnknown' });
      const printed = input.what === 'tickets' || input.what === 'cards' ? input.what : null;
      if (row.state === 'reserved' && printed !== null)
        return refuse({ kind: 'orderNotPaid', number: row.number });
      const all = read.orders.tickets(row.order);
      const gone = printed !== null ? allReturned(read, row) : null;
      if (gone) return refuse(gone);
      const valid = all.filter((ticket) => ticket.state === 'valid');
      const chosen =
        input.tickets.length === 0 ? valid : valid.filter((t) => input.tickets.includes(t.ticket));
      const drawn =
        printed === null
          ? []
          : chosen.map((ticket) => documentOfTicket(context, ticket, ticket.copies, input.language));
      // A card is for a pass: tickets of the same order have no place on one.
      const pages = printed === 'cards' ? drawn.filter(({ pass }) => pass !== null) : drawn;
      if (printed === 'cards' && pages.length === 0) return refuse({ kind: 'ticketUnknown' });
      const order = documentOfReceipt(context, row.order, 0, input.language);
      const edit = read.layoutEdits.get(layoutOfPages(printed ?? 'tickets').id);
      const pdf = await context.parts.pdf({
        what: input.what,
        tickets: pages,
        order,
        ...(edit ? { edit } : {}),
      });
      return accept({ fileName: `${input.what}-${row.number}.pdf`, base64: pdf.base64 });
    },
  };
}
