import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EveningView, TillEveningView } from '../../shared/contract/evening.ts';
import { type House, openHouse, sellCart, type TillAtCentre } from '../fakes/tillsAtCentre.ts';

let house: House;
let one: TillAtCentre;
let two: TillAtCentre;
beforeEach(async () => {
  house = await openHouse(2);
  [one, two] = house.tills as [TillAtCentre, TillAtCentre];
}, 60_000);
afterEach(() => house.close());

const atCentre = (till: TillAtCentre) =>
  till.when('till', {}, (view) => view.sync.state === 'online' && view.sync.entriesWaiting === 0);
const offline = (till: TillAtCentre) => till.when('till', {}, (view) => view.sync.state !== 'online');
const tillOf = (view: EveningView, no: number): TillEveningView => {
  const found = view.tills.find((till) => till.tillNo === no);
  if (!found) throw new Error(`the evening has no till ${no}`);
  return found;
};

/** Sells so many tickets of a show with free seating; gives the order and its date. */
async function sellSome(till: TillAtCentre, quantity: number) {
  const offer = await till.ask('offer', {});
  for (const event of offer.events)
    for (const date of event.dates)
      for (const zone of date.zones) {
        const price = zone.prices.find((each) => each.proof === '' && each.form === null && each.minor > 0);
        if (!price || zone.numbered || (zone.here ?? 0) < 10) continue;
        await till.done('addTickets', { date: date.id as never, price: price.id as never, quantity });
        return { date: date.id, each: price.minor, order: await sellCart(till) };
      }
  throw new Error('the demo has nothing to sell');
}

test('G3, C3: two tills close; each sees the other beside the ledger, equal to the cent, by method and rate', async () => {
  const { order, date } = await sellSome(one, 3);
  await one.done('returnTickets', {
    order: order.id as never,
    tickets: [order.tickets[0]?.id as never],
    reason: 'notComing',
    original: 'takenBack',
    method: 'pay-cash' as never,
    language: 'en',
  });
  await sellSome(two, 2);
  const closing = await one.done('closeSession', { countedMinor: 20_500 });
  await atCentre(one);
  await atCentre(two);
  const seen = await two.when('evening', { day: null, ask: true }, (view) => view.fresh);
  const theirs = tillOf(seen, 1);
  expect(theirs).toMatchObject({ here: false, verdict: 'equal', acts: [], missingEntries: 0 });
  expect(theirs.closings).toMatchObject([
    {
      number: closing.number,
      byName: 'Sophie Blanc',
      paidMinor: closing.linesMinor + closing.roundingMinor,
      bookedMinor: closing.linesMinor + closing.roundingMinor,
      differenceMinor: closing.differenceMinor,
      differences: [],
    },
  ]);
  expect(theirs.figures.taxes).toEqual(closing.taxes);
  expect(theirs.figures.methods.map(({ method, minor }) => [method, minor])).toEqual(
    closing.methods.map(({ method, minor }) => [method, minor]),
  );
  expect(tillOf(seen, 2)).toMatchObject({ here: true, verdict: 'open', acts: [], missingActs: 0 });
  const mine = await one.ask('evening', { day: null, ask: true });
  expect(mine.totals).toMatchObject({ orders: seen.totals.orders, netMinor: seen.totals.netMinor });
  expect(mine.cashDifferenceMinor).toBe(closing.differenceMinor);
  expect(seen.dates.some((each) => each.sold > 0 && each.capacity >= each.sold)).toBe(true);

  const statement = await two.ask('statement', { date: date as never, ask: true });
  expect(statement).toMatchObject({ fresh: true, tickets: 4, waiting: [] });
  expect(statement.rows).toMatchObject([{ sold: 5, returned: 1 }]);
  expect(statement.levies.map((levy) => levy.name)).toEqual(['Impôt sur les spectacles', 'Droits d’auteur']);
  const pdf = await two.ask('statementReport', { date: date as never, format: 'pdf', language: 'fr-CH' });
  expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  const day = await two.ask('eveningReport', { day: seen.day, format: 'csv', language: 'de-CH' });
  expect(Buffer.from(day.base64, 'base64').toString()).toContain(`${closing.number},Kasse 1 · Sophie Blanc,`);
});

test('C3: offline it says what the till knows, what it lacks, and what the centre said last', async () => {
  const { date } = await sellSome(one, 1);
  await atCentre(one);
  const before = await one.when('evening', { day: null, ask: true }, (view) => view.fresh);
  expect(before.totals.orders).toBe(1);
  one.line.cut();
  await sellSome(one, 2);
  await offline(one);
  const alone = await one.ask('evening', { day: null, ask: true });
  expect(alone).toMatchObject({ fresh: false, asOf: before.asOf });
  expect(tillOf(alone, 1)).toMatchObject({ verdict: 'missing', missingActs: 1, acts: [] });
  expect(alone.totals.orders).toBe(2);
  // Of a day that the centre was never asked about, this till alone is known.
  const other = await one.ask('evening', { day: '2020-01-01', ask: true });
  expect(other).toMatchObject({ asOf: null, fresh: false, totals: { orders: 0 } });
  expect(other.tills.map((till) => till.tillNo)).toEqual([1]);
  const own = await one.ask('statement', { date: date as never, ask: true });
  expect(own).toMatchObject({ asOf: null, fresh: false, tickets: 3 });
});

test('G10: the evening and the statement are a manager’s', async () => {
  const { staff } = await one.ask('till', {});
  const cashier = staff.find((person) => person.role === 'cashier');
  await one.done('signIn', { staff: cashier?.id as never, pin: '1111' });
  for (const ask of [
    () => one.ask('evening', { day: null, ask: false }),
    () => one.ask('performances', {}),
    () => one.ask('statement', { date: 'd' as never, ask: false }),
    () => one.ask('eveningReport', { day: '2026-11-27', format: 'csv', language: 'en' }),
    () => one.ask('statementReport', { date: 'd' as never, format: 'csv', language: 'en' }),
  ])
    await expect(ask()).rejects.toThrow('roleMissing');
});
