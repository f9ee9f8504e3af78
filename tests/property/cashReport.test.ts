import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SessionClosed } from '../../shared/journal/bodies.ts';
import { type Entry, openEntry } from '../../shared/journal/entry.ts';
import { type ReportRow, reportOf, type SessionReport } from '../../shared/journal/report.ts';
import { expectedCash, type SessionTakings } from '../../shared/journal/streamState.ts';
import { eveningPlans } from '../fakes/eveningPlans.ts';
import { makeEvening } from '../fakes/evenings.ts';
import { JournalMaker, PRICE } from '../fakes/journalMaker.ts';

const total = (rows: readonly Pick<ReportRow, 'minor'>[]): number =>
  rows.reduce((sum, row) => sum + row.minor, 0);

/** A report says what a closing says, and each of its lists comes to the same sales. */
function agrees(report: SessionReport, said: SessionClosed | SessionTakings): void {
  expect(report).toMatchObject({
    session: said.session,
    fromSeq: said.fromSeq,
    floatMinor: said.floatMinor,
    orders: said.orders,
    tickets: said.tickets,
    copies: said.copies,
    linesMinor: said.linesMinor,
    vouchersMinor: said.vouchersMinor ?? 0,
    roundingMinor: said.roundingMinor,
    methods: said.methods,
    taxes: said.taxes,
    returns: said.returns ?? null,
    movements: said.movements ?? null,
  });
  for (const rows of [report.dates, report.prices, report.sellers, report.hours])
    expect(total(rows)).toBe(said.linesMinor);
  const { floatMinor, methods, movements } = report;
  expect(expectedCash({ floatMinor, methods, ...(movements ? { movements } : {}) })).toBe(expectedCash(said));
}

const sessionsOf = (entries: readonly Entry[]): SessionClosed[] =>
  entries.flatMap((e) => (e.kind === 'sessionClosed' ? [e.body as unknown as SessionClosed] : []));

test('C2, G3: the report of a session’s entries says what its closing says, and every list makes its sales', () => {
  fc.assert(
    fc.property(eveningPlans(6), (plan) => {
      const { entries, state } = makeEvening(plan);
      for (const z of sessionsOf(entries)) agrees(reportOf(entries.slice(z.fromSeq - 1, z.toSeq)), z);
      if (state.session) agrees(reportOf(entries.slice(state.session.fromSeq - 1)), state.session);
    }),
    { numRuns: 60 },
  );
});

const act = fc.oneof(
  fc.record({ type: fc.constant('sell' as const), quantity: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ type: fc.constant('back' as const) }),
  fc.record({ type: fc.constant('correct' as const) }),
  fc.record({
    type: fc.constant('move' as const),
    kind: fc.constantFrom('drop', 'payOut', 'payIn', 'noSale'),
    minor: fc.integer({ min: 1, max: 50_000 }),
  }),
);

test('C1, G3: float, sales, refunds and movements make the expected cash, whatever their order; Z numbers have no gap', () => {
  fc.assert(
    fc.property(fc.array(fc.array(act, { maxLength: 8 }), { minLength: 1, maxLength: 3 }), (sessions) => {
      const till = new JournalMaker('cash').start();
      for (const [i, acts] of sessions.entries()) {
        if (i > 0)
          till.append({
            kind: 'sessionOpened',
            body: { session: till.id(), by: 'anna', floatMinor: 20_000 },
          });
        const sold: { order: string; ticket: string }[] = [];
        let cash = 20_000;
        for (const one of acts) {
          if (one.type === 'sell') {
            const order = till.id();
            const tickets = Array.from({ length: one.quantity }, () => till.id());
            till.sell({ quota: 'q1', quantity: one.quantity, order, tickets });
            sold.push(...tickets.map((ticket) => ({ order, ticket })));
            cash += PRICE * one.quantity;
          } else if (one.type === 'back') {
            const back = sold.pop();
            if (!back) continue;
            till.takeBack({ order: back.order, tickets: [back.ticket], quota: 'q1' });
            cash -= PRICE;
          } else if (one.type === 'correct') {
            const { session, perpetual } = till.state;
            // Cash that was a card after all.
            const side = (kind: string, minor: number) => ({
              method: kind,
              methodName: kind,
              kind,
              minor,
              givenMinor: minor,
              changeMinor: 0,
            });
            const [minus, plus] = [side('cash', -PRICE), side('card', PRICE)];
            till.append({
              kind: 'paymentCorrected',
              body: { session: session?.session, minus, plus, roundingMinor: 0, perpetual },
            });
            cash -= PRICE;
          } else {
            const minor = one.kind === 'noSale' ? 0 : one.minor;
            const session = till.state.session?.session;
            till.append({
              kind: 'cashMoved',
              body: { movement: till.id(), session, kind: one.kind, minor, by: 'anna' },
            });
            cash += one.kind === 'payIn' ? minor : -minor;
          }
        }
        const { session } = till.state;
        if (!session) throw new Error('the session is closed');
        expect(expectedCash(session)).toBe(cash);
        const entries = till.sealed.map((sealed) => openEntry(sealed));
        agrees(reportOf(entries.slice(session.fromSeq - 1)), session);
        till.close();
        expect(till.state.session).toBeNull();
      }
      const zs = sessionsOf(till.sealed.map((sealed) => openEntry(sealed)));
      expect(zs.map((z) => z.ordinal)).toEqual(zs.map((_, i) => i + 1));
      expect(zs).toHaveLength(sessions.length);
    }),
    { numRuns: 60 },
  );
});
