import { describe, expect, test } from 'vitest';
import { openQuota } from '../../shared/inventory/ledger.ts';
import type { OrderReserved, OrderValidated } from '../../shared/journal/bodies.ts';
import type { FromReservation, ReservationEnded } from '../../shared/journal/bodiesOfReservations.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { applyVenue, emptyVenue, stepVenue, type VenueState } from '../../shared/journal/foldVenue.ts';
import type { Effect } from '../../shared/journal/records.ts';
import { seatKey } from '../../shared/journal/venueSeats.ts';
import type { DateId, OrderId, QuotaId, SeatId, StreamId } from '../../shared/kernel/ids.ts';

const QUOTA = 'q1' as QuotaId;
const SEAT = seatKey('d1' as DateId, 's1' as SeatId);
const RESERVED: FromReservation = {
  order: 'order-r' as OrderId,
  number: '2-000001',
  maker: 'stream-2' as StreamId,
  authority: 'own',
};

interface Sale {
  readonly order: string;
  readonly number: string;
  readonly stream: string;
  readonly seq: number;
  /** Null: it is only reserved. */
  readonly ticket: string | null;
  readonly pays?: FromReservation;
  /** Free of charge, out of this contingent. */
  readonly contingent?: QuotaId;
}

/** The state after an order for seat s1, all of it by a manager's word, and what was objected to. */
function sell(state: VenueState, { order, number, stream, seq, ticket, pays, contingent }: Sale) {
  const tickets =
    ticket === null ? [] : [{ ticket, number: `T${ticket}`, order, line: 0, index: 0, ordinal: 1 }];
  const body = {
    order,
    number,
    lines: [
      {
        kind: 'ticket',
        date: 'd1',
        quota: QUOTA,
        quantity: 1,
        seats: [{ seat: 's1' }],
        minors: [contingent ? 0 : 5000],
        ...(contingent ? { contingent } : {}),
      },
    ],
    tickets,
    payments: [],
    rights: [],
    ...(pays ? { pays } : { override: { by: 'sophie', quotas: [{ quota: QUOTA, amount: 1 }] } }),
  } as unknown as OrderValidated & OrderReserved;
  const kind = ticket === null ? 'orderReserved' : 'orderValidated';
  return fold(state, { kind, stream, seq, body }, {
    type: 'order',
    record: { order, number, state: ticket === null ? 'reserved' : 'validated' },
    tickets,
  } as unknown as Effect);
}

function end(state: VenueState, seq: number, changes: object = {}) {
  const body = {
    ...RESERVED,
    authority: 'own',
    why: 'expired',
    by: null,
    freed: [{ lease: `lease-${seq}`, quota: QUOTA, amount: 1, seats: ['s1'], date: 'd1' }],
    ...changes,
  } as unknown as ReservationEnded;
  return fold(state, { kind: 'reservationEnded', stream: 'stream-2', seq, body }, {
    type: 'reservationEnded',
    body,
  } as unknown as Effect);
}

function fold(
  state: VenueState,
  {
    kind,
    stream,
    seq,
    body,
  }: Pick<Entry, 'kind' | 'seq'> & { readonly stream: string; readonly body: object },
  effect: Effect,
) {
  const place = { stream: stream as StreamId, seq };
  const entry = { kind, stream, seq, at: 0, step: 0, prev: '', body } as unknown as Entry;
  const step = stepVenue(state, entry, [effect], place);
  return { state: applyVenue(state, step, place), findings: step.findings.map((one) => one.kind) };
}

/** Seat s1 was sold at till 1 and then reserved at till 2, each by a manager's word. */
const soldAndReserved = (): VenueState => {
  const venue = { ...emptyVenue(), quotas: new Map([[QUOTA, openQuota(QUOTA, 10)]]) };
  const sold = sell(venue, {
    order: 'order-1',
    number: '1-000001',
    stream: 'stream-1',
    seq: 1,
    ticket: 't1',
  });
  const reserved = sell(sold.state, {
    order: RESERVED.order,
    number: RESERVED.number,
    stream: 'stream-2',
    seq: 1,
    ticket: null,
  });
  expect(reserved.findings).toEqual(['seatTwice']);
  return reserved.state;
};

describe('a reservation of a seat that somebody has already', () => {
  test('G5: when it ends, its place is free again, and the seat stays with who has it', () => {
    const before = soldAndReserved();
    expect(before.quotas.get(QUOTA)).toMatchObject({ sold: 2, free: 8 });
    const { state } = end(before, 2);
    expect(state.quotas.get(QUOTA)).toMatchObject({ sold: 1, leased: 0, free: 9 });
    expect(state.seats.get(SEAT)).toMatchObject({ ticket: 't1' });
    expect(state.seats.get(SEAT)?.behind).toBeUndefined();
  });

  test('G4: when it is paid, its claim goes over to the order: nobody has the seat twice', () => {
    const { state, findings } = sell(soldAndReserved(), {
      order: 'order-2',
      number: '2-000002',
      stream: 'stream-2',
      seq: 2,
      ticket: 't2',
      pays: RESERVED,
    });
    expect(findings).toEqual([]);
    expect(state.quotas.get(QUOTA)).toMatchObject({ sold: 2 });
    expect(state.seats.get(SEAT)).toMatchObject({
      ticket: 't1',
      behind: [{ ticket: 't2', order: '2-000002' }],
    });
  });
});

describe('a reservation that is paid after it was closed', () => {
  const venue = { ...emptyVenue(), quotas: new Map([[QUOTA, openQuota(QUOTA, 10)]]) };
  const reserved = (): VenueState =>
    sell(venue, { order: RESERVED.order, number: RESERVED.number, stream: 'stream-2', seq: 1, ticket: null })
      .state;
  const late = {
    order: 'order-3',
    number: '3-000001',
    stream: 'stream-3',
    seq: 1,
    ticket: 't3',
    pays: { ...RESERVED, authority: 'override' },
  } as const;

  test('G4: who was sold its seat in between is named beside who paid late', () => {
    const third = { order: 'order-4', number: '4-000001', stream: 'stream-4', seq: 1, ticket: 't4' };
    const { state } = sell(end(reserved(), 2).state, third);
    const { state: after, findings } = sell(state, late);
    expect(findings).toEqual(['reservationTwice', 'seatTwice']);
    expect(after.seats.get(SEAT)).toMatchObject({ ticket: 't4', behind: [{ ticket: 't3' }] });
  });

  test('G4: of two who paid it one case says so, and the second one has the seat behind the first', () => {
    const first = { ...late, order: 'order-2', number: '2-000002', stream: 'stream-2', seq: 2, ticket: 't2' };
    const { state } = sell(reserved(), { ...first, pays: RESERVED });
    const { state: after, findings } = sell(state, late);
    expect(findings).toEqual(['reservationTwice']);
    expect(after.seats.get(SEAT)).toMatchObject({ ticket: 't2', behind: [{ ticket: 't3' }] });
  });
});

describe('pieces that were split off before somebody else took them', () => {
  const quotas = new Map([[QUOTA, openQuota(QUOTA, 10)]]);
  const lines = (quantity: number) => [
    {
      kind: 'ticket',
      date: 'd1',
      quota: QUOTA,
      quantity,
      seats: [],
      discounts: [],
      unitMinor: 5000,
      minors: Array(quantity).fill(5000),
    },
  ];
  const order = (state: VenueState, kind: string, stream: string, body: Record<string, unknown>) =>
    fold(state, { kind, stream, seq: 1, body: { payments: [], rights: [], tickets: [], ...body } }, {
      type: 'order',
      record: { ...body },
      tickets: [],
    } as unknown as Effect);
  const override = { by: 'sophie', quotas: [{ quota: QUOTA, amount: 3 }] };
  const made = { order: RESERVED.order, number: RESERVED.number, lines: lines(3), override };
  const reserved = order({ ...emptyVenue(), quotas }, 'orderReserved', 'stream-2', made);
  const part = { order: 'order-3', number: '2-000002', lines: lines(1) };
  const split = order(reserved.state, 'orderReserved', 'stream-2', {
    ...part,
    splitFrom: { ...RESERVED, pieces: ['0/1'] },
  });

  test('G5: all of it is paid by a word: they are taken anew, and a case names both', () => {
    expect(split.findings).toEqual([]);
    const pays = { ...RESERVED, authority: 'override', pieces: ['0/0', '0/1', '0/2'] };
    const late = { order: 'order-4', number: '4-000001', lines: lines(3), pays };
    const paid = order(split.state, 'orderValidated', 'stream-4', late);
    expect(paid.findings).toEqual(['actByOverride', 'reservationTwice']);
    expect(paid.state.quotas.get(QUOTA)).toMatchObject({ sold: 4, free: 6 });
  });
  test('G5: a lost till that was found splits off one of them once more: it is taken anew, and a case names both', () => {
    const late = { order: 'order-4', number: '4-000001', lines: lines(2) };
    const splitFrom = { ...RESERVED, pieces: ['0/0', '0/1'] };
    const again = order(split.state, 'orderReserved', 'stream-4', { ...late, splitFrom });
    expect(again.findings).toEqual(['authorityMissing', 'reservationTwice']);
    expect(again.state.quotas.get(QUOTA)).toMatchObject({ sold: 4, free: 6 });
    // Who split a piece off first stays the one who did.
    expect(
      ['0/0', '0/1'].map((piece) => again.state.returns.get(`${RESERVED.order}/${piece}` as never)?.refund),
    ).toEqual(['4-000001', '2-000002']);
  });
  test('G5: who was given all of it before it knew pays it by right: the same', () => {
    const pays = { ...RESERVED, authority: 'granted', pieces: ['0/0', '0/1', '0/2'] };
    const state = { ...split.state, authority: new Map([[RESERVED.order as never, 'stream-4' as StreamId]]) };
    const late = { order: 'order-4', number: '4-000001', lines: lines(3), pays };
    const paid = order(state, 'orderValidated', 'stream-4', late);
    expect(paid.findings).toEqual(['reservationTwice']);
    expect(paid.state.quotas.get(QUOTA)).toMatchObject({ sold: 4, free: 6 });
  });
  test('G5: it ends, by who does not know: what it holds no more is not freed', () => {
    const freed = [{ lease: 'lease-9', quota: QUOTA, amount: 3, date: 'd1', pieces: ['0/0', '0/1', '0/2'] }];
    const { state } = end(split.state, 9, { freed });
    expect(state.quotas.get(QUOTA)).toMatchObject({ sold: 1, leased: 2, free: 7 });
  });
});

test('G5: a guest who came after the list had ended takes a place of the contingent of his own', () => {
  const contingent = 'qg' as QuotaId;
  const quotas = new Map([QUOTA, contingent].map((quota) => [quota, openQuota(quota, 10)] as const));
  const list = { order: RESERVED.order, number: RESERVED.number, stream: 'stream-2', seq: 1, ticket: null };
  // What the list took of the contingent its rights would name; here it ends with none.
  const ended = end(sell({ ...emptyVenue(), quotas }, list).state, 2);
  const came = { order: 'order-3', number: '3-000001', stream: 'stream-3', seq: 1, ticket: 't3' };
  const { state } = sell(ended.state, { ...came, pays: { ...RESERVED, authority: 'override' }, contingent });
  expect(state.quotas.get(contingent)).toMatchObject({ sold: 1, free: 9 });
});

describe('an act on a reservation that comes in before the reservation does', () => {
  const venue = { ...emptyVenue(), quotas: new Map([[QUOTA, openQuota(QUOTA, 10)]]) };
  const reservation = {
    order: RESERVED.order,
    number: RESERVED.number,
    stream: 'stream-2',
    seq: 1,
    ticket: null,
  };

  test('G4, G5: paid elsewhere: its place is sold once, and it is closed when it comes', () => {
    const paid = sell(venue, {
      order: 'order-3',
      number: '3-000001',
      stream: 'stream-3',
      seq: 1,
      ticket: 't3',
      pays: { ...RESERVED, authority: 'granted' },
    });
    expect(paid.findings).toContain('reservationUnknown');
    const { state, findings } = sell(paid.state, reservation);
    expect(findings).not.toContain('seatTwice');
    expect(state.quotas.get(QUOTA)).toMatchObject({ sold: 1, free: 9 });
    expect(state.seats.get(SEAT)).toMatchObject({ ticket: 't3' });
    expect(state.seats.get(SEAT)?.behind).toBeUndefined();
    // Its maker, who hears of it later, ends what is closed: a case, and no place is free a second time.
    const ended = end(state, 2);
    expect(ended.findings).toEqual(['reservationTwice']);
    expect(ended.state.quotas.get(QUOTA)).toMatchObject({ sold: 1, free: 9 });
  });

  test('G5: ended elsewhere: it takes no place when it comes', () => {
    const ended = end(venue, 2);
    expect(ended.findings).toEqual(['reservationUnknown']);
    const { state } = sell(ended.state, reservation);
    expect(state.quotas.get(QUOTA)).toMatchObject({ sold: 0, free: 10 });
    expect(state.seats.get(SEAT)).toBeUndefined();
  });
});

test('G5: what was reserved by a word is free at the centre when it ends, and no lease of whoever ended it', () => {
  const venue = { ...emptyVenue(), quotas: new Map([[QUOTA, openQuota(QUOTA, 10)]]) };
  const { state } = sell(venue, {
    order: RESERVED.order,
    number: RESERVED.number,
    stream: 'stream-2',
    seq: 1,
    ticket: null,
  });
  const ended = end(state, 2, {
    freed: [],
    beyond: [{ quota: QUOTA, amount: 1, seats: ['s1'], date: 'd1' }],
  });
  expect(ended.state.quotas.get(QUOTA)).toMatchObject({ sold: 0, leased: 0, free: 10 });
  expect(ended.state.leases.size).toBe(0);
  expect(ended.state.seats.get(SEAT)).toBeUndefined();
});
