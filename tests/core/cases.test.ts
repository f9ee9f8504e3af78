import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaseView } from '../../shared/contract/caseView.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { booksOf } from '../fakes/rightsAtCentre.ts';
import { type House, MANAGER, openHouse, sellCart, type TillAtCentre } from '../fakes/tillsAtCentre.ts';

let house: House;
let one: TillAtCentre;
let two: TillAtCentre;
beforeEach(async () => {
  house = await openHouse(2);
  [one, two] = house.tills as [TillAtCentre, TillAtCentre];
}, 60_000);
afterEach(() => house.close());

interface Seat {
  readonly date: string;
  readonly price: string;
  readonly seat: string;
}

/** A seat of the numbered show that till 1 may sell and till 2 may not. */
async function seatOfOne(): Promise<Seat> {
  const offer = await one.ask('offer', {});
  const event = offer.events.find((each) => each.plan !== null);
  const date = event?.dates[0];
  const zone = date?.zones.find((each) => each.numbered && (each.here ?? 0) > 0);
  const price = zone?.prices.find((each) => each.proof === '' && each.form === null && each.minor > 0);
  if (!date || !zone || !price) throw new Error('the demo has no numbered show');
  const plan = await one.ask('plan', { date: date.id as never });
  const states = await one.ask('seatStates', { date: date.id as never });
  const zoneNo = plan.zones.findIndex((each) => each.zone === zone.id);
  for (const section of plan.sections) {
    const letters = states.sections.find((each) => each.id === section.id)?.states ?? '';
    let at = 0;
    for (const row of section.rows)
      for (const [i, seat] of row.ids.entries())
        if (letters[at++] === 'f' && row.zone[i] === zoneNo && row.kinds[i] === 'n')
          return { date: date.id, price: price.id, seat };
  }
  throw new Error('till 1 has no seat');
}

async function sellSeat(till: TillAtCentre, { date, price, seat }: Seat, word = false): Promise<OrderView> {
  const approval = word ? MANAGER : null;
  await till.done('pickSeat', {
    date: date as never,
    price: price as never,
    seat: seat as never,
    approval,
  });
  return await sellCart(till, word ? { approval } : {});
}

/** Till 1 sells a seat that is its own; till 2, offline like it, sells it too by a manager's word. */
async function soldTwice(): Promise<{ first: OrderView; second: OrderView; found: CaseView }> {
  const seat = await seatOfOne();
  one.line.cut();
  two.line.cut();
  const first = await sellSeat(one, seat);
  expect(await two.run('pickSeat', { ...(seat as object), approval: null } as never)).toMatchObject({
    ok: false,
  });
  const second = await sellSeat(two, seat, true);
  one.line.mend();
  await atCentre(one);
  two.line.mend();
  await atCentre(two);
  const isIt = ({ cases }: { cases: CaseView[] }): boolean =>
    cases.some((each) => each.kind === 'seatTwice' && each.orders.length === 2);
  const { cases } = await two.when('cases', {}, isIt);
  return { first, second, found: cases.find((each) => each.kind === 'seatTwice') as CaseView };
}

/** Everything that a till wrote is at the centre. */
const atCentre = (till: TillAtCentre) =>
  till.when('till', {}, (view) => view.sync.state === 'online' && view.sync.entriesWaiting === 0);

/** G3: what a till closes with is what the centre has folded of it, method by method. */
async function takingsAreEqual(till: TillAtCentre): Promise<void> {
  const closing = await till.done('closeSession', { countedMinor: 0 });
  await atCentre(till);
  const { streams } = await house.centre.takings();
  const stream = streams.find((each) => each.tillNo === till.no);
  expect(stream).toMatchObject({
    netMinor: closing.linesMinor,
    roundingMinor: closing.roundingMinor,
    refunds: closing.returns?.refunds ?? 0,
    returned: closing.returns?.tickets ?? 0,
  });
  expect(stream?.methods.map(({ method, minor, count }) => [method, minor, count])).toEqual(
    closing.methods.map(({ method, minor, count }) => [method, minor, count]),
  );
  expect(stream?.taxes).toEqual(closing.taxes);
}

test('G4, Y3: a seat sold twice is one case that names both orders, on every till', async () => {
  const { first, second, found } = await soldTwice();
  expect(found.about).toEqual(expect.arrayContaining([first.number, second.number]));
  expect(found.orders.map((order) => [order.number, order.tillNo])).toEqual(
    expect.arrayContaining([
      [first.number, 1],
      [second.number, null],
    ]),
  );
  expect(found.remedies).toEqual(['accepted', 'refunded', 'moved']);
  const { cases } = await one.when('cases', {}, (reply) => reply.cases.some((c) => c.id === found.id));
  expect(cases.filter((each) => each.resolved === null).map((each) => each.kind)).toEqual(['seatTwice']);
  const till = await two.ask('till', {});
  expect(till.sync.cases).toBe(1);
});

test.each(['accepted', 'refunded', 'moved'] as const)(
  'G3, G10: %s: one transaction, takings equal on both sides, resolved everywhere with who and when',
  async (remedy) => {
    const { second, found } = await soldTwice();
    const ticket = second.tickets[0]?.id as never;
    const id = two.newId();
    const input = {
      case: found.id as never,
      remedy,
      tickets: remedy === 'accepted' ? [] : [ticket],
      method: remedy === 'refunded' ? ('pay-cash' as never) : null,
      language: 'en' as const,
      note: 'seen by the usher',
    };
    const shown = await two.done('resolveCase', input, id);
    expect(shown).toMatchObject({ remedies: [], resolved: { remedy, byName: 'Sophie Blanc' } });
    expect(await two.done('resolveCase', input, id)).toEqual(shown);
    expect(await two.run('resolveCase', input)).toMatchObject({ refusal: { kind: 'caseClosed' } });
    const order = await two.ask('order', { order: second.id as never });
    if (remedy === 'accepted') expect(order.tickets[0]?.state).toBe('valid');
    else {
      expect(order.tickets[0]).toMatchObject({ state: 'returned', refund: 'R2-000001' });
      expect(order.refunds).toMatchObject([{ why: 'remedy', original: 'takenBack' }]);
    }
    if (remedy === 'moved') {
      const next = await two.ask('order', { order: order.refunds[0]?.replacedBy?.id as never });
      expect(next.totalMinor).toBe(second.totalMinor);
      expect(next.tickets[0]?.seat).not.toEqual(second.tickets[0]?.seat);
      expect(next.tickets[0]?.print.state).toBe('waiting');
      expect(next.payments).toMatchObject([{ kind: 'exchange', minor: second.totalMinor }]);
    }
    await takingsAreEqual(two);
    await takingsAreEqual(one);
    const told = await one.when('cases', {}, ({ cases }) => cases.every((each) => each.resolved !== null));
    expect(told.cases.find((each) => each.id === found.id)?.resolved).toMatchObject({
      remedy,
      byName: 'Sophie Blanc',
    });
    expect((await booksOf(house.centre)).balanced).toBe(true);
  },
  60_000,
);

test('authority: another till’s ticket is refunded once its till has handed it over, and its place is free here', async () => {
  const { second, found } = await soldTwice();
  const input = {
    case: found.id as never,
    remedy: 'refunded' as const,
    tickets: [second.tickets[0]?.id as never],
    method: 'pay-card' as never,
    language: 'en' as const,
  };
  await one.when('cases', {}, (reply) => reply.cases.some((each) => each.id === found.id));
  await one.when('orders', { search: second.number, limit: 1 }, (reply) => reply.orders.length === 1);
  for (let tries = 0; ; tries++) {
    const reply = await one.run('resolveCase', input);
    if (reply.ok) break;
    expect(reply.refusal).toMatchObject({ kind: 'authorityElsewhere', tillNo: 2, asked: true });
    if (tries > 100) throw new Error('till 2 never handed it over');
    await atCentre(two);
  }
  await atCentre(one);
  const isBack = (order: OrderView): boolean => order.tickets[0]?.state === 'returned';
  await two.when('order', { order: second.id as never }, isBack);
  await takingsAreEqual(one);
  await takingsAreEqual(two);
  const { cases } = await two.when('cases', {}, (reply) => reply.cases.every((c) => c.resolved !== null));
  expect(cases.map((each) => each.kind).sort()).toEqual(['seatTwice']);
  expect((await booksOf(house.centre)).balanced).toBe(true);
}, 60_000);

test('offline, by a manager’s word: refunded, nothing freed, and a case of its own', async () => {
  const { second } = await soldTwice();
  await one.when('orders', { search: second.number, limit: 1 }, (reply) => reply.orders.length === 1);
  one.line.cut();
  const input = {
    order: second.id as never,
    tickets: [second.tickets[0]?.id as never],
    reason: 'notComing' as const,
    original: 'takenBack' as const,
    method: 'pay-cash' as never,
    language: 'en' as const,
  };
  expect(await one.run('returnTickets', input)).toMatchObject({
    refusal: { kind: 'authorityElsewhere', tillNo: 2, asked: false },
  });
  await one.done('returnTickets', { ...input, byWord: true });
  one.line.mend();
  await atCentre(one);
  const { cases } = await one.when('cases', {}, (reply) =>
    reply.cases.some((c) => c.kind === 'actByOverride'),
  );
  expect(cases.find((each) => each.kind === 'actByOverride')?.remedies).toEqual(['accepted']);
  await two.when('order', { order: second.id as never }, (order) => order.tickets[0]?.state === 'returned');
  await takingsAreEqual(one);
  expect((await booksOf(house.centre)).balanced).toBe(true);
}, 60_000);

test('refusals of remedies: not known, not for this kind, no tickets, not a manager', async () => {
  const { second, found } = await soldTwice();
  const base = {
    case: found.id as never,
    remedy: 'refunded' as const,
    method: 'pay-cash' as never,
    language: 'en' as const,
  };
  expect(await two.run('resolveCase', { ...base, case: 'case-of-nobody' as never })).toMatchObject({
    refusal: { kind: 'caseUnknown' },
  });
  expect(await two.run('resolveCase', base)).toMatchObject({ refusal: { kind: 'ticketUnknown' } });
  const seat = { ...base, remedy: 'moved' as const, tickets: [second.tickets[0]?.id as never] };
  expect(await two.run('resolveCase', { ...seat, seat: 'no-such-seat' as never })).toMatchObject({
    refusal: { kind: 'seatUnknown' },
  });
  await two.done('signOut', {});
  await two.done('signIn', { staff: 'staff-anna-meier' as never, pin: '1111' });
  expect(await two.run('resolveCase', base)).toMatchObject({ refusal: { kind: 'roleMissing' } });
}, 60_000);
