import { afterEach, expect, test } from 'vitest';
import { documentOfTicket } from '../../electron/core/documents.ts';
import { checkStore } from '../../electron/store/checks.ts';
import { PIN, ready, sell, type TestTill, testTill } from '../fakes/till.ts';
import { accepted, foreignOrder } from '../fakes/toldOrders.ts';

let till: TestTill;
afterEach(() => till.dispose());

const change = (ticket: string | undefined, holder: string, text: string[] = []) =>
  till.command('changeTicketText', { ticket: ticket as never, holder, text });

test('O4: a ticket gets another name and text: history, prints, search and e-mails say so, the sale stays as written', async () => {
  till = await testTill();
  await ready(till);
  const order = accepted(await sell(till, 'p1', 2));
  const [first, second] = order.tickets;
  accepted(await change(first?.id, 'Lea Brunner'));
  const shown = accepted(await change(first?.id, ' Mia Rossi ', ['VIP', '']));
  expect(shown.tickets.map(({ holder, text }) => [holder, text])).toEqual([
    ['Mia Rossi', ['VIP']],
    ['', []],
  ]);
  expect(shown.textChanges).toMatchObject([
    { number: first?.number, byName: 'Anna Meier' },
    { number: first?.number, byName: 'Anna Meier' },
  ]);
  const row = till.store.read.orders.ticket(first?.id as never);
  if (!row) throw new Error('no ticket');
  expect(documentOfTicket(till.context, row, 1, 'en')).toMatchObject({
    holder: 'Mia Rossi',
    text: ['VIP'],
    copy: 1,
  });
  const found = async (search: string) => accepted(await till.query('orders', { search, limit: 5 })).orders;
  expect(await found('rossi')).toMatchObject([{ id: order.id }]);
  expect(await found('brunner')).toEqual([]);
  accepted(
    await till.command('sendMail', {
      order: order.id as never,
      what: 'tickets',
      to: 'a@b.ch',
      language: 'en',
    }),
  );
  const { id, state } = till.store.read.journal.current() ?? {};
  const mail = till.store.read.journal.entry(id as never, state?.seq ?? 0);
  expect(JSON.parse(mail?.personal ?? '{}').data).toMatchObject({
    to: 'a@b.ch',
    holders: { '0/0': 'Mia Rossi' },
    texts: { '0/0': ['VIP'] },
  });
  // The names lie in the personal part alone.
  const entries = till.store.read.journal.page(id as never, 1, 100);
  expect(entries.some(({ bytes }) => bytes.includes('Rossi'))).toBe(false);
  expect(second?.holder).toBe('');
  expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
});

test('O4, every refusal: unknown, taken back, another till’s', async () => {
  till = await testTill();
  await ready(till);
  const order = accepted(await sell(till, 'p1', 1));
  expect(await change(till.newCommand(), 'A')).toMatchObject({ refusal: { kind: 'ticketUnknown' } });
  expect(await change(foreignOrder(till).tickets[0]?.ticket, 'A')).toMatchObject({
    refusal: { kind: 'soldElsewhere', tillNo: 1 },
  });
  accepted(
    await till.command('returnTickets', {
      order: order.id as never,
      tickets: [order.tickets[0]?.id as never],
      reason: 'notComing',
      original: 'takenBack',
      method: 'cash' as never,
      approval: { staff: 'sophie' as never, pin: PIN },
      language: 'en',
    }),
  );
  expect(await change(order.tickets[0]?.id, 'A')).toMatchObject({ refusal: { kind: 'ticketReturned' } });
});
