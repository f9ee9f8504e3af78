import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { readQuotas } from '../../central/service/overviewQuotas.ts';
import { checkStore } from '../../electron/store/checks.ts';
import { emptyCatalogue } from '../../shared/domain/catalogue.ts';
import { groupedVoucherCode } from '../../shared/domain/vouchers.ts';
import { cartOf, validate } from '../fakes/passes.ts';
import { ok, refusal, sell } from '../fakes/replies.ts';
import { booksOf } from '../fakes/rightsAtCentre.ts';
import { testCentre } from '../fakes/testCentre.ts';
import { PIN } from '../fakes/till.ts';
import { type TillAtCentre, tillAt, venueRows } from '../fakes/tillAtCentre.ts';

// A Friday evening in November, 18:00 in Zurich.
const EVENING = Date.parse('2026-11-27T17:00:00.000Z');
const APPROVAL = { staff: 'sophie' as never, pin: PIN };
let centre: Centre;
let a: TillAtCentre;
let b: TillAtCentre;
beforeEach(async () => {
  centre = await testCentre({ expectedTills: 2 });
  await centre.importCatalogue(venueRows(EVENING, true) as never);
  a = await tillAt(() => centre, EVENING);
  b = await tillAt(() => centre, EVENING);
});
afterEach(async () => {
  for (const { till } of [a, b]) {
    expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
    till.dispose();
  }
  await centre.close();
});

const both = async (): Promise<void> => {
  for (const one of [a, b, a, b]) if (one.line.up) await one.round();
};
const cases = async () =>
  (await centre.storage.transaction(centre.organiser, (tx) => tx.journal.allCases(true))).map(
    ({ kind, about }) => ({ kind, about }),
  );
/** Sells a voucher of 50.00 at a till; gives its code and its name. */
async function sold({ till }: TillAtCentre): Promise<{ code: string; id: string }> {
  ok(await till.command('addVoucher', { product: 'gift' as never, minor: 5000, quantity: 1 }));
  const order = ok(await sell(till, await cartOf(till), { method: 'cash', givenMinor: null }));
  const id = order.vouchers[0]?.id ?? '';
  const row = till.store.read.vouchers.get(id as never);
  return { code: till.context.parts.pins.open(row?.sealed ?? '') ?? '', id };
}
/** Pays a balcony ticket of 38.00 with a voucher. */
async function spend({ till }: TillAtCentre, code: string, more: object = {}) {
  ok(await till.command('addTickets', { date: 'd1' as never, price: 'p3' as never, quantity: 1 }));
  ok(await till.command('enterCode', { code, ...more } as never));
  return validate(till);
}
const state = async ({ till }: TillAtCentre, code: string) =>
  ok(await till.query('voucher', { code })).voucher;
const makeVoid = ({ till }: TillAtCentre, id: string, more: object = {}) =>
  till.command('voidVoucher', {
    voucher: id as never,
    reason: 'stolen',
    note: 'Taxi',
    approval: APPROVAL,
    ...more,
  });
const ledger = async (id: string) => {
  const books = await booksOf(centre);
  expect(books.balanced).toBe(true);
  return books.quotas.find((row) => row.quota === `voucher-${id}`);
};

/** What the venue owes to vouchers, as the operator is shown it. */
const openVouchers = async (): Promise<number> => {
  const { quotas, leases } = await booksOf(centre);
  return readQuotas(emptyCatalogue(), quotas, leases, () => '').vouchers.openMinor;
};

describe('O6: a gift voucher is shown by its code', () => {
  test('what is left, until when, and which order took the rest, at the till that sold it', async () => {
    const { code, id } = await sold(a);
    const order = await spend(a, code);
    for (const said of [code, groupedVoucherCode(code), code.toLowerCase(), id])
      expect(await state(a, said)).toMatchObject({
        last4: code.slice(-4),
        minor: 5000,
        balanceMinor: 1200,
        leftMinor: 1200,
        state: 'valid',
        uses: [{ number: order.number, minor: 3800, tillNo: null, byWord: false }],
      });
  });

  test('and at another till as far as it has heard', async () => {
    const { code } = await sold(a);
    const order = await spend(a, code);
    await both();
    expect(await state(b, code)).toMatchObject({
      balanceMinor: null,
      leftMinor: 1200,
      uses: [{ number: order.number, minor: 3800, tillNo: 1 }],
    });
  });

  test('one with a typing error says so, one that nobody knows is not there', async () => {
    const { code } = await sold(a);
    expect(ok(await a.till.query('voucher', { code: `${code.slice(0, 16)}00` }))).toEqual({
      voucher: null,
      mistyped: true,
    });
    expect(ok(await b.till.query('voucher', { code }))).toEqual({ voucher: null, mistyped: false });
  });

  test('an expired one and a used one say so', async () => {
    const { code } = await sold(a);
    ok(await a.till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
    ok(await a.till.command('enterCode', { code }));
    await validate(a.till);
    expect(await state(a, code)).toMatchObject({ state: 'empty', leftMinor: 0 });
    const { code: other } = await sold(a);
    a.till.clock.pass(25 * 31 * 86_400_000);
    expect(await state(a, other)).toMatchObject({ state: 'expired', leftMinor: 5000 });
  });
});

describe('O6: a manager makes a voucher void', () => {
  test('it is refused here at once and at the other tills once the news came; its rest is no debt any more', async () => {
    const { code, id } = await sold(a);
    await spend(a, code);
    await both();
    const before = await centre.storage.transaction(centre.organiser, (tx) => tx.inventory.quotas());
    expect(before.find((row) => row.quota === `voucher-${id}`)).toMatchObject({ capacity: 5000, sold: 3800 });
    const done = ok(await makeVoid(a, id)) as { state: string; voided: object | null };
    expect(done).toMatchObject({
      state: 'void',
      voided: { byName: 'Sophie Blanc', reason: 'stolen', restMinor: 1200 },
    });
    ok(await a.till.command('addTickets', { date: 'd1' as never, price: 'p3' as never, quantity: 1 }));
    expect(refusal(await a.till.command('enterCode', { code }))).toMatchObject({ kind: 'voucherVoided' });
    expect(refusal(await makeVoid(a, id))).toMatchObject({ kind: 'voucherVoided' });
    await both();
    expect(await ledger(id)).toMatchObject({ capacity: 3800, sold: 3800, leased: 0, free: 0 });
    ok(await b.till.command('addTickets', { date: 'd1' as never, price: 'p3' as never, quantity: 1 }));
    expect(refusal(await b.till.command('enterCode', { code, approval: APPROVAL }))).toMatchObject({
      kind: 'voucherVoided',
    });
    expect(await state(b, code)).toMatchObject({
      state: 'void',
      voided: { reason: 'stolen', restMinor: 1200 },
    });
    expect(await openVouchers()).toBe(0);
    expect(await cases()).toEqual([]);
  });

  test('by another till than the one that holds it: the balance comes over first', async () => {
    const { code, id } = await sold(a);
    await both();
    b.meanwhile(() => a.round());
    expect(ok(await makeVoid(b, id))).toMatchObject({ voided: { restMinor: 5000 } });
    await both();
    expect(await ledger(id)).toMatchObject({ capacity: 0, sold: 0, leased: 0, free: 0 });
    expect(await state(a, code)).toMatchObject({ state: 'void' });
    expect(await cases()).toEqual([]);
  });

  test('offline: what another till takes of it before the news is one case; the ledger still balances', async () => {
    const { code, id } = await sold(a);
    await both();
    a.line.up = false;
    b.line.up = false;
    // The till that does not hold it can't say what was left; the centre can.
    expect(ok(await makeVoid(b, id))).toMatchObject({ state: 'void', voided: { restMinor: null } });
    b.line.up = true;
    await b.round();
    const order = await spend(a, code);
    a.line.up = true;
    await both();
    expect(await cases()).toEqual([{ kind: 'voucherVoid', about: [order.number] }]);
    expect(await ledger(id)).toMatchObject({ capacity: 0, sold: 3800, leased: 1200, free: -5000 });
    expect(await state(b, code)).toMatchObject({ voided: { restMinor: 5000 } });
    expect(await state(a, code)).toMatchObject({ state: 'void', leftMinor: 0 });
  });

  test('not without a manager, not while somebody pays with it, not when nothing is left', async () => {
    const { code, id } = await sold(a);
    expect(refusal(await makeVoid(a, id, { approval: null }))).toMatchObject({ kind: 'roleMissing' });
    ok(await a.till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
    ok(await a.till.command('enterCode', { code }));
    expect(refusal(await makeVoid(a, id))).toMatchObject({ kind: 'voucherInCart' });
    await validate(a.till);
    expect(refusal(await makeVoid(a, id))).toMatchObject({ kind: 'voucherNothingLeft' });
    expect(refusal(await makeVoid(b, id))).toMatchObject({ kind: 'voucherUnknown' });
  });

  test('a list that is imported again does not bring it back', async () => {
    const row = {
      kind: 'voucher',
      id: 'f'.repeat(64),
      value: { id: 'f'.repeat(64), last4: '1234', minor: 2000, validTo: '2028-12-31T22:59:59.999Z' },
    };
    await centre.importCatalogue([row] as never);
    await both();
    ok(await makeVoid(a, row.id));
    await both();
    expect(await ledger(row.id)).toMatchObject({ capacity: 0 });
    await centre.importCatalogue([{ ...row, value: { ...row.value, minor: 9000 } }] as never);
    await both();
    expect(await ledger(row.id)).toMatchObject({ capacity: 0 });
    expect(ok(await b.till.query('voucher', { code: row.id })).voucher).toMatchObject({ state: 'void' });
  });
});
