import { describe, expect, test } from 'vitest';
import {
  cartFromBefore,
  detailsFor,
  emptyCart,
  NO_DETAIL,
  putLine,
  withoutLine,
} from '../../shared/domain/cart.ts';
import { type Catalogue, vatOn } from '../../shared/domain/catalogue.ts';
import { isTicketNumber, orderNumber, ticketNumber, zNumber } from '../../shared/domain/numbers.ts';
import { settle, suggestedNotes } from '../../shared/domain/payment.ts';
import { priceCart } from '../../shared/domain/pricing.ts';
import { code128Of, ticketSecret } from '../../shared/domain/ticketCode.ts';
import { catalogueOf } from '../../shared/sync/catalogueOf.ts';
import { venueItems } from '../fakes/venue.ts';

const NOW = Date.parse('2026-11-27T17:00:00.000Z');
const catalogue: Catalogue = catalogueOf(venueItems(NOW, 's1', 'none')).catalogue;
const cash = (givenMinor: number | null) => ({ method: 'cash' as never, givenMinor });
const card = { method: 'card' as never, givenMinor: null };
const settled = (total: number, ...requests: { method: never; givenMinor: number | null }[]) =>
  settle(total, [], requests, {
    methods: catalogue.paymentMethods,
    cashStep: 5,
    currency: 'CHF',
    rates: new Map(),
  });
const line = (price: string, quantity: number, date = 'd1') =>
  ({
    kind: 'ticket',
    id: `l-${price}-${quantity}`,
    date,
    price,
    quantity,
    seats: [],
    chosenMinor: null,
    proofSeen: false,
    reason: null,
    details: detailsFor([], quantity),
  }) as never;

describe('settling', () => {
  test('cash gives change after rounding to coins', () => {
    const reply = settled(1788, cash(2000));
    expect(reply).toMatchObject({ ok: true, value: { roundingMinor: 2 } });
    expect(reply.ok && reply.value.payments[0]).toMatchObject({ minor: 1790, changeMinor: 210 });
  });
  test('G3: what lies between the total and its coins does not pay it', () => {
    const missing = (missingMinor: number) => ({
      ok: false,
      refusal: { kind: 'paymentMissing', missingMinor },
    });
    expect(settled(1788, cash(1789))).toEqual(missing(1));
    expect(settled(1788, cash(1788))).toEqual(missing(2));
    expect(settled(1788, cash(1000), cash(789))).toEqual(missing(1));
  });
  test('a part in cash leaves the rest to the terminal, without rounding', () => {
    expect(settled(1787, cash(1000), card)).toMatchObject({
      ok: true,
      value: { roundingMinor: 0, payments: [{ minor: 1000 }, { minor: 787, kind: 'card' }] },
    });
  });
  test('too little, too much, no payment and an unknown method are refused', () => {
    expect(settled(5800, cash(5000))).toMatchObject({
      refusal: { kind: 'paymentMissing', missingMinor: 800 },
    });
    expect(settled(5800, card, cash(100))).toMatchObject({ refusal: { kind: 'paymentTooMuch' } });
    expect(settled(5800)).toMatchObject({ refusal: { kind: 'paymentMissing' } });
    expect(settled(5800, { method: 'cheque' as never, givenMinor: null })).toMatchObject({
      refusal: { kind: 'methodUnknown' },
    });
  });
  test('suggested notes lie above what is due, ascending, at most three', () => {
    expect(suggestedNotes(1785)).toEqual([2000, 5000, 10_000]);
    expect(suggestedNotes(13_320)).toEqual([14_000, 15_000, 20_000]);
    expect(suggestedNotes(14_100)).toEqual([15_000, 16_000, 20_000]);
    expect(suggestedNotes(0)).toEqual([]);
  });
});

describe('pricing', () => {
  const price = (...lines: never[]) => priceCart({ lines }, catalogue, NOW, '2026-11-27');
  test('a line carries its values as they are on that evening', () => {
    const reply = price(line('p2', 3));
    expect(reply).toMatchObject({
      ok: true,
      value: {
        totalMinor: 5361,
        tickets: 3,
        taxes: [{ vatBasisPoints: 810, grossMinor: 5361, taxMinor: 402 }],
        lines: [{ eventName: 'Les Nuits du Lac', zoneName: 'Parterre', unitMinor: 1787 }],
      },
    });
  });
  test.each([
    ['an unknown price', line('p9', 1), 'priceUnknown'],
    ['an unknown date', line('p1', 1, 'd9'), 'priceUnknown'],
    ['a hundred in a line', line('p1', 100), 'tooManyInLine'],
    ['a sale that has ended', line('p1', 1, 'd0'), 'saleEnded'],
  ])('%s is refused', (_what, bad, kind) => {
    expect(price(line('p1', 1), bad)).toMatchObject({ ok: false, refusal: { kind } });
  });
  test('the VAT rate is the one in force on the business day; before the first there is none', () => {
    const rate = catalogue.vatRates.get('r1' as never);
    expect(
      ['2017-12-31', '2018-01-01', '2023-12-31', '2024-01-01', '2026-11-27'].map(
        (d) => rate && vatOn(rate, d),
      ),
    ).toEqual([undefined, 770, 770, 810, 810]);
    expect(priceCart({ lines: [line('p1', 1)] }, catalogue, NOW, '2017-12-31')).toMatchObject({
      refusal: { kind: 'vatUnknown' },
    });
  });
});

describe('cart', () => {
  const empty = emptyCart('c1' as never, 'k1' as never);
  test('a line is put in its place or behind the others, and taken out', () => {
    const cart = putLine(putLine(empty, line('p1', 2)), line('p2', 1));
    expect(cart.lines.map((l) => l.id)).toEqual(['l-p1-2', 'l-p2-1']);
    expect(
      putLine(cart, { ...(line('p1', 2) as object), quantity: 3 } as never).lines.map((l) => l.quantity),
    ).toEqual([3, 1]);
    expect(withoutLine(cart, 'l-p1-2' as never).lines).toHaveLength(1);
  });
  test('what a till of before kept is a cart of today', () => {
    const old = {
      id: 'c1',
      commandId: 'k1',
      lines: [{ id: 'l1', date: 'd1', price: 'p1', quantity: 2, holder: 'Zoé' }],
      terminal: null,
    };
    const cart = cartFromBefore(old as never);
    expect(cart.lines[0]).toMatchObject({
      kind: 'ticket',
      quantity: 2,
      seats: [],
      details: [{ ...NO_DETAIL, holder: 'Zoé' }, { holder: 'Zoé' }],
    });
    expect(cart.payments).toEqual([]);
  });
});

describe('numbers', () => {
  test('look as the trade expects them', () => {
    expect(orderNumber('2', 412)).toBe('2-000412');
    expect(zNumber('2B', 7)).toBe('Z2B-0007');
    expect(ticketNumber('2', 913)).toMatch(/^T2-000913-\d\d$/);
  });
  test('case and hyphens do not matter; anything else is no ticket number', () => {
    const number = ticketNumber('2', 913);
    expect(isTicketNumber(number.toLowerCase().replaceAll('-', ''))).toBe(true);
    for (const text of ['', 'T', '2-000412', `${number}0`, `X${number.slice(1)}`])
      expect(isTicketNumber(text)).toBe(false);
  });
  test('the bar code is number and secret, the secret 40 bits in letters that can be read out', () => {
    expect(ticketSecret(new Uint8Array(5))).toBe('00000000');
    expect(ticketSecret(new Uint8Array(5).fill(255))).toBe('ZZZZZZZZ');
    expect(code128Of('T2-000913-91', 'ABCD1234')).toBe('T200091391ABCD1234');
  });
});
