import type { CaseView } from '../../shared/contract/caseView.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { OrderView, RefundView } from '../../shared/contract/orderViews.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { refundNumber } from '../../shared/domain/numbers.ts';
import { cashRounding } from '../../shared/kernel/money.ts';
import { instant } from '../../shared/kernel/time.ts';
import { EVENING } from './fakeVenue.ts';

type Ticket = OrderView['tickets'][number];
const NO_PRINT = { state: 'none' as const, job: null, copy: 0, reason: null };

/** What some tickets of an order come to when they go back. */
export function planOf(
  order: OrderView,
  tickets: readonly string[],
  original: string,
  method: string | null,
) {
  const chosen = order.tickets.filter((one) => tickets.includes(one.id));
  const worth = chosen.reduce((sum, one) => sum + one.minor, 0);
  const rounding = method === 'cash' ? cashRounding(worth, 5) : 0;
  return {
    worthMinor: worth,
    feeMinor: 0,
    roundingMinor: rounding === 0 ? 0 : -rounding,
    outMinor: worth + rounding,
    manager: [
      ...(worth > 10_000 ? (['limit'] as const) : []),
      ...(original === 'missing' ? (['original'] as const) : []),
    ],
    authority: order.foreign === null ? ('here' as const) : ('word' as const),
  };
}

/** The order with tickets taken back, and the refund. */
export function givenBack(
  order: OrderView,
  input: CommandInput<'returnTickets'>,
  ordinal: number,
): { refund: RefundView; order: OrderView } | Refusal {
  const { tickets, reason, note = '', original, method, approval } = input;
  const plan = planOf(order, tickets, original, method);
  if (plan.manager.length > 0 && !approval)
    return { kind: 'managerNeeded', why: plan.manager[0] ?? 'limit', limitMinor: 10_000 };
  if (approval && approval.pin !== '1234') return { kind: 'approvalWrong', triesLeft: 4 };
  const number = refundNumber('2', ordinal);
  const refund: RefundView = {
    id: tickets[0] ?? '',
    number,
    at: instant(EVENING),
    byName: 'Anna Meier',
    approvedByName: approval ? 'Sophie Blanc' : '',
    why: 'cancelled',
    reason,
    original,
    note,
    tickets: [...tickets],
    feeMinor: 0,
    totalMinor: -plan.worthMinor,
    roundingMinor: plan.roundingMinor,
    payments: [
      {
        method: method ?? 'cash',
        methodName: method === 'card' ? 'Card' : 'Cash',
        kind: method === 'card' ? 'card' : 'cash',
        minor: -plan.outMinor,
        givenMinor: -plan.outMinor,
        changeMinor: 0,
        reference: '',
        foreign: null,
        voucher: null,
      },
    ],
    replacedBy: null,
    print: NO_PRINT,
  };
  const back = (one: Ticket): Ticket =>
    tickets.includes(one.id as never) ? { ...one, state: 'returned', refund: number } : one;
  return {
    refund,
    order: { ...order, tickets: order.tickets.map(back), refunds: [...order.refunds, refund] },
  };
}

/** What an order says that nothing was done with yet. */
export const NOTHING_DONE = {
  changeMinor: 0,
  payments: [],
  passes: [],
  vouchers: [],
  lines: [],
  customer: null,
  mails: [],
  refunds: [],
  receivable: null,
  collected: null,
  corrections: [],
  textChanges: [],
  replaces: null,
  foreign: null,
} satisfies Partial<OrderView>;

/** An order of till 1 as the centre told it. */
export function foreignOrder(newId: () => string): OrderView {
  const ticket = (number: string, seat: string): Ticket => ({
    id: newId(),
    number,
    eventName: 'Symphonie fantastique',
    startsAt: '2026-11-27T19:30:00.000Z',
    zoneName: 'Parterre B',
    priceName: 'Full price',
    minor: 6800,
    holder: '',
    text: [],
    kind: 'ticket',
    seat: { section: 'Parterre', row: '14', number: seat },
    reason: '',
    answers: [],
    state: 'valid',
    refund: '',
    print: NO_PRINT,
  });
  return {
    ...NOTHING_DONE,
    id: newId(),
    number: '1-000207',
    state: 'validated',
    at: instant(EVENING - 3_600_000),
    by: '',
    byName: '',
    totalMinor: 13_600,
    roundingMinor: 0,
    tickets: [ticket('T1-000512-38', '11'), ticket('T1-000513-35', '12')],
    foreign: { tillNo: 1, asOf: instant(EVENING - 120_000) },
    receipt: NO_PRINT,
    atCentre: true,
  };
}

/** Cases of an evening: a seat sold twice, a sale by a manager's word, one that was resolved. */
export function fakeCases(newId: () => string): CaseView[] {
  const seat = { what: 'Symphonie fantastique · Parterre B · Full price', seat: 'Parterre / 14 / 11' };
  const date = '2026-11-27T19:30:00.000Z';
  const ticket = (number: string, more: object = {}) => ({
    id: newId(),
    number,
    ...seat,
    date,
    minor: 6800,
    state: 'valid' as const,
    named: true,
    ...more,
  });
  return [
    {
      id: 'case-1',
      kind: 'seatTwice',
      detail: 'seat symphonie/p-14-11 is sold as T1-000512-38 at entry 40 of stream 019a and as T2-000913-91',
      tillNo: 2,
      openedAt: instant(EVENING - 600_000),
      about: ['1-000207', 'T1-000512-38', '2-000412', 'T2-000913-91'],
      orders: [
        { id: newId(), number: '1-000207', tillNo: 1, name: 'Zoé Rochat', tickets: [ticket('T1-000512-38')] },
        { id: newId(), number: '2-000412', tillNo: null, name: '', tickets: [ticket('T2-000913-91')] },
      ],
      remedies: ['accepted', 'refunded', 'moved'],
      resolved: null,
    },
    {
      id: 'case-2',
      kind: 'actByOverride',
      detail: 'refund R3-000001 was given by a manager’s word, without the authority',
      tillNo: 3,
      openedAt: instant(EVENING - 1_200_000),
      about: ['3-000044', 'R3-000001'],
      orders: [],
      remedies: ['accepted'],
      resolved: null,
    },
    {
      id: 'case-3',
      kind: 'clockSuspect',
      detail: 'the till’s clock jumped before entry 12',
      tillNo: 1,
      openedAt: instant(EVENING - 7_200_000),
      about: [],
      orders: [],
      remedies: [],
      resolved: { remedy: 'accepted', byName: 'Sophie Blanc', at: instant(EVENING - 3_600_000) },
    },
  ];
}
