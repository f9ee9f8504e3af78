import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { documentOf } from '../../electron/core/documents.ts';
import { ready, sell, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill();
  await ready(till);
});
afterEach(() => till.dispose());

const asManager = () => till.command('signIn', { staff: 'sophie' as never, pin: '1111' });
const asAnna = () => till.command('signIn', { staff: 'anna' as never, pin: '1111' });
async function printer(changes: Partial<Parameters<typeof save>[0]> = {}): Promise<string> {
  const saved = await save({ name: 'P', use: 'tickets', address: 'tcp://127.0.0.1:9100', ...changes });
  if (!saved.ok) throw new Error(saved.refusal.kind);
  return saved.value.id;
}
const save = (
  input: Omit<Parameters<typeof till.command<'savePrinter'>>[1], 'id'> & { readonly id?: string | null },
) => till.command('savePrinter', { id: null, ...input } as never);
const views = async () => {
  const reply = await till.query('till', {});
  if (!reply.ok) throw new Error('till');
  return reply.value.printers;
};
async function order(): Promise<string> {
  await asAnna();
  const sold = await sell(till, 'p1', 2);
  if (!sold.ok) throw new Error(sold.refusal.kind);
  return sold.value.id;
}
const jobsOf = (id: string) => till.store.read.printJobs.ofOrder(id as never);

test('P1: a printer’s set-up is kept; its probe is forgotten when it hangs elsewhere', async () => {
  await asManager();
  const id = await printer({
    stock: 'cinema',
    language: 'zpl',
    dpi: 300,
    layouts: { ticket: 'ticket-cinema' },
  });
  till.context.journalist.transact((tx) => tx.store.printers.setCapability(id as never, 'confirms'));
  expect((await views())[0]).toMatchObject({
    stock: 'cinema',
    language: 'zpl',
    dpi: 300,
    capability: 'confirms',
  });
  await save({
    id,
    name: 'Q',
    use: 'tickets',
    address: 'tcp://127.0.0.1:9100',
    stock: 'cinema',
    language: 'zpl',
  });
  expect((await views())[0]?.capability).toBe('confirms');
  await save({ id, name: 'Q', use: 'tickets', address: 'usb:04b8:0e15', stock: 'cinema', language: 'zpl' });
  expect((await views())[0]?.capability).toBe('unprobed');
});

test.each([
  [{ address: 'lpt1' }, 'printerAddress'],
  [{ use: 'receipts' as const, stock: 'show' as const }, 'printerPaper'],
  [{ use: 'tickets' as const, stock: 'card' as const }, 'printerPaper'],
  [{ stock: 'roll58' as const, layouts: { ticket: 'ticket-roll80' } }, 'layoutUnknown'],
  [{ layouts: { ticket: 'nothing' } }, 'layoutUnknown'],
])('a printer that could not print what it is for is refused: %j', async (changes, kind) => {
  await asManager();
  expect(
    await save({ name: 'P', use: 'tickets', address: 'tcp://127.0.0.1:9100', ...changes }),
  ).toMatchObject({ refusal: { kind } });
});

test('only a manager sets up printers and layouts', async () => {
  expect(await save({ name: 'P', use: 'tickets', address: 'tcp://127.0.0.1:9100' })).toMatchObject({
    refusal: { kind: 'roleMissing' },
  });
  expect(
    await till.command('saveLayout', { layout: 'ticket-roll80', edit: { texts: {}, logo: null } }),
  ).toMatchObject({ refusal: { kind: 'roleMissing' } });
});

test('P2: own texts are kept when they fit and refused when they do not; a logo whose bits do not fill it too', async () => {
  await asManager();
  const texts = {
    note: { en: ' Keep this ticket. ', 'fr-CH': '' },
    head: { en: 'not a text of this layout' },
  };
  expect(
    await till.command('saveLayout', { layout: 'ticket-cinema', edit: { texts, logo: null } }),
  ).toMatchObject({ ok: true });
  expect(await till.query('layouts', {})).toMatchObject({
    value: { layouts: [{ layout: 'ticket-cinema', edit: { texts: { note: { en: 'Keep this ticket.' } } } }] },
  });
  expect(
    await till.command('saveLayout', {
      layout: 'ticket-cinema',
      edit: { texts: { note: { 'de-CH': 'Einlassvorbehalt '.repeat(12) } }, logo: null },
    }),
  ).toMatchObject({
    refusal: { kind: 'layoutRefused', problem: 'ownTextCut', detail: 'note', language: 'de-CH' },
  });
  expect(await till.command('saveLayout', { layout: 'x', edit: { texts: {}, logo: null } })).toMatchObject({
    refusal: { kind: 'layoutUnknown' },
  });
  expect(() =>
    till.command('saveLayout', {
      layout: 'ticket-cinema',
      edit: { texts: {}, logo: { width: 9, height: 1, bits: 'ff' } },
    }),
  ).toThrow(/fill/);
});

test('P3: what waits is counted at the printer that will print it, with a stand-in and without', async () => {
  await asManager();
  const [tickets, receipts] = [
    await printer(),
    await printer({ use: 'receipts', address: 'tcp://127.0.0.1:9101' }),
  ];
  await order();
  const waiting = async () => Object.fromEntries((await views()).map((one) => [one.id, one.waiting]));
  expect(await waiting()).toEqual({ [tickets]: 2, [receipts]: 0 });
  expect(
    await till.command('setStandIn', { printer: tickets as never, by: receipts as never }),
  ).toMatchObject({
    ok: true,
  });
  expect(await waiting()).toEqual({ [tickets]: 0, [receipts]: 2 });
  await till.command('setStandIn', { printer: tickets as never, by: null });
  expect(await waiting()).toEqual({ [tickets]: 2, [receipts]: 0 });
  expect(await till.command('setStandIn', { printer: tickets as never, by: tickets as never })).toMatchObject(
    {
      refusal: { kind: 'printerPaper' },
    },
  );
  await asManager();
  await till.command('removePrinter', { printer: tickets as never });
  expect(await waiting()).toEqual({ [receipts]: 2 });
});

test('P3: a stand-in of a stand-in has paper for all that comes to it, also when its paper is changed', async () => {
  await asManager();
  const roll = { name: 'B', use: 'tickets' as const, address: 'tcp://127.0.0.1:9101' };
  const [receipts, between, show] = [
    await printer({ use: 'receipts' }),
    await printer(roll),
    await printer({ stock: 'show', language: 'zpl', address: 'tcp://127.0.0.1:9102' }),
  ];
  const standIn = (of: string, by: string | null) =>
    till.command('setStandIn', { printer: of as never, by: by as never });
  const refused = { refusal: { kind: 'printerPaper' } };
  expect(await standIn(receipts, between)).toMatchObject({ ok: true });
  expect(await standIn(between, show)).toMatchObject(refused);
  expect(await save({ ...roll, id: between, stock: 'show', language: 'zpl' })).toMatchObject(refused);
  expect(await save({ ...roll, id: between, stock: 'roll58' })).toMatchObject({ ok: true });
  // Once receipts are printed at their own printer again, tickets may go where tickets can be printed.
  expect(await standIn(receipts, null)).toMatchObject({ ok: true });
  expect(await standIn(between, show)).toMatchObject({ ok: true });
  expect(await standIn(receipts, between)).toMatchObject(refused);
});

test('P3: one printer prints all when it is the only one and its paper can', async () => {
  await asManager();
  const only = await printer();
  const id = await order();
  await till.command('printReceipt', { order: id as never, language: 'en' });
  expect((await views())[0]).toMatchObject({ id: only, waiting: 3 });
});

test('P3: waiting tickets go to another printer, or by e-mail, or wait for their collection', async () => {
  await asManager();
  await printer();
  const second = await printer({ name: 'Second', address: 'tcp://127.0.0.1:9102' });
  const a = await order();
  expect(
    await till.command('divertPrintJobs', {
      order: a as never,
      way: { kind: 'printer', printer: second as never },
      language: 'en',
    }),
  ).toMatchObject({ ok: true });
  expect(jobsOf(a).map((job) => job.printer)).toEqual([second, second]);

  const b = await order();
  expect(
    await till.command('divertPrintJobs', {
      order: b as never,
      way: { kind: 'mail', to: null },
      language: 'en',
    }),
  ).toMatchObject({ refusal: { kind: 'emailMissing' } });
  expect(jobsOf(b).map((job) => job.state)).toEqual(['queued', 'queued']);
  expect(
    await till.command('divertPrintJobs', {
      order: b as never,
      way: { kind: 'mail', to: 'zoe@example.ch' },
      language: 'en',
    }),
  ).toMatchObject({ ok: true, value: { mails: [{ to: 'zoe@example.ch', what: 'tickets' }] } });
  expect(jobsOf(b).map((job) => [job.state, job.reason])).toEqual([
    ['cancelled', 'mailed'],
    ['cancelled', 'mailed'],
  ]);
  expect(
    await till.command('divertPrintJobs', { order: b as never, way: { kind: 'pickUp' }, language: 'en' }),
  ).toMatchObject({ refusal: { kind: 'nothingWaits' } });

  const c = await order();
  const reply = await till.command('divertPrintJobs', {
    order: c as never,
    way: { kind: 'pickUp' },
    language: 'en',
  });
  if (!reply.ok) throw new Error(reply.refusal.kind);
  const tickets = reply.value.tickets.map((ticket) => ticket.id as never);
  await till.command('printTickets', { order: c as never, tickets, vouchers: [], language: 'en' });
  // G7: nothing of them was printed, so these are the originals.
  expect(jobsOf(c).map((job) => [job.state, job.content.copy])).toEqual([
    ['cancelled', 0],
    ['cancelled', 0],
    ['queued', 0],
    ['queued', 0],
  ]);
});

test('C2: a closing report is printed with the figures of the closing; a second one is marked', async () => {
  await order();
  const closed = await till.command('closeSession', { countedMinor: 31_600, countedForeign: [] });
  if (!closed.ok) throw new Error(closed.refusal.kind);
  const { number } = closed.value;
  await till.command('printClosing', { number, language: 'en' });
  await till.command('printClosing', { number, language: 'en' });
  const jobs = till.store.read.printJobs.open(10).filter((job) => job.content.type === 'closing');
  expect(jobs.map((job) => [job.use, job.order, job.content.copy])).toEqual([
    ['receipts', null, 0],
    ['receipts', null, 1],
  ]);
  expect(jobs[1] && documentOf(till.context, jobs[1])).toMatchObject({
    kind: 'closing',
    number,
    tickets: 2,
    expectedCashMinor: 31_600,
    differenceMinor: 0,
    copy: 1,
  });
  expect(await till.command('printClosing', { number: 'Z9', language: 'en' })).toMatchObject({
    refusal: { kind: 'closingUnknown' },
  });
});

test('S23: the drawer opens for cash and for nothing else, once, and a sale does not wait for it', async () => {
  await asManager();
  await printer({ drawer: 'pin2' });
  await asAnna();
  const openDrawer = vi.spyOn(till.context.workers.spooler, 'openDrawer');
  openDrawer.mockRejectedValue(new Error('unreachable'));
  await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 });
  const cart = await till.query('cart', {});
  if (!cart.ok) throw new Error('cart');
  const input = {
    cart: cart.value.id as never,
    payments: [{ method: 'cash' as never, givenMinor: null }],
    language: 'en' as const,
  };
  for (let again = 0; again < 2; again++)
    expect(await till.command('validateOrder', input, cart.value.commandId as never)).toMatchObject({
      ok: true,
    });
  expect(openDrawer).toHaveBeenCalledTimes(1);
  expect(await till.command('openDrawer', {})).toMatchObject({ refusal: { kind: 'drawerUnreachable' } });
  // C1: one that did not open is no no-sale, one that did is counted.
  openDrawer.mockResolvedValue();
  expect(await till.command('openDrawer', {})).toMatchObject({ ok: true });
  expect(await till.command('moveCash', { kind: 'drop', minor: 500, language: 'en' })).toMatchObject({
    ok: true,
  });
  const moved = await till.query('cashMovements', {});
  expect(moved.ok && moved.value.movements.map(({ kind, minor }) => [kind, minor])).toEqual([
    ['drop', 500],
    ['noSale', 0],
  ]);
});

test('C1: outside a session the drawer stays shut: there would be no entry of it', async () => {
  await asManager();
  await printer({ drawer: 'pin2' });
  await asAnna();
  await till.command('closeSession', { countedMinor: 20_000 });
  const openDrawer = vi.spyOn(till.context.workers.spooler, 'openDrawer');
  expect(await till.command('openDrawer', {})).toMatchObject({ refusal: { kind: 'sessionMissing' } });
  expect(openDrawer).not.toHaveBeenCalled();
});

test('a till without a drawer says so', async () => {
  expect(await till.command('openDrawer', {})).toMatchObject({ refusal: { kind: 'drawerMissing' } });
});
