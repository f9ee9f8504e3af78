import { describe, expect, test } from 'vitest';
import { openApp as open } from './openApp.ts';

describe('a manager’s word', () => {
  const word = { staff: 'sophie', pin: '9999' };

  test('does again what was refused for want of a right, and sends the PIN with that alone', async () => {
    const { sale, core, sent } = await open();
    core.refuseNext = { kind: 'quotaGone', zone: 'Parterre', left: 0, wanted: 4 };
    sale().typeDigit('4');
    await sale().addTickets('d1', 'd1-price-0-0');
    expect(sale().said).toMatchObject({ place: 'prices' });
    await sale().said?.word?.give(word);
    expect(sale().said).toBeNull();
    expect(sale().cart?.tickets).toBe(4);
    expect(sent('addTickets').map((m) => (m.input as { approval?: unknown }).approval)).toEqual([
      undefined,
      word,
    ]);
    expect(new Set(sent('addTickets').map((m) => m.commandId)).size).toBe(2);
  });

  test('at the sale: the same cart is validated, by the cart’s own command', async () => {
    const { sale, core, sent } = await open();
    await sale().addTickets('d1', 'd1-price-0-0');
    const commandId = sale().cart?.commandId;
    core.refuseNext = { kind: 'notOnThisTill', zone: 'Parterre' };
    await sale().payCash('cash', null);
    await sale().said?.word?.give(word);
    expect(sale().done?.number).toBe('2-000412');
    expect(sent('validateOrder').map((m) => m.commandId)).toEqual([commandId, commandId]);
    expect(sent('validateOrder')[1]?.input).toMatchObject({ approval: word });
  });

  test('is still asked for when its PIN was mistyped', async () => {
    const { sale, core, sent } = await open();
    const wrong = { kind: 'approvalWrong', triesLeft: 4 } as const;
    const gone = { kind: 'quotaGone', zone: 'Parterre', left: 0, wanted: 1 } as const;
    core.refuseNext = gone;
    await sale().addTickets('d1', 'd1-price-0-0');
    core.refuseNext = wrong;
    await sale().said?.word?.give(word);
    expect(sale().said).toMatchObject({ trouble: { refusal: wrong }, word: { refusal: gone } });
    await sale().said?.word?.give(word);
    expect(sale().said).toBeNull();
    expect(sale().cart?.tickets).toBe(1);
    // At the sale too, whose message stays while the PIN is checked.
    core.refuseNext = gone;
    await sale().payCash('cash', null);
    core.refuseNext = wrong;
    const given = sale().said?.word?.give(word);
    expect(sale().said?.word?.refusal).toEqual(gone);
    await given;
    expect(sale().said).toMatchObject({ trouble: { refusal: wrong }, word: { refusal: gone } });
    await sale().said?.word?.give(word);
    expect(sale().said).toBeNull();
    expect(sale().done?.number).toBe('2-000412');
    // A PIN that was asked for elsewhere has no sale to be said again.
    core.refuseNext = wrong;
    await sale().addTickets('d1', 'd1-price-0-0');
    expect(sale().said).toMatchObject({ trouble: { refusal: wrong }, word: null });
    expect(sent('validateOrder')).toHaveLength(3);
  });

  test('is offered only where it helps', async () => {
    const { sale, core } = await open();
    core.refuseNext = { kind: 'seatNotOurs', seat: 'A 1', state: 'sold' };
    await sale().change('pickSeat', { date: 'd1', price: 'p1', seat: 's1' } as never, 'prices');
    expect(sale().said?.word).toBeNull();
    core.refuseNext = { kind: 'seatNotOurs', seat: 'A 1', state: 'elsewhere' };
    await sale().change('pickSeat', { date: 'd1', price: 'p1', seat: 's1' } as never, 'prices');
    expect(sale().said?.word).not.toBeNull();
  });
});

describe('G2: once', () => {
  test('quick taps are sent one after the other, in their order', async () => {
    const { sale, core, sent } = await open();
    await Promise.all([
      sale().addTickets('d1', 'd1-price-0-0'),
      sale().addTickets('d1', 'd1-price-2-0'),
      sale().addTickets('d1', 'd1-price-0-0'),
    ]);
    expect(sale().cart?.lines.map((l) => [l.kind === 'ticket' && l.priceName, l.quantity])).toEqual([
      ['Full price', 2],
      ['Full price', 1],
    ]);
    expect(new Set(sent('addTickets').map((m) => m.commandId)).size).toBe(3);
    expect(core.sent.length).toBeGreaterThan(3);
  });

  test('a lost answer is asked for again under the same id, and the order is one', async () => {
    const { sale, core, sent } = await open();
    await sale().addTickets('d1', 'd1-price-0-0');
    const commandId = sale().cart?.commandId;
    core.loseAnswers = 2;
    await sale().payCash('cash', null);
    expect(sent('validateOrder').map((m) => m.commandId)).toEqual([commandId, commandId, commandId]);
    expect(sale().done?.number).toBe('2-000412');
    expect(sale().cart?.lines).toEqual([]);
    const reply = await core.request({ type: 'query', name: 'orders', input: { search: '', limit: 50 } });
    expect(reply).toMatchObject({ value: { orders: [{ number: '2-000412' }] } });
  });

  test('what is tapped while the core is away is dropped, not kept for later', async () => {
    const { sale, core, sent } = await open();
    core.reachable = false;
    const first = sale().addTickets('d1', 'd1-price-0-0');
    await expect.poll(() => sent('addTickets').length).toBeGreaterThan(1);
    await sale().addTickets('d1', 'd1-price-0-1');
    core.reachable = true;
    await first;
    expect(sale().cart?.lines.map((l) => [l.kind === 'ticket' && l.priceName, l.quantity])).toEqual([
      ['Full price', 1],
    ]);
  });

  test('a second tap on Exact while the first is under way does nothing', async () => {
    const { sale, sent } = await open();
    await sale().addTickets('d1', 'd1-price-0-0');
    await Promise.all([sale().payCash('cash', null), sale().payCash('cash', null)]);
    expect(sent('validateOrder')).toHaveLength(1);
  });

  test('what the cashier has not seen is not validated', async () => {
    const { sale, sent } = await open();
    await sale().addTickets('d1', 'd1-price-0-0');
    await Promise.all([sale().addTickets('d1', 'd1-price-0-0'), sale().payCash('cash', null)]);
    expect(sent('validateOrder')).toHaveLength(0);
    expect(sale().done).toBeNull();
  });
});

describe('the sale in hand', () => {
  test('nothing shows as validated when the core refuses; the refusal is said where it happened', async () => {
    const { sale, core } = await open();
    await sale().addTickets('d1', 'd1-price-0-0');
    core.refuseNext = { kind: 'diskFull' };
    await sale().payCash('cash', null);
    expect(sale().done).toBeNull();
    expect(sale().said).toMatchObject({
      place: 'payment',
      trouble: { refusal: { kind: 'diskFull' } },
      word: null,
    });
    await sale().payCash('cash', 10_000);
    expect(sale().done?.changeMinor).toBe(4_200);
    expect(sale().said).toBeNull();
  });

  test('quick taps on plus each count', async () => {
    const { sale } = await open();
    await sale().addTickets('d1', 'd1-price-0-0');
    const line = sale().cart?.lines[0]?.id ?? '';
    await Promise.all([
      sale().step(line, 1),
      sale().step(line, 1),
      sale().step(line, 1),
      sale().step(line, -1),
    ]);
    expect(sale().cart?.tickets).toBe(3);
  });

  test('typed digits make the next price that many', async () => {
    const { sale } = await open();
    sale().typeDigit('4');
    await sale().addTickets('d1', 'd1-price-0-0');
    expect(sale().cart?.tickets).toBe(4);
    expect(sale().typed).toBe('');
  });

  test('a terminal is asked for before its amount shows, and again after a restart', async () => {
    const { app, sale, core, sent } = await open();
    await sale().addTickets('d1', 'd1-price-0-0');
    await sale().startTerminal('card');
    expect(sale().cart?.terminal).toMatchObject({ method: 'card', minor: 5_800 });
    app.sale.setState({ cart: null });
    await sale().refreshCart();
    expect(sale().cart?.terminal).toMatchObject({ method: 'card', minor: 5_800 });
    await sale().declineTerminal();
    expect(sale().cart?.terminal).toBeNull();
    await sale().startTerminal('twint');
    await sale().acceptTerminal();
    expect(sent('validateOrder')[0]?.input).toMatchObject({
      payments: [{ method: 'twint', givenMinor: null }],
    });
    expect(sale().done?.payments[0]?.kind).toBe('twint');
    expect(core.refuseNext).toBeNull();
  });

  test('an emptied cart can be had back, names and all', async () => {
    const { sale } = await open();
    await sale().addTickets('d1', 'd1-price-0-0');
    await sale().setHolder(sale().cart?.lines[0]?.id ?? '', 'Rosa Keller');
    await sale().empty();
    expect(sale().cart?.lines).toEqual([]);
    await sale().undoEmpty();
    expect(sale().cart?.lines).toMatchObject([{ quantity: 1, details: [{ holder: 'Rosa Keller' }] }]);
  });

  test('whatever begins the next cart shows it: a sale that is over hides nothing', async () => {
    const { sale, core } = await open();
    await sale().addTickets('d1', 'd1-price-0-0');
    await sale().payCash('cash', null);
    await sale().refreshCart();
    expect(sale().done).not.toBeNull();
    // From the plan, by a scan, by taking a reservation: a reply with a cart in which something is.
    await sale().change('addTickets', { date: 'd1', price: 'd1-price-0-0', quantity: 1 } as never, 'prices');
    expect(sale().done).toBeNull();
    await sale().payCash('cash', null);
    expect(sale().done).not.toBeNull();
    // Elsewhere on this screen, told by an event.
    await core.request({
      type: 'command',
      name: 'addTickets',
      commandId: 'c-1' as never,
      input: { date: 'd1', price: 'd1-price-0-0', quantity: 1 },
    });
    await sale().refreshCart();
    expect(sale().done).toBeNull();
  });

  test('the next price starts the next order', async () => {
    const { sale } = await open();
    await sale().addTickets('d1', 'd1-price-0-0');
    await sale().payCash('cash', null);
    expect(sale().done).not.toBeNull();
    await sale().addTickets('d1', 'd1-price-0-1');
    expect(sale().done).toBeNull();
    expect(sale().cart?.tickets).toBe(1);
  });
});
