import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { QueryReply } from '../../shared/contract/queries.ts';
import type { TillView } from '../../shared/contract/tillViews.ts';
import { instant } from '../../shared/kernel/time.ts';
import { type Answer, type Doings, type Findings, no, ok } from './fakeAnswers.ts';
import { EVENING } from './fakeVenue.ts';

type Closing = QueryReply<'closings'>['closings'][number];
/** What was taken in cash before the screen was opened, minor units. */
const TAKEN_BEFORE = 182_000;

/** Cash sessions of the fake core, and what they were closed with. */
export function fakeCash(newId: () => string, till: TillView, orders: readonly OrderView[]) {
  const closings: Closing[] = [];

  function close(countedMinor: number): Answer {
    const { session } = till;
    if (session === null) return no({ kind: 'sessionMissing' });
    const taken = orders.reduce((sum, one) => sum + one.totalMinor + one.roundingMinor, 0);
    const cashMinor = TAKEN_BEFORE + taken;
    const expectedCashMinor = session.floatMinor + cashMinor;
    const closing: Closing = {
      number: `Z2-000${closings.length + 7}`,
      at: instant(EVENING),
      by: 'anna',
      orders: orders.length + 36,
      tickets: 84,
      copies: 1,
      floatMinor: session.floatMinor,
      linesMinor: taken,
      roundingMinor: -2,
      methods: [
        { method: 'cash', methodName: 'Cash', kind: 'cash', minor: cashMinor, count: 20, foreign: null },
        { method: 'card', methodName: 'Card', kind: 'card', minor: 118_240, count: 12, foreign: null },
        { method: 'twint', methodName: 'TWINT', kind: 'twint', minor: 61_600, count: 5, foreign: null },
      ],
      taxes: [{ vatName: 'Culture', vatBasisPoints: 260, grossMinor: 361_840, taxMinor: 9_169 }],
      countedForeign: [],
      vouchersMinor: 0,
      returns: null,
      expectedCashMinor,
      countedCashMinor: countedMinor,
      differenceMinor: countedMinor - expectedCashMinor,
      shortHash: '7QK2-M4XD-91',
      openedBy: 'Anna Meier',
      approvedBy: '',
      movements: null,
      invoices: { issued: 2, issuedMinor: 34_800, creditedMinor: 0, settled: 1, settledMinor: 11_600 },
      counting: null,
    };
    closings.unshift(closing);
    till.session = null;
    return ok(closing);
  }

  const commands: Doings = {
    openSession: ({ floatMinor }) => {
      till.session = {
        id: newId(),
        openedAt: instant(EVENING),
        openedBy: 'anna',
        openedByName: 'Anna Meier',
        floatMinor,
        orders: 0,
        tickets: 0,
        takingsMinor: 0,
        foreign: [],
        beside: [],
        dropDue: false,
        counted: false,
      };
      return ok(till.session);
    },
    countSession: () => {
      if (till.session === null) return no({ kind: 'sessionMissing' });
      till.session = { ...till.session, counted: true };
      return ok({ even: true, differs: [] });
    },
    closeSession: ({ countedMinor }) => close(countedMinor),
  };
  const queries: Findings = {
    closings: () => ok({ closings }),
    cashMovements: () => ok({ movements: [] }),
  };
  return { commands, queries };
}
