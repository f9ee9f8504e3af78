import { describe, expect, test } from 'vitest';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { type OpenApp, openApp } from './openApp.ts';

/** Sells one ticket for cash, exactly. */
async function sellOne({ sale }: OpenApp): Promise<OrderView> {
  await sale().addTickets('d1', 'd1-price-0-0');
  await sale().payCash('cash', null);
  const { done } = sale();
  if (done === null) throw new Error('nothing was sold');
  return done;
}

/** Two orders, of which the first is opened to be taken back. */
async function takingBack(): Promise<OpenApp & { readonly first: OrderView; readonly second: OrderView }> {
  const open = await openApp();
  const first = await sellOne(open);
  const second = await sellOne(open);
  await open.app.orders.getState().find('');
  await open.app.orders.getState().open(first.id);
  open.app.returns.getState().start(first, 'cash');
  open.app.returns.getState().set({ reason: 'notComing' });
  await expect.poll(() => open.app.returns.getState().plan).not.toBeNull();
  return { ...open, first, second };
}

describe('an answer that comes late', () => {
  test('does not put its order in the place of the one that was opened meanwhile', async () => {
    const { app, hold, second, first } = await takingBack();
    const letGo = hold('returnTickets');
    const giving = app.returns.getState().giveBack(null);
    await app.orders.getState().open(second.id);
    app.returns.getState().start(second, 'cash');
    letGo();
    const shown = await giving;
    expect(shown?.id).toBe(first.id);
    if (shown) app.orders.getState().show(shown, first.id);
    expect(app.orders.getState().chosen?.id).toBe(second.id);
    expect(app.returns.getState()).toMatchObject({ order: { id: second.id }, working: false });
  });

  test('is no trouble of the one that was opened meanwhile', async () => {
    const { app, core, hold, second } = await takingBack();
    core.refuseNext = { kind: 'authorityElsewhere', tillNo: 3, asked: false };
    const letGo = hold('returnTickets');
    const giving = app.returns.getState().giveBack(null);
    await app.orders.getState().open(second.id);
    app.returns.getState().start(second, 'cash');
    letGo();
    expect(await giving).toBeNull();
    expect(app.returns.getState().trouble).toBeNull();
  });

  test('of the order that was tapped first is not shown after the one that was tapped last', async () => {
    const { app, hold, first, second } = await takingBack();
    const letGo = hold('order');
    const both = [app.orders.getState().open(second.id), app.orders.getState().open(first.id)];
    letGo();
    await Promise.all(both);
    expect(app.orders.getState().chosen?.id).toBe(first.id);
  });
});

describe('what was chosen for one customer', () => {
  test('is printed with their cart alone', async () => {
    const { sale } = await openApp();
    await sale().addTickets('d1', 'd1-price-0-0');
    sale().setPrint({ tickets: false, receipt: true });
    await sale().step(sale().cart?.lines[0]?.id ?? '', 1);
    expect(sale().print).toEqual({ tickets: false, receipt: true });
    await sale().empty();
    await sale().addTickets('d1', 'd1-price-0-0');
    expect(sale().print).toEqual({ tickets: true, receipt: false });
  });

  test('is looked up no longer once they have paid', async () => {
    const open = await openApp();
    await open.sale().addTickets('d1', 'd1-price-0-0');
    open.app.things.getState().start('T2-000801');
    open.app.exchange.getState().start();
    await open.sale().payCash('cash', null);
    expect(open.app.things.getState()).toMatchObject({ open: false, search: '', pass: null });
    expect(open.app.exchange.getState().open).toBe(false);
  });

  test('another date closes the plan of the one before', async () => {
    const { sale } = await openApp();
    sale().openPlan('d1', null);
    sale().chooseDate('d2');
    expect(sale().plan).toBeNull();
  });
});

describe('who comes to the screen after somebody else', () => {
  const signIn = async ({ app, core }: OpenApp, place: number): Promise<void> => {
    core.till.signedIn = core.till.staff[place] ?? null;
    await app.till.getState().refresh(['till']);
  };

  test('finds nothing of what they left open; who locked it finds it as it was', async () => {
    const open = await openApp();
    const { app, core, sale } = open;
    const stop = app.start();
    const sold = await sellOne(open);
    await signIn(open, 0);
    await sale().addTickets('d1', 'd1-price-0-0');
    sale().openCash();
    sale().keyGiven('5');
    await app.orders.getState().open(sold.id);
    core.till.signedIn = null;
    await app.till.getState().refresh(['till']);
    await signIn(open, 0);
    expect(sale()).toMatchObject({ payingCash: true, keyed: '5' });
    expect(app.orders.getState().chosen?.id).toBe(sold.id);
    await signIn(open, 1);
    expect(sale()).toMatchObject({ payingCash: false, keyed: '', done: null });
    expect(app.orders.getState().chosen).toBeNull();
    stop();
  });
});

describe('no-shows', () => {
  test('are released after the seconds, whatever screen is shown, and not when it was taken back', async () => {
    const { app, sent } = await openApp();
    const reservations = () => app.reservations.getState();
    await reservations().show('tonight');
    const orders = (reservations().rows ?? []).map((one) => one.id);
    const taken = reservations().release(orders);
    expect(reservations().releasing).toEqual({ orders, seconds: 10 });
    reservations().takeBackRelease();
    await taken;
    expect(sent('releaseNoShows')).toEqual([]);
    await reservations().release(orders);
    expect(sent('releaseNoShows')).toMatchObject([{ input: { orders } }]);
    expect(reservations()).toMatchObject({ releasing: null, released: { kept: 0 } });
  });

  test('a reservation of the cart knows its end, and is shown, though invoices were looked at', async () => {
    const { app, sale } = await openApp();
    await app.reservations.getState().show('invoices');
    await sale().addTickets('d1', 'd1-price-0-0');
    await app.reservations.getState().refresh();
    expect(app.reservations.getState().cartEndsAt).not.toBeNull();
    const cart = sale().cart;
    if (cart === null) throw new Error('no cart');
    expect(await app.reservations.getState().reserve(cart, 'Lea Favre', null)).toBe(true);
    expect(app.reservations.getState()).toMatchObject({ which: 'open', chosen: { name: 'Lea Favre' } });
  });
});
