import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../central/platform/crypto.ts';
import { voucherQuota } from '../../shared/domain/vouchers.ts';
import { isBalanced } from '../../shared/inventory/ledger.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { stepStream } from '../../shared/journal/foldStream.ts';
import {
  applyVenue,
  emptyVenue,
  stepVenue,
  type VenueState,
  venueKeys,
} from '../../shared/journal/foldVenue.ts';
import { newStream } from '../../shared/journal/streamState.ts';
import type { Finding } from '../../shared/journal/venueCases.ts';
import { toHex, utf8 } from '../../shared/kernel/bytes.ts';
import { JournalMaker, PRICE } from '../fakes/journalMaker.ts';

const WORTH = 5000;
const VOUCHER = toHex(sha256(utf8('the voucher')));
const QUOTA = voucherQuota(VOUCHER as never);
const LEASE = 'lease of the voucher';

/** Folds journals in an order of intake, each entry with no more of the state than the keys that it asks for. */
function fold(tills: readonly JournalMaker[], order: readonly number[]) {
  let state: VenueState = emptyVenue();
  const streams = tills.map((till) => newStream(till.stream));
  const findings: (Finding & { readonly till: number })[] = [];
  const next = tills.map(() => 0);
  const rest = tills.flatMap((till, i) => till.sealed.map(() => i));
  for (const i of [...order, ...rest]) {
    const till = tills[i] as JournalMaker;
    const sealed = till.sealed[next[i] as number];
    if (!sealed) continue;
    next[i] = (next[i] as number) + 1;
    const entry = JSON.parse(sealed.bytes) as Entry;
    const step = stepStream(streams[i] as never, entry);
    if (!step.ok) throw new Error(step.refusal.detail);
    streams[i] = step.value.state;
    const place = { stream: till.stream, seq: sealed.seq };
    const found = stepVenue(known(state, entry), entry, step.value.effects, place);
    findings.push(...found.findings.map((one) => ({ ...one, till: i })));
    state = applyVenue(state, found, place);
  }
  return { state, findings };
}

/** What a centre reads before it folds an entry. */
function known(state: VenueState, entry: Entry): VenueState {
  const keys = venueKeys(entry);
  const only = <K, V>(map: ReadonlyMap<K, V>, of: readonly K[]) =>
    new Map([...map].filter(([key]) => of.includes(key)));
  return {
    quotas: only(state.quotas, keys.quotas),
    leases: only(state.leases, keys.leases),
    tickets: only(state.tickets, keys.tickets),
    orders: only(state.orders, keys.orders),
    seats: only(state.seats, keys.seats),
    returns: only(state.returns, keys.returned),
    authority: only(state.authority, keys.returned),
    passes: only(state.passes, keys.passes),
  };
}

const line = (kind: string, more: object) => ({ kind, line: 'l', discounts: [], ...more });

/** An order of one numbered seat. */
function sellSeat(till: JournalMaker, seat: number): void {
  const seats = [{ seat: `s-${seat}`, section: 'Hall', row: '1', number: String(seat), kind: 'normal' }];
  const vat = { vatName: 'A', vatBasisPoints: 810 };
  const money = { quantity: 1, unitMinor: PRICE, minors: [PRICE], totalMinor: PRICE };
  till.sell(
    { quota: 'q1', quantity: 1 },
    { lines: [line('ticket', { ...money, ...vat, seats, quota: 'q1', date: 'd1', event: 'e1' })] },
  );
}

const cash = (minor: number) => ({
  method: 'cash',
  methodName: 'Cash',
  kind: 'cash',
  minor,
  givenMinor: minor,
  changeMinor: 0,
});

function sellVoucher(till: JournalMaker): void {
  const money = { quantity: 1, unitMinor: WORTH, minors: [WORTH], totalMinor: WORTH };
  const sold = { voucher: VOUCHER, line: 0, index: 0, last4: 'D8R7', minor: WORTH, validTo: '2028-01-01' };
  till.sell(
    { quota: 'q1', quantity: 0 },
    {
      lines: [line('voucher', { ...money, vatName: '', vatBasisPoints: 0, validTo: '2028-01-01' })],
      tickets: [],
      vouchers: [{ ...sold, lease: LEASE }],
      payments: [cash(WORTH)],
      taxes: [],
      totalMinor: WORTH,
      perpetual: {
        netMinor: till.state.perpetual.netMinor + WORTH,
        absoluteMinor: till.state.perpetual.absoluteMinor + WORTH,
      },
    },
  );
}

/** A ticket paid with some of the voucher: under its lease, or by a manager's word. */
function redeem(till: JournalMaker, minor: number, leased: boolean): void {
  const voucher = { voucher: VOUCHER, last4: 'D8R7', leftMinor: null, validTo: null };
  const paid = { ...cash(minor), method: 'voucher', methodName: 'Gift voucher', kind: 'voucher' };
  till.sell(
    { quota: 'q2', quantity: 1 },
    {
      lines: [
        line('pass', {
          quantity: 1,
          unitMinor: PRICE,
          minors: [PRICE],
          totalMinor: PRICE,
          vatName: 'A',
          vatBasisPoints: 810,
          quota: null,
        }),
      ],
      payments: [
        { ...paid, voucher: { ...voucher, approvedBy: leased ? null : 'sophie' } },
        cash(PRICE - minor),
      ],
      rights: leased ? [{ lease: LEASE, epoch: 1, quota: QUOTA, amount: minor }] : [],
    },
  );
}

const intake = fc.array(fc.constantFrom(0, 1), { maxLength: 24 });
const seatsSold = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 8 });

test('G4: a seat has one valid owner, the first in the order of intake, and every other one is named beside it', () => {
  fc.assert(
    fc.property(seatsSold, seatsSold, intake, (a, b, order) => {
      const tills = [a, b].map((seats, i) => {
        const till = new JournalMaker(`till ${i}`).start(i + 1);
        for (const seat of seats) sellSeat(till, seat);
        return till.close();
      });
      const { state, findings } = fold(tills, order);
      expect(new Set(state.seats.keys())).toEqual(new Set([...a, ...b].map((seat) => `d1/s-${seat}`)));
      const twice = findings.filter(({ kind }) => kind === 'seatTwice');
      expect(twice).toHaveLength(a.filter((seat) => b.includes(seat)).length);
      for (const { detail, till } of twice) {
        const [key = '', ...numbers] =
          /seat (\S+) is sold as (\S+) .* and as (\S+) /.exec(detail)?.slice(1) ?? [];
        expect(numbers[0]).toBe(state.seats.get(key)?.number);
        // The first owner is of the other till; the one that is objected to is of this one.
        expect(numbers.map((number) => number.slice(0, 2))).toEqual([`T${2 - till}`, `T${till + 1}`]);
      }
    }),
    { numRuns: 80 },
  );
});

const total = (minors: readonly number[]): number => minors.reduce((sum, minor) => sum + minor, 0);
const amounts = fc.array(fc.integer({ min: 1, max: PRICE }), { maxLength: 4 });

test('S7, G3: a voucher comes to the same in every order of intake, and more than there was is always a case', () => {
  fc.assert(
    fc.property(amounts, amounts, intake, (here, elsewhere, order) => {
      const seller = new JournalMaker('seller').start(1);
      sellVoucher(seller);
      const leased: number[] = [];
      // A till takes no more under its lease than the lease has.
      for (const wish of here) {
        const minor = Math.min(wish, WORTH - total(leased));
        if (minor > 0) leased.push(minor);
      }
      for (const minor of leased) redeem(seller, minor, true);
      const other = new JournalMaker('other').start(2);
      for (const minor of elsewhere) redeem(other, minor, false);
      const { state } = fold([seller, other], order);
      const spent = total([...leased, ...elsewhere]);
      const quota = state.quotas.get(QUOTA);
      expect(quota).toMatchObject({ capacity: WORTH, sold: spent });
      expect(quota && isBalanced(quota)).toBe(true);
      expect(state.leases.get(LEASE as never)).toMatchObject({
        stream: seller.stream,
        consumed: total(leased),
      });
      const cases = (of: readonly number[]) =>
        fold([seller, other], of).findings.flatMap(({ kind }) => (kind.startsWith('voucher') ? [kind] : []));
      if (spent > WORTH) expect(new Set(cases(order))).toEqual(new Set(['voucherOverspent']));
      // Spent before its sale came in, a voucher is nobody's yet; behind its sale it is objected to only beyond its worth.
      else expect(cases([])).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('S7: what a manager took of a voucher within its balance is no case', () => {
  const seller = new JournalMaker('seller').start(1);
  sellVoucher(seller);
  redeem(seller, 1000, true);
  const other = new JournalMaker('other').start(2);
  redeem(other, 3000, false);
  expect(fold([seller, other], []).findings.filter(({ kind }) => kind.startsWith('voucher'))).toEqual([]);
  redeem(seller, 1001, true);
  const { findings } = fold([seller, other], [0, 0, 0, 0]);
  expect(findings.filter(({ kind }) => kind.startsWith('voucher'))).toMatchObject([
    { kind: 'voucherOverspent', till: 1, detail: expect.stringMatching(/T?2-000001: 1 more/) },
  ]);
});
