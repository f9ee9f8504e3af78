import { expect, test } from 'vitest';
import { closedStays } from '../../shared/sync/closedStays.ts';
import { type ForeignOrderRow, Reference } from '../../shared/sync/reference.ts';

const ticket = (id: string, state: 'valid' | 'returned') => ({
  ticket: id,
  number: `T-${id}`,
  secret: '',
  kind: 'ticket',
  state,
  minor: 5000,
  vatName: '',
  vatBasisPoints: 0,
  date: 'd1',
  event: 'e1',
  eventName: '',
  startsAt: null,
  zoneName: '',
  priceName: '',
  quota: 'q1',
  seat: null,
});
const order = (changes: object): ForeignOrderRow =>
  Reference.foreignOrder.parse({
    id: 'order-1',
    number: '1-000001',
    stream: 'stream-1',
    tillNo: 1,
    at: 0,
    state: 'validated',
    customer: null,
    totalMinor: 5000,
    tickets: [],
    ...changes,
  });
const reserved = (state: string, taken: string[], paidBy = ''): ForeignOrderRow =>
  order({ state, reservation: { expiresAt: null, lines: [], taken, paidBy } });
const owed = (credits: object[], settled: boolean): ForeignOrderRow =>
  order({ receivable: { method: 'invoice', methodName: 'Invoice', minor: 5000, credits, settled } });

test('G4: what a till knows to be closed is not open again because a restored centre has forgotten it', () => {
  const now = closedStays(reserved('paid', ['0/0'], '2-000001'), reserved('reserved', ['0/1']));
  expect(now).toMatchObject({ state: 'paid', reservation: { taken: ['0/1', '0/0'], paidBy: '2-000001' } });
  const before = order({ tickets: [ticket('a', 'returned'), ticket('b', 'valid')] });
  const told = order({ tickets: [ticket('a', 'valid'), ticket('b', 'returned')] });
  expect(closedStays(before, told).tickets.map((one) => one.state)).toEqual(['returned', 'returned']);
});

test('G3: nor is an invoice owed that was paid, nor more of it than was left', () => {
  const first = { stream: 's1', refund: 'r1', minor: 100 };
  const second = { stream: 's2', refund: 'r2', minor: 20 };
  expect(closedStays(owed([first], true), owed([second], false)).receivable).toMatchObject({
    settled: true,
    settledMinor: 5000,
    credits: [second, first],
  });
});

test('what the centre says now counts where it says more', () => {
  const now = reserved('ended', ['0/0']);
  expect(closedStays(reserved('reserved', []), now)).toEqual(now);
  expect(closedStays(reserved('paid', [], '2-000001'), now).state).toBe('ended');
  expect(closedStays(undefined, now)).toBe(now);
});
