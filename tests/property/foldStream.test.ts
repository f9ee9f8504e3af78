import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SessionClosed } from '../../shared/journal/bodies.ts';
import { type Entry, openEntry } from '../../shared/journal/entry.ts';
import { skipEntry, stepStream } from '../../shared/journal/foldStream.ts';
import type { Effect } from '../../shared/journal/records.ts';
import { newStream, type StreamState } from '../../shared/journal/streamState.ts';
import type { Json } from '../../shared/kernel/canonical.ts';
import { EURO, OTHERS, type PlannedOrder, PRICES, REDUCED } from '../fakes/eveningOrders.ts';
import { eveningPlans } from '../fakes/eveningPlans.ts';
import { type Evening, type EveningPlan, makeEvening, type PlannedAct } from '../fakes/evenings.ts';

/** Folds entries as a centre does: what can't be folded is passed over. */
function fold(entries: readonly Entry[]): { state: StreamState; effects: Effect[]; refused: number[] } {
  let state = newStream(entries[0]?.stream as never);
  const effects: Effect[] = [];
  const refused: number[] = [];
  for (const entry of entries) {
    const step = stepStream(state, entry);
    if (step.ok) effects.push(...step.value.effects);
    else refused.push(entry.seq);
    state = step.ok ? step.value.state : skipEntry(state, entry);
  }
  return { state, effects, refused };
}

const actsOf = (plan: EveningPlan): PlannedAct[] => plan.sessions.flatMap((s) => [...s.acts]);
const ordersOf = (plan: EveningPlan): PlannedOrder[] =>
  actsOf(plan).filter((a): a is PlannedOrder => a.type === 'order');
/** What a planned order costs and how many tickets and passes it has, without the code under test. */
function worthOf(order: PlannedOrder): { gross: number; vouchers: number; places: number } {
  const { seats = 0, passes = 0, vouchers = 0 } = order;
  const cost: Record<keyof typeof REDUCED, number> = order.code ? REDUCED : { ...PRICES, ...OTHERS };
  const lines = order.lines.map((l) => cost[l.price] * l.quantity);
  return {
    gross: total(lines) + seats * cost.seat + passes * cost.pass + vouchers * cost.voucher,
    vouchers: vouchers * cost.voucher,
    places: total(order.lines.map((l) => l.quantity)) + seats + passes,
  };
}
const closingsOf = (evening: Evening): SessionClosed[] =>
  evening.effects.flatMap((e) => (e.type === 'sessionClosed' ? [e.closing] : []));
const total = (amounts: readonly number[]): number => amounts.reduce((sum, n) => sum + n, 0);
const evenings = eveningPlans(4).map((plan) => ({ plan, evening: makeEvening(plan) }));

test('G3: till and centre come to the same cent: folding the stored bytes gives what folding the drafts gave', () => {
  fc.assert(
    fc.property(evenings, ({ evening }) => {
      const again = fold(evening.sealed.map(openEntry));
      expect(again).toEqual({ state: evening.state, effects: evening.effects, refused: [] });
    }),
    { numRuns: 40 },
  );
});

test('G3: takings are those of the shopping list: per order, per closing, over the life', () => {
  fc.assert(
    fc.property(evenings, ({ plan, evening }) => {
      const worth = ordersOf(plan).map(worthOf);
      const gross = total(worth.map((w) => w.gross));
      const acts = actsOf(plan);
      const invited = acts.map((act) => (act.type === 'invitation' ? act.count : 0));
      const others = acts.filter((act) => act.type === 'invitation' || act.type === 'reserve').length;
      expect(evening.state).toMatchObject({
        orders: worth.length + others,
        // What is reserved has no tickets, and no money.
        tickets: total(worth.map((w) => w.places)) + total(invited),
        perpetual: { netMinor: gross, absoluteMinor: gross },
      });
      const closings = closingsOf(evening);
      for (const z of closings) {
        expect(total(z.methods.map((m) => m.minor))).toBe(z.linesMinor + z.roundingMinor);
        // The tax of a gift voucher falls when it is redeemed.
        expect(total(z.taxes.map((t) => t.grossMinor))).toBe(z.linesMinor - (z.vouchersMinor ?? 0));
      }
      const open = evening.state.session;
      const sold = [...closings, ...(open ? [open] : [])];
      expect(total(sold.map((z) => z.vouchersMinor ?? 0))).toBe(total(worth.map((w) => w.vouchers)));
      expect(total(closings.map((z) => z.linesMinor)) + (open?.linesMinor ?? 0)).toBe(gross);
    }),
    { numRuns: 40 },
  );
});

test('S24: a closing expects the float and our own cash, less the change given for euros, and the euros as handed over', () => {
  fc.assert(
    fc.property(evenings, ({ evening }) => {
      for (const z of closingsOf(evening)) {
        const payments = evening.effects.flatMap((e) =>
          e.type === 'order' && e.record.session === z.session ? e.record.payments : [],
        );
        const cash = payments.filter((p) => p.kind === 'cash');
        const own = cash.map((p) => (p.foreign ? -p.changeMinor : p.givenMinor - p.changeMinor));
        const moved = evening.effects.flatMap((e) => {
          if (e.type !== 'cashMoved' || e.body.session !== z.session) return [];
          return [e.body.kind === 'payIn' ? e.body.minor : -e.body.minor];
        });
        expect(z.expectedCashMinor).toBe(z.floatMinor + total(own) + total(moved));
        const euros = total(cash.map((p) => p.foreign?.minor ?? 0));
        expect(z.countedForeign ?? []).toEqual(euros === 0 ? [] : [{ currency: 'EUR', minor: euros }]);
        for (const p of cash)
          if (p.foreign) {
            const worth = p.minor + p.changeMinor;
            expect(Math.abs(worth - (p.foreign.minor * EURO) / 1_000_000)).toBeLessThanOrEqual(0.5);
          }
      }
    }),
    { numRuns: 40 },
  );
});

test('numbers of orders, tickets, copies and closings are unique and have no gap', () => {
  fc.assert(
    fc.property(evenings, ({ evening }) => {
      const ordinals = (kinds: string, of: (body: Record<string, Json | undefined>) => Json | undefined) =>
        evening.entries
          .filter((e) => kinds.split(' ').includes(e.kind))
          .flatMap((e) => of(e.body) as number[]);
      const gapless = (found: number[]) => expect(found).toEqual(found.map((_, i) => i + 1));
      for (const kind of ['orderValidated orderReserved', 'copyPrinted', 'sessionClosed'])
        gapless(ordinals(kind, (body) => [body.ordinal as number]));
      gapless(ordinals('orderValidated', (b) => (b.tickets as { ordinal: number }[]).map((t) => t.ordinal)));
    }),
    { numRuns: 40 },
  );
});

/** Figures that an order or a closing says of itself, any of which a liar might change. */
const figures: readonly [kind: string, path: readonly (string | number)[]][] = [
  ['orderValidated', ['totalMinor']],
  ['orderValidated', ['roundingMinor']],
  ['orderValidated', ['ordinal']],
  ['orderValidated', ['perpetual', 'netMinor']],
  ['orderValidated', ['perpetual', 'absoluteMinor']],
  ['orderValidated', ['lines', 0, 'unitMinor']],
  ['orderValidated', ['lines', 0, 'totalMinor']],
  ['orderValidated', ['lines', 0, 'quantity']],
  ['orderValidated', ['lines', 0, 'vatBasisPoints']],
  ['orderValidated', ['payments', 0, 'minor']],
  ['orderValidated', ['taxes', 0, 'taxMinor']],
  ['orderValidated', ['tickets', 0, 'ordinal']],
  ['orderValidated', ['tickets', 0, 'line']],
  ['orderValidated', ['lines', 0, 'minors', 0]],
  ['orderValidated', ['lines', 0, 'discounts', 0, 'minor']],
  ['orderValidated', ['vouchers', 0, 'minor']],
  ['orderValidated', ['vouchers', 0, 'line']],
  ['orderReserved', ['ordinal']],
  ['orderReserved', ['totalMinor']],
  ['orderReserved', ['lines', 0, 'minors', 0]],
  ['orderReserved', ['taxes', 0, 'taxMinor']],
  ['copyPrinted', ['ordinal']],
  ...[
    ['ordinal'],
    ['fromSeq'],
    ['toSeq'],
    ['orders'],
    ['tickets'],
    ['copies'],
    ['floatMinor'],
    ['linesMinor'],
    ['roundingMinor'],
    ['expectedCashMinor'],
    ['countedCashMinor'],
    ['differenceMinor'],
    ['methods', 0, 'minor'],
    ['methods', 0, 'count'],
    ['methods', 0, 'foreign', 'minor'],
    ['methods', 0, 'foreign', 'changeMinor'],
    ['vouchersMinor'],
    ['taxes', 0, 'grossMinor'],
    ['perpetual', 'netMinor'],
    ['movements', 'dropsMinor'],
    ['movements', 'noSales'],
    ['counting', 'count', 'cashMinor'],
    ['counting', 'count', 'pieces', 0, 'pieces'],
    ['counting', 'floatLeftMinor'],
    ['counting', 'depositMinor'],
    ['counting', 'first', 'cashMinor'],
    ['counting', 'expectedMethods', 0, 'minor'],
  ].map((path): [string, (string | number)[]] => ['sessionClosed', path]),
];

/** A copy of a value in which the figure at a path is greater by some units; undefined when there is none. */
function bent(value: unknown, [key, ...rest]: readonly (string | number)[], by: number): unknown {
  if (key === undefined) return typeof value === 'number' ? value + by : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const inner = bent((value as Record<string | number, unknown>)[key], rest, by);
  if (inner === undefined) return undefined;
  return Array.isArray(value) ? value.with(key as number, inner) : { ...value, [key]: inner };
}

test('G3: an entry that lies about any figure is refused', () => {
  const by = fc.integer({ min: -500, max: 500 }).filter((n) => n !== 0);
  fc.assert(
    fc.property(evenings, by, ({ evening }, amount) => {
      for (const [kind, path] of figures) {
        const entry = evening.entries.find((e) => e.kind === kind);
        const body = entry && bent(entry.body, path, amount);
        if (!entry || body === undefined) continue;
        const lied = evening.entries.map((e) => (e === entry ? ({ ...e, body } as Entry) : e));
        expect(fold(lied).refused, `${kind}.${path.join('.')} by ${amount}`).toContain(entry.seq);
      }
    }),
    { numRuns: 40 },
  );
});

test('G6: an entry that cannot be folded is passed over and the closing behind it still fits', () => {
  fc.assert(
    fc.property(evenings, fc.nat(), ({ evening }, which) => {
      // Entries of a later version's kind stand among those that this one knows, also right behind a closing.
      const known = evening.entries;
      const at = 1 + (which % (known.length - 1));
      const foreign = { ...(known[at] as Entry), kind: 'voucherSold', body: { amount: 5 } };
      let state = newStream(evening.stream);
      for (const entry of known.slice(0, at)) {
        const step = stepStream(state, entry);
        if (!step.ok) throw new Error(step.refusal.detail);
        state = step.value.state;
      }
      const refused = stepStream(state, foreign);
      expect(refused).toMatchObject({ ok: false, refusal: { kind: 'unknownKind' } });
      const passed = skipEntry(state, foreign);
      expect(passed).toMatchObject({
        seq: foreign.seq,
        perpetual: state.perpetual,
        ordinals: state.ordinals,
      });
      expect(passed.lastClosing).toBe(state.lastClosing === 'awaited' ? foreign.prev : state.lastClosing);
    }),
    { numRuns: 40 },
  );
});

test('the fold is deterministic and changes neither state nor entry', () => {
  fc.assert(
    fc.property(evenings, ({ evening }) => {
      const frozen = deepFreeze(structuredClone(evening.entries) as Entry[]);
      let state: StreamState = deepFreeze(newStream(evening.stream));
      for (const entry of frozen) {
        const [one, two] = [stepStream(state, entry), stepStream(state, entry)];
        expect(one).toEqual(two);
        if (one.ok) state = deepFreeze(one.value.state);
      }
      expect(state).toEqual(evening.state);
    }),
    { numRuns: 25 },
  );
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

test('no body, however malformed, makes the fold throw', () => {
  const kinds = [
    'streamStarted',
    'sessionOpened',
    'orderValidated',
    'orderReserved',
    'customerSaved',
    'mailQueued',
    'rateSet',
    'copyPrinted',
    'sessionClosed',
    'cashMoved',
    'sessionCounted',
    'personalErased',
    'x',
  ];
  const damage = fc.oneof(fc.anything(), fc.constantFrom(null, undefined, '', -1, 0.5, [], {}));
  fc.assert(
    fc.property(evenings, fc.nat(), fc.nat(), damage, ({ evening }, which, place, value) => {
      const at = which % evening.entries.length;
      const entry = evening.entries[at] as Entry;
      const states = [newStream(evening.stream)];
      for (const before of evening.entries.slice(0, at)) {
        const step = stepStream(states[0] as StreamState, before);
        if (step.ok) states[0] = step.value.state;
      }
      const state = states[0] as StreamState;
      const keys = Object.keys(entry.body);
      const damaged = { ...entry.body, [keys[place % keys.length] as string]: value };
      for (const body of [value, damaged])
        for (const kind of [entry.kind, ...kinds])
          expect(() => stepStream(state, { ...entry, kind, body } as Entry)).not.toThrow();
    }),
    { numRuns: 100 },
  );
});
