import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { demoVenue } from '../../central/demo/venue.ts';
import { sha256 } from '../../central/platform/crypto.ts';
import { voucherIdOf } from '../../shared/domain/vouchers.ts';
import type { LeaseRow } from '../../shared/sync/reference.ts';
import { AT, JournalMaker } from '../fakes/journalMaker.ts';
import { type Caller, enrolled, testCentre } from '../fakes/testCentre.ts';

let centre: Centre;
let tills: { maker: JournalMaker; caller: Caller }[];
beforeEach(async () => {
  centre = await testCentre({ expectedTills: 2 });
  await centre.importCatalogue(demoVenue(AT));
  tills = [];
  for (const no of [1, 2]) {
    const maker = new JournalMaker(`till ${no}`).start(no);
    tills.push({ maker, caller: await enrolled(centre, maker) });
  }
});
afterEach(() => centre.close());

const leasesOf = async ({ caller }: { caller: Caller }, quota: string): Promise<LeaseRow[]> =>
  (await caller.feed(0, 5000)).items
    .filter((item) => item.kind === 'lease' && item.value?.quota === quota)
    .map((item) => item.value as LeaseRow);

/** An order of one seat. */
function sellSeat(maker: JournalMaker, lease: LeaseRow, seat: string): void {
  const line = {
    kind: 'ticket',
    line: 'l',
    quota: lease.quota,
    date: 'symphonie-tonight',
    event: 'symphonie',
    quantity: 1,
    unitMinor: 3200,
    discounts: [],
    minors: [3200],
    totalMinor: 3200,
    vatName: 'A',
    vatBasisPoints: 810,
    seats: [{ seat, section: 'Parterre', row: '1', number: '1', kind: 'normal' }],
  };
  const rights = [{ lease: lease.id, epoch: lease.epoch, quota: lease.quota, amount: 1, seats: [seat] }];
  maker.sell({ quota: lease.quota, quantity: 1 }, { lines: [line], rights });
}

test('G4: tills get whole rows of seats, no seat is leased twice, held, blocked and house seats to nobody', async () => {
  const [one, two] = tills;
  if (!one || !two) throw new Error('two tills');
  for (const zone of ['a', 'b', 'c']) {
    const quota = `symphonie-tonight-${zone}`;
    const seats = [...(await leasesOf(one, quota)), ...(await leasesOf(two, quota))].flatMap(
      (l) => l.seats ?? [],
    );
    expect(new Set(seats).size).toBe(seats.length);
    const capacity = demoVenue(AT).find((row) => row.id === quota)?.value?.capacity;
    expect(seats).toHaveLength(Number(capacity));
    for (const kept of ['stalls-c-3-11', 'stalls-c-14-13', 'stalls-c-10-13'])
      expect(seats).not.toContain(kept);
  }
});

test('G4: a seat sold by two tills is a case that names both tickets; others learn which seats are sold', async () => {
  const [one, two] = tills;
  const [lease] = one ? await leasesOf(one, 'symphonie-tonight-a') : [];
  const [other] = two ? await leasesOf(two, 'symphonie-tonight-a') : [];
  const seat = lease?.seats?.[0];
  if (!one || !two || !lease || !other || !seat) throw new Error('no lease');
  sellSeat(one.maker, lease, seat);
  expect(await one.caller.send(one.maker.page())).toMatchObject({ status: 'stored', cases: [] });
  const sold = (await two.caller.feed(0, 5000)).items.find((item) => item.kind === 'seatsSold')?.value;
  expect(sold).toMatchObject({ date: 'symphonie-tonight', seats: [seat] });
  sellSeat(two.maker, other, seat);
  const reply = await two.caller.send(two.maker.page());
  const cases = reply.status === 'stored' ? reply.cases : [];
  const twice = cases.find((found) => found.kind === 'seatTwice');
  expect(twice?.detail).toMatch(/T1-000001.*T2-000001/);
  expect(cases.map((found) => found.kind)).toContain('leaseUnknown');
});

test('S7: a voucher that a till sells is opened with all of its balance leased to that till', async () => {
  const [one] = tills;
  if (!one) throw new Error('no till');
  const voucher = voucherIdOf(sha256, '7K3MQ9XW2TB5HD8R76'.replace('7', '8'));
  const line = {
    kind: 'voucher',
    line: 'l',
    product: 'voucher-gift',
    productName: 'Bon cadeau',
    quantity: 1,
    unitMinor: 5000,
    discounts: [],
    minors: [5000],
    totalMinor: 5000,
    vatName: '',
    vatBasisPoints: 0,
  };
  const paid = {
    method: 'cash',
    methodName: 'Cash',
    kind: 'cash',
    minor: 5000,
    givenMinor: 5000,
    changeMinor: 0,
  };
  one.maker.sell(
    { quota: 'q1', quantity: 0 },
    {
      lines: [line],
      tickets: [],
      vouchers: [
        {
          voucher,
          line: 0,
          index: 0,
          last4: 'D8R7',
          minor: 5000,
          validTo: '2028-01-01T00:00:00.000Z',
          lease: 'lv',
        },
      ],
      payments: [paid],
      taxes: [],
      rights: [],
      totalMinor: 5000,
      perpetual: { netMinor: 5000, absoluteMinor: 5000 },
    },
  );
  expect(await one.caller.send(one.maker.page())).toMatchObject({ status: 'stored', cases: [] });
  const rows = await centre.storage.transaction(centre.organiser, async (tx) => ({
    quota: (await tx.inventory.quotas([`voucher-${voucher}` as never]))[0],
    lease: (await tx.inventory.leases(['lv' as never]))[0],
  }));
  expect(rows).toMatchObject({
    quota: { capacity: 5000, leased: 5000, free: 0 },
    lease: { stream: one.maker.stream, amount: 5000, consumed: 0 },
  });
});

test('G4: a hold that is moved seat for seat frees the one and keeps the other from being leased', async () => {
  const other = await testCentre({ expectedTills: 1 });
  try {
    await other.importCatalogue(demoVenue(AT));
    const hold = demoVenue(AT).find(
      (row) => row.kind === 'seatHold' && row.value?.date === 'symphonie-tonight',
    );
    const [freed, ...kept] = (hold?.value?.seats ?? []) as string[];
    const sections = demoVenue(AT).filter((row) => row.kind === 'planSection');
    type Section = { rows: { seats: { id: string; category: string; kind?: string }[] }[] };
    const seats = sections.flatMap((row) =>
      (row.value as unknown as Section).rows.flatMap((one) => one.seats),
    );
    const category = seats.find((seat) => seat.id === freed)?.category;
    const all = demoVenue(AT).flatMap((row) =>
      row.kind === 'seatHold' && row.value?.date === 'symphonie-tonight' ? (row.value.seats as string[]) : [],
    );
    const moved = seats.find(
      (seat) => seat.category === category && (seat.kind ?? 'normal') === 'normal' && !all.includes(seat.id),
    );
    if (!hold?.value || !freed || !moved) throw new Error('a hold and a seat to move it to');
    await other.importCatalogue([{ ...hold, value: { ...hold.value, seats: [...kept, moved.id] } }]);
    const maker = new JournalMaker('till of the moved hold').start(1);
    const till = { maker, caller: await enrolled(other, maker) };
    const leased = (await leasesOf(till, `symphonie-tonight-${category?.toLowerCase()}`)).flatMap(
      (lease) => lease.seats ?? [],
    );
    expect(leased).toContain(freed);
    expect(leased).not.toContain(moved.id);
  } finally {
    await other.close();
  }
});
