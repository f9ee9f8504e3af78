import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../electron/platform/crypto.ts';
import { checkSale } from '../../shared/domain/checkSale.ts';
import { checkDigits, isTicketNumber, ticketNumber } from '../../shared/domain/numbers.ts';
import { settle, takePart } from '../../shared/domain/payment.ts';
import { priceCart, taxesOf } from '../../shared/domain/pricing.ts';
import { dateDigest, qrText, readQrText, ticketSecret } from '../../shared/domain/ticketCode.ts';
import { uuidv7 } from '../../shared/kernel/ids.ts';
import { cashRounding } from '../../shared/kernel/money.ts';
import { catalogueOf } from '../../shared/sync/catalogueOf.ts';
import { PRICES } from '../fakes/eveningOrders.ts';
import { venueItems } from '../fakes/venue.ts';

const NOW = Date.parse('2026-11-27T17:00:00.000Z');
const { catalogue } = catalogueOf(venueItems(NOW, 's1', 'none'));

const lines = fc.array(
  fc.record({
    price: fc.constantFrom('p1' as const, 'p2' as const, 'p3' as const),
    quantity: fc.integer({ min: 1, max: 99 }),
  }),
  { minLength: 1, maxLength: 8 },
);
type Lines = { price: keyof typeof PRICES; quantity: number }[];
const priced = (planned: Lines) => {
  const cart = planned.map((l, i) => ({
    kind: 'ticket',
    id: `l${i}`,
    date: 'd1',
    seats: [],
    chosenMinor: null,
    proofSeen: false,
    reason: null,
    details: [],
    ...l,
  }));
  const reply = priceCart({ lines: cart as never }, catalogue, NOW, '2026-11-27');
  if (!reply.ok) throw new Error(reply.refusal.kind);
  return reply.value;
};

test('G3: a total is the sum of its lines, whatever is in the cart', () => {
  fc.assert(
    fc.property(lines, (planned) => {
      const cart = priced(planned);
      expect(cart.totalMinor).toBe(planned.reduce((sum, l) => sum + PRICES[l.price] * l.quantity, 0));
      expect(cart.taxes.reduce((sum, t) => sum + t.grossMinor, 0)).toBe(cart.totalMinor);
      expect(cart.tickets).toBe(planned.reduce((sum, l) => sum + l.quantity, 0));
    }),
  );
});

test('G3: foreign notes pay something and never give back more than they are worth', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 100_000, max: 3_000_000 }),
      fc.option(fc.integer({ min: 1, max: 50_000 })),
      (left, rateMicro, givenMinor) => {
        const euro = { id: 'eur', name: 'EUR', kind: 'cash', currency: 'EUR', givesChange: true } as never;
        const part = takePart(left, euro, { method: 'eur' as never, givenMinor }, {
          methods: new Map(),
          cashStep: 5,
          currency: 'CHF',
          rates: new Map([['EUR', rateMicro]]),
        } as never);
        if (!part.ok) return;
        const { payment, roundingMinor } = part.value;
        expect(payment.changeMinor).toBeGreaterThanOrEqual(0);
        expect(payment.changeMinor % 5).toBe(0);
        expect(payment.minor).toBeGreaterThanOrEqual(0);
        if (givenMinor === null) expect(payment.minor).toBe(left + roundingMinor);
      },
    ),
  );
});

test('G3: the order of entry does not change a total or a tax', () => {
  const shuffled = lines.chain((planned) =>
    fc.tuple(
      fc.constant(planned),
      fc.shuffledSubarray(planned, { minLength: planned.length, maxLength: planned.length }),
    ),
  );
  const byRate = (planned: Lines) =>
    [...priced(planned).taxes].sort((a, b) => a.vatBasisPoints - b.vatBasisPoints);
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      expect(priced(other).totalMinor).toBe(priced(one).totalMinor);
      expect(byRate(other)).toEqual(byRate(one));
    }),
  );
});

test('G3: the tax contained is within half a unit of the exact one', () => {
  const row = fc.record({
    vatName: fc.constantFrom('A', 'B'),
    vatBasisPoints: fc.constantFrom(0, 260, 380, 810),
    totalMinor: fc.integer({ min: 0, max: 10 ** 9 }),
  });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      for (const tax of taxesOf(rows)) {
        const exact = (tax.grossMinor * tax.vatBasisPoints) / (10_000 + tax.vatBasisPoints);
        expect(Math.abs(tax.taxMinor - exact)).toBeLessThanOrEqual(0.5001);
      }
    }),
  );
});

const terms = (cashStep: number) => ({
  methods: catalogue.paymentMethods,
  cashStep,
  currency: 'CHF' as const,
  rates: new Map(),
});

test('G3: payments equal total and rounding for any sequence, and change is never negative', () => {
  const total = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 10 ** 6 }));
  const given = fc.oneof(
    fc.constant(null),
    fc.integer({ min: 0, max: 45 }),
    fc.integer({ min: 0, max: 10 ** 6 }),
  );
  const request = fc.oneof(
    given.map((givenMinor) => ({ method: 'cash', givenMinor })),
    fc.constantFrom({ method: 'card', givenMinor: null }, { method: 'twint', givenMinor: null }),
  );
  const requests = fc.array(request, { maxLength: 4 });
  fc.assert(
    fc.property(total, requests, fc.constantFrom(1, 5), (totalMinor, asked, step) => {
      const reply = settle(totalMinor, [], asked as never, terms(step));
      if (!reply.ok) return;
      const { payments, roundingMinor } = reply.value;
      expect(payments.reduce((sum, p) => sum + p.minor, 0)).toBe(totalMinor + roundingMinor);
      expect(payments).toHaveLength(asked.length);
      expect(payments.every((p) => p.changeMinor >= 0 && p.givenMinor - p.changeMinor === p.minor)).toBe(
        true,
      );
      expect(payments.every((p) => p.kind === 'cash' || p.changeMinor === 0)).toBe(true);
      // Rounding is owed to coins alone: none without cash, and never half a coin or more.
      expect(Math.abs(roundingMinor) * 2).toBeLessThan(step);
      if (payments.at(-1)?.kind !== 'cash') expect(roundingMinor).toBe(0);
    }),
    { numRuns: 2000 },
  );
});

test('G3: exact cash pays any total', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 6 }), (totalMinor) => {
      const due = totalMinor + cashRounding(totalMinor, 5);
      for (const givenMinor of [null, due, due + 5, due + 10_000])
        expect(settle(totalMinor, [], [{ method: 'cash', givenMinor }] as never, terms(5)).ok).toBe(true);
    }),
  );
});

const prefix = fc.constantFrom('1', '2', '17', '2B', '3XK');
const numbered = fc.tuple(prefix, fc.integer({ min: 1, max: 999_999 })).map(([p, n]) => ticketNumber(p, n));

test('check digits find every wrong digit and every wrong letter', () => {
  fc.assert(
    fc.property(numbered, fc.nat(), fc.nat(), (number, place, by) => {
      const plain = number.replaceAll('-', '');
      const at = 1 + (place % (plain.length - 1));
      const char = plain[at] as string;
      const range = /\d/.test(char) ? '0123456789' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
      const other = range[(range.indexOf(char) + 1 + (by % (range.length - 1))) % range.length] as string;
      expect(isTicketNumber(number)).toBe(true);
      expect(isTicketNumber(plain.slice(0, at) + other + plain.slice(at + 1))).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('check digits find every two swapped digits', () => {
  fc.assert(
    fc.property(numbered, fc.nat(), fc.nat(), (number, one, two) => {
      const chars = [...number.replaceAll('-', '')];
      const digits = chars.flatMap((c, i) => (/\d/.test(c) ? [i] : []));
      const i = digits[one % digits.length] as number;
      const j = digits[two % digits.length] as number;
      fc.pre(chars[i] !== chars[j]);
      [chars[i], chars[j]] = [chars[j] as string, chars[i] as string];
      expect(isTicketNumber(chars.join(''))).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('check digits are two digits, between 02 and 98', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{1,16}$/), (text) => {
      expect(checkDigits(text)).toMatch(/^\d\d$/);
      expect(Number(checkDigits(text))).toBeGreaterThanOrEqual(2);
    }),
  );
});

const bytes = (count: number) => fc.uint8Array({ minLength: count, maxLength: count });
const claims = fc
  .tuple(
    fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2039-01-01') }),
    bytes(10),
    fc.string(),
    fc.nat({ max: 2 ** 31 - 1 }),
    fc.nat({ max: 2 ** 31 - 1 }),
    fc.stringMatching(/^[0-9a-f]{16}$/),
  )
  .map(([ms, random, date, validFromMinute, validToMinute, keyId]) => ({
    ticket: uuidv7<'ticket'>(ms, random),
    date: dateDigest(sha256, date),
    validFromMinute,
    validToMinute,
    keyId,
  }));

test('a ticket code is read back as it was written, in letters that QR packs tightly and scanners keep', () => {
  fc.assert(
    fc.property(claims, bytes(64), (claim, signature) => {
      const text = qrText(claim, signature);
      expect(text).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
      expect(text.trim()).toBe(text);
      expect(readQrText(text)).toMatchObject({ claim, signature });
    }),
  );
});

test('any other text is no ticket code, and reading it never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9A-Z $%*+\-./:]{156,160}$/)), (text) => {
      const read = readQrText(text);
      if (read) expect(qrText(read.claim, read.signature)).toBe(text);
    }),
  );
});

test('a ticket secret is eight letters of its alphabet', () => {
  fc.assert(
    fc.property(bytes(5), (random) => {
      expect(ticketSecret(random)).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    }),
  );
});

test('S17: what an offer made free asks for no reason; a price of nothing does', () => {
  const line = priced([{ price: 'p1', quantity: 2 }]).lines[0];
  const kindOf = (changed: object) =>
    checkSale({ answers: {} }, { ...priced([]), lines: [{ ...line, ...changed }] } as never, catalogue)?.kind;
  expect(kindOf({ minors: [PRICES.p1, 0] })).toBeUndefined();
  expect(kindOf({ minors: [0, 0], unitMinor: 0 })).toBe('reasonMissing');
});
