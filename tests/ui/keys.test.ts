import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyAmount, keyCount, minorOf } from '../../renderer/state/amount.ts';
import { countedMethods, countedPieces, countRows } from '../../renderer/state/countRows.ts';
import { GUARD_MS, isSecondEnter, isSecondTap } from '../../renderer/state/doubleTap.ts';
import { actOf, type KeyPlace } from '../../renderer/state/keys.ts';
import { eventLines } from '../../renderer/transport/eventLines.ts';
import { nearest } from '../../renderer/ui/nearest.ts';
import { amount } from '../../shared/contract/values.ts';
import { piecesMinor } from '../../shared/domain/cashDrawer.ts';

const at = (place: KeyPlace['place'], more: Partial<KeyPlace> = {}): KeyPlace => ({
  place,
  cartFilled: true,
  amountKeyed: false,
  pad: false,
  ...more,
});

describe('keys', () => {
  test('Enter is cash, then exact, then validate', () => {
    expect(actOf('Enter', at('prices'))).toEqual({ do: 'cash' });
    expect(actOf('Enter', at('cash'))).toEqual({ do: 'exact' });
    expect(actOf('Enter', at('cash', { amountKeyed: true }))).toEqual({ do: 'validate' });
    expect(actOf('Enter', at('prices', { cartFilled: false }))).toBeNull();
    expect(actOf('Enter', at('orders'))).toBeNull();
  });
  test('C, T and R act where they mean something and never choose a price', () => {
    expect(actOf('c', at('prices'))).toEqual({ do: 'card' });
    expect(actOf('T', at('prices'))).toEqual({ do: 'twint' });
    expect(actOf('r', at('done'))).toEqual({ do: 'receipt' });
    expect(actOf('c', at('prices', { cartFilled: false }))).toBeNull();
    expect(actOf('a', at('done'))).toEqual({ do: 'tile', letter: 'A' });
    expect(actOf('a', at('cash'))).toBeNull();
  });
  test('while a keypad asks for a PIN or a number, letters sell nothing and Enter takes no cash', () => {
    const asked = at('prices', { pad: true });
    for (const key of ['a', 'c', '/', 'ArrowUp']) expect(actOf(key, asked)).toBeNull();
    expect(actOf('7', asked)).toEqual({ do: 'digit', key: '7' });
    expect(actOf('Enter', asked)).toEqual({ do: 'submit' });
    expect(actOf('Escape', asked)).toEqual({ do: 'back' });
  });
  test('beside an amount in another currency, letters sell nothing', () => {
    expect(actOf('a', at('other'))).toBeNull();
    expect(actOf('Enter', at('other'))).toBeNull();
    expect(actOf('5', at('other'))).toEqual({ do: 'digit', key: '5' });
  });
  test('nothing but PIN, Enter and Escape acts before sign-in', () => {
    for (const key of ['F1', 'F12', '/', 'c', 'ArrowUp', '?']) expect(actOf(key, at('signIn'))).toBeNull();
    expect(actOf('7', at('signIn'))).toEqual({ do: 'digit', key: '7' });
    expect(actOf('Enter', at('signIn'))).toEqual({ do: 'submit' });
  });
});

describe('keypads', () => {
  const keyed = (keys: string): string => [...keys].reduce((so, key) => keyAmount(so, key), '');
  test('amounts have at most two decimals and one point', () => {
    expect([keyed('200'), keyed('12.5'), keyed('12.555'), keyed('1.2.3'), keyed('.5')].map(minorOf)).toEqual([
      20_000, 1_250, 1_255, 123, 50,
    ]);
    expect(minorOf('')).toBeNull();
    expect(keyAmount('12.5', 'Backspace')).toBe('12.');
  });
  test('whatever is keyed is an amount that the till understands', () => {
    const key = fc.constantFrom(...'0123456789.', 'Backspace');
    fc.assert(
      fc.property(fc.array(key, { maxLength: 30 }), (keys) => {
        const minor = minorOf(keys.reduce(keyAmount, ''));
        expect(minor === null || amount.safeParse(minor).success).toBe(true);
      }),
    );
    expect(minorOf(keyed('999999.99'))).toBe(99_999_999);
  });
  test('a count never passes its limit', () => {
    expect(keyCount('9', '9', 99)).toBe('99');
    expect(keyCount('99', '9', 99)).toBe('99');
    expect(keyCount('0', '4', 99)).toBe('4');
  });
  test('a count by denomination comes to its sum', () => {
    const rows = countRows('CHF', { foreign: ['EUR'], beside: [{ method: 'card', name: 'Card' }] });
    const keyed = { 'CHF 20000': '2', 'CHF 50': '3', 'CHF 5': '', 'EUR 2000': '1', 'method card': '118.2' };
    const pieces = countedPieces(rows, keyed);
    expect([piecesMinor(pieces, 'CHF'), piecesMinor(pieces, 'EUR')]).toEqual([40_150, 2000]);
    expect(countedMethods(rows, keyed)).toEqual([{ method: 'card', minor: 11_820 }]);
    // Foreign coins are not taken, so none are counted.
    expect(rows.some((row) => row.key === 'EUR 100')).toBe(false);
  });
});

describe('the guard against double taps', () => {
  const act = { at: 1_000, x: 100, y: 100 };
  test('a second tap at the same place within 400 ms is one', () => {
    expect(isSecondTap(act, 1_000 + GUARD_MS - 1, 110, 95)).toBe(true);
    expect(isSecondTap(act, 1_000 + GUARD_MS, 110, 95)).toBe(false);
  });
  test('a quick tap elsewhere is a tap', () => expect(isSecondTap(act, 1_100, 400, 100)).toBe(false));
  test('Enter is guarded by time alone', () => {
    expect(isSecondEnter(act, 1_200)).toBe(true);
    expect(isSecondEnter(null, 1_200)).toBe(false);
  });
});

test('events come whole out of a stream cut anywhere, and nonsense is left out', () => {
  const text =
    ': open\n\nevent: changed\ndata: {"topics":["cart"]}\n\ndata: {half\n\r\ndata: {"topics":["till"]}\r\n\r\n';
  for (let cut = 0; cut <= text.length; cut++) {
    const lines = eventLines();
    const found = [...lines.push(text.slice(0, cut)), ...lines.push(text.slice(cut))];
    // A cut between CR and LF makes an empty line, which ends nothing twice.
    expect(found).toEqual([{ topics: ['cart'] }, { topics: ['till'] }]);
  }
});

test('arrows lead to the next price in their direction', () => {
  const spots = [0, 1, 2, 3, 4, 5].map((i) => ({
    left: (i % 3) * 100,
    top: Math.floor(i / 3) * 100,
    width: 90,
    height: 90,
  }));
  const from = (i: number, way: 'up' | 'down' | 'left' | 'right') =>
    nearest(spots[i] as (typeof spots)[number], spots, way);
  expect([from(0, 'right'), from(1, 'down'), from(5, 'left'), from(4, 'up')]).toEqual([1, 4, 4, 1]);
  expect([from(0, 'left'), from(2, 'right'), from(0, 'up')]).toEqual([-1, -1, -1]);
});
