import fc from 'fast-check';
import type { CatalogueRow } from '../../central/service/catalogue.ts';
import { hasForbiddenCharacters } from '../../shared/kernel/text.ts';
import { Reference } from '../../shared/sync/reference.ts';

/** Texts that tables and spreadsheets stumble over, among all others. */
const PITFALLS = [
  '=1+1',
  '+41 79',
  '-3',
  '@cmd',
  "'",
  "''=x",
  "'t Hart",
  ' x',
  'x ',
  "' ",
  ';',
  ',',
  '|',
  'a|b',
  '\\',
  '\\|',
  '"',
  '"x";',
  '#',
  'yes',
  '1',
  '0012',
  '1e5',
  '24.12.2026',
  'œuvre',
  '東京',
  '＝1',
  '🎭',
  'null',
  '__proto__',
];
const text = (most: number) =>
  fc
    .oneof(
      fc.constantFrom(...PITFALLS),
      fc.string({ unit: 'grapheme', maxLength: most }),
      fc.string({ maxLength: most }),
    )
    .map((value) => value.slice(0, most).toWellFormed())
    .filter((value) => !hasForbiddenCharacters(value) && !value.includes('\ufffd'));
const name = (most = 40) => text(most).filter((value) => value !== '');
const minor = fc.oneof(fc.integer({ min: 0, max: 100_000_000 }), fc.constantFrom(0, 5, 99, 100, 100_000_000));
/** Around the hours in which clocks are put forward and back too. */
const at = fc
  .oneof(
    fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }).map((s) => s * 1000),
    fc.integer({ min: 0, max: 240 }).map((m) => Date.parse('2026-10-24T23:00:00Z') + m * 60_000),
    fc.integer({ min: 0, max: 240 }).map((m) => Date.parse('2026-03-28T23:00:00Z') + m * 60_000),
    fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
    fc.integer({ min: 20_000, max: 22_000 }).map((day) => day * 86_400_000 - 3_600_000),
  )
  .map((ms) => new Date(ms).toISOString());
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const flag = fc.boolean();
const order = fc.integer({ min: -1000, max: 1000 });
const count = fc.integer({ min: 1, max: 100_000 });
const reduction = fc.oneof(
  fc.record({ kind: fc.constant('percent'), basisPoints: fc.integer({ min: 1, max: 10_000 }) }),
  fc.record({ kind: fc.constant('fixed'), minor: fc.integer({ min: 1, max: 100_000_000 }) }),
);
/** Ids of a kind, each once. */
const ids = (maxLength: number, minLength = 0) => fc.uniqueArray(name(30), { minLength, maxLength });

const names = fc.record({
  venue: ids(3, 1),
  vatRate: ids(3, 1),
  plan: ids(2),
  form: ids(3),
  event: ids(4, 1),
  date: ids(4),
  zone: ids(4),
  price: ids(5),
  quota: ids(4),
  promotion: ids(3),
  offer: ids(3),
  passProduct: ids(3),
  voucherProduct: ids(3),
  freeReason: ids(3),
  levy: ids(2),
  paymentMethod: ids(3),
  staff: ids(3),
  customer: ids(6),
  voucher: fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{64}$/), { maxLength: 3 }),
});
type Names = typeof names extends fc.Arbitrary<infer T> ? T : never;

/** Pairs, in order. */
const pair = (of: fc.Arbitrary<string>) =>
  fc
    .tuple(of, of)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => (a < b ? [a, b] : [b, a]) as [string, string]);

function valuesOf(n: Names): Partial<Record<CatalogueRow['kind'], fc.Arbitrary<Record<string, unknown>>>> {
  const one = (of: readonly string[]) => (of.length === 0 ? fc.constant(null) : fc.constantFrom(...of));
  const some = (of: readonly string[]) =>
    of.length === 0 ? fc.constant([]) : fc.uniqueArray(fc.constantFrom(...of), { maxLength: 4 });
  const scope = fc.record({
    events: some(n.event),
    zones: some(n.zone),
    prices: some(n.zone.length > 0 ? n.price : []),
    passes: some(n.passProduct),
  });
  const span = fc.oneof(
    pair(at).map(([from, to]) => ({ from, to })),
    at.map((from) => ({ from, to: null })),
    at.map((to) => ({ from: null, to })),
  );
  const price = fc.record({
    zone: one(n.zone),
    name: name(),
    minor,
    vatRate: one(n.vatRate),
    order,
    form: maybe(one(n.form)),
    most: maybe(count),
    payWhatYouWantFrom: maybe(minor),
    proof: text(60),
    windows: fc.oneof(
      fc.constant([]),
      fc.tuple(at, minor, minor).map(([time, a, b]) => [
        { from: null, to: time, minor: a },
        { from: time, to: null, minor: b },
      ]),
    ),
  });
  return {
    venue: fc.record({
      name: name(),
      city: text(100),
      timeZone: fc.constantFrom('Europe/Zurich', 'America/New_York', 'Asia/Kathmandu'),
      currency: fc.constantFrom('CHF', 'EUR'),
      cashStep: fc.integer({ min: 1, max: 100 }),
      receiptFooter: text(300),
      priceMayBeHidden: flag,
      voucherRiskMinor: minor,
      overrideMost: fc.nat(100_000),
      exchangeFeeMinor: minor,
      exchangeUntilHours: fc.nat(1000),
      autoLockMinutes: fc.nat(240),
      reservationMinutes: fc.nat(100_000),
    }),
    vatRate: fc.record({
      name: name(),
      rates: fc
        .uniqueArray(fc.integer({ min: 10_000, max: 30_000 }), { minLength: 1, maxLength: 3 })
        .chain((days) =>
          fc.tuple(
            ...days
              .sort((a, b) => a - b)
              .map((day) =>
                fc.record({
                  from: fc.constant(new Date(day * 86_400_000).toISOString().slice(0, 10)),
                  basisPoints: fc.integer({ min: 0, max: 10_000 }),
                }),
              ),
          ),
        ),
    }),
    paymentMethod: fc
      .record({
        kind: fc.constantFrom('cash', 'card', 'twint', 'voucher', 'invoice', 'free', 'other'),
        name: name(),
        order,
        opensDrawer: flag,
        givesChange: flag,
        wantsReference: flag,
        countedAtClosing: flag,
        currency: maybe(fc.constantFrom('CHF', 'EUR')),
      })
      // Nothing else may say so.
      .map((one) => ({ ...one, givesChange: one.givesChange && one.kind === 'cash' })),
    plan: fc.record({
      venue: one(n.venue),
      name: name(),
      width: fc.double({ min: 50, max: 1000, noNaN: true }),
      height: fc.constant(60.5),
      stage: fc.record({
        x: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((x) => x + 0),
        y: fc.constant(1e-7),
        label: text(60),
      }),
    }),
    form: fc.record({
      name: name(),
      per: fc.constantFrom('ticket', 'order'),
      fields: fc.uniqueArray(
        fc.record({
          id: name(20),
          label: name(),
          type: fc.constantFrom('text', 'number', 'choice'),
          required: flag,
          choices: fc.array(name(20), { minLength: 1, maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 4, selector: (field) => field.id },
      ),
    }),
    event: fc.record({
      venue: one(n.venue),
      name: name(),
      subtitle: text(200),
      plan: fc.constant(null),
      hidden: flag,
      mostPerOrder: maybe(count),
    }),
    date: fc
      .tuple(one(n.event), pair(at), at, flag, flag)
      .map(([event, [doorsAt, startsAt], end, hidden, full]) => ({
        event,
        doorsAt,
        startsAt,
        salesEndAt: end > doorsAt ? end : startsAt,
        hidden,
        full,
      })),
    zone: fc.record({
      event: one(n.event),
      name: name(),
      colour: fc.integer({ min: 1, max: 8 }),
      order,
      category: fc.constant(null),
    }),
    ...(n.zone.length > 0 ? { price } : {}),
    quota: fc.record({
      date: fc.constant(null),
      zone: fc.constant(null),
      capacity: fc.integer({ min: 0, max: 10_000_000 }),
    }),
    promotion: fc
      .tuple(
        fc.record({
          name: name(),
          reduction,
          per: fc.constantFrom('ticket', 'cart'),
          capPerOrder: maybe(count),
          quota: maybe(one(n.quota)),
          scope,
        }),
        span,
      )
      .map(([a, b]) => ({ ...a, ...b })),
    offer: fc
      .tuple(fc.record({ name: name(), buy: count, get: count, reduction, scope }), span)
      .map(([a, b]) => ({ ...a, ...b })),
    passProduct: fc
      .tuple(
        fc.record({
          name: name(),
          kind: fc.constantFrom('season', 'entries'),
          entries: count,
          minor,
          vatRate: one(n.vatRate),
          form: maybe(one(n.form)),
          quota: maybe(one(n.quota)),
          order,
        }),
        pair(at),
      )
      .map(([a, [validFrom, validTo]]) => ({ ...a, validFrom, validTo })),
    voucherProduct: fc.record({
      name: name(),
      amounts: fc.array(fc.integer({ min: 1, max: 100_000_000 }), { minLength: 1, maxLength: 3 }),
      own: maybe(fc.constant({ least: 1, most: 100_000_000 })),
      validMonths: fc.integer({ min: 1, max: 600 }),
      order,
    }),
    freeReason: fc.record({ name: name(), order, contingent: maybe(one(n.quota)) }),
    levy: fc.record({
      name: name(),
      basisPoints: fc.integer({ min: 0, max: 10_000 }),
      base: fc.constantFrom('gross', 'net'),
      order,
    }),
    staff: fc.record({
      name: name(),
      role: fc.constantFrom('cashier', 'door', 'manager'),
      pinVerifier: fc.constant(`scrypt$16384$8$1$${'ab'.repeat(16)}$${'cd'.repeat(32)}`),
    }),
    voucher: fc.record({ last4: fc.stringMatching(/^[0-9A-Z]{0,4}$/), minor, validTo: at }),
    customer: fc.record({
      first: text(120),
      last: text(120),
      company: text(120),
      email: text(120),
      phone: text(120),
      street: text(120),
      postcode: text(120),
      city: text(120),
      note: text(500),
    }),
  };
}

/** A plan's sections: seats in rows, each on its own spot, with gaps and companions. */
const sections = (plan: string) =>
  fc.uniqueArray(name(20), { minLength: 1, maxLength: 2 }).chain((sectionNames) =>
    fc.tuple(
      ...sectionNames.map((section, s) =>
        fc
          .tuple(
            fc.uniqueArray(name(10), { minLength: 1, maxLength: 3 }),
            fc.integer({ min: 1, max: 4 }),
            name(40),
            flag,
          )
          .map(([rowNames, size, category, gap]): CatalogueRow => {
            const id = `${plan} ${section}`;
            const rows = rowNames.map((row, r) => {
              const seat = (k: number) => `${s}/${r}/${k}|${plan}`;
              return {
                name: row,
                seats: Array.from({ length: size }, (_, k) => ({
                  id: seat(k),
                  number: String(k + 1),
                  x: k + 0.1 * s,
                  y: r + 10 * s,
                  category,
                  kind: k === 0 ? 'wheelchair' : 'normal',
                  with: k === 0 && size > 1 ? seat(1) : null,
                })),
                gapBefore: gap && size > 1 ? [seat(1)] : [],
              };
            });
            return { kind: 'planSection', id, value: { id, plan, name: section, order: s, rows } };
          }),
      ),
    ),
  );

/** Rows that fit together, of every kind that a file may hold, with all the texts that files stumble over. */
export const randomCatalogue: fc.Arbitrary<CatalogueRow[]> = names.chain((n) => {
  const rows = Object.entries(valuesOf(n)).flatMap(([kind, value]) =>
    n[kind as keyof Names].map((id, i) =>
      value.map((one): CatalogueRow => {
        const all = { id, ...one, ...(kind === 'promotion' ? { code: `CODE${i}` } : {}) };
        return { kind: kind as CatalogueRow['kind'], id, value: Reference[kind as 'event'].parse(all) };
      }),
    ),
  );
  return fc
    .tuple(fc.tuple(...rows), fc.tuple(...n.plan.map(sections)))
    .map(([plain, planned]) => [...plain, ...planned.flat()]);
});
