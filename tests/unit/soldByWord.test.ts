import { expect, test } from 'vitest';
import { reservedByWord, soldByWord } from '../../shared/journal/soldByWord.ts';

type Body = Parameters<typeof soldByWord>[0];

const ticket = (id: string, line: number, index: number) => ({ ticket: id, line, index });
const seats = (...names: string[]) => names.map((seat) => ({ seat }));
const body = (changes: object): Body =>
  ({ lines: [], tickets: [], rights: [], ...changes }) as unknown as Body;

test('G4: of named seats those that no right names were sold by a word', () => {
  const sold = body({
    lines: [{ kind: 'ticket', quota: 'qh', quantity: 2, seats: seats('s-1', 's-2'), minors: [80, 80] }],
    tickets: [ticket('t1', 0, 0), ticket('t2', 0, 1)],
    rights: [{ lease: 'l1', epoch: 1, quota: 'qh', amount: 1, seats: ['s-1'] }],
    override: { by: 'sophie', quotas: [{ quota: 'qh', amount: 1 }] },
  });
  expect([...soldByWord(sold)]).toEqual(['t2']);
});

test('G5: of places so many as the word says; a free ticket of its contingent as well', () => {
  const sold = body({
    lines: [
      { kind: 'ticket', quota: 'q1', contingent: 'qp', quantity: 3, seats: [], minors: [25, 0, 0] },
      { kind: 'pass', quota: 'qs', quantity: 1, minors: [100] },
    ],
    tickets: [ticket('t1', 0, 0), ticket('t2', 0, 1), ticket('t3', 0, 2), ticket('p1', 1, 0)],
    override: {
      by: 'sophie',
      quotas: [
        { quota: 'q1', amount: 1 },
        { quota: 'qp', amount: 2 },
      ],
    },
  });
  expect([...soldByWord(sold)].sort()).toEqual(['t2', 't3']);
});

test('without a word nothing was sold by one', () => {
  expect(soldByWord(body({})).size).toBe(0);
});

test('G4, G5: what was reserved by a word stays so when it is paid, split, or paid by a word itself', () => {
  const lines = [
    { kind: 'ticket', quota: 'qh', quantity: 2, seats: seats('s-1', 's-2'), minors: [80, 80] },
    { kind: 'ticket', quota: 'q1', quantity: 1, seats: [], minors: [25] },
  ];
  const rights = [{ lease: 'l1', epoch: 1, quota: 'qh', amount: 1, seats: ['s-1'] }];
  const override = { by: 'sophie', quotas: [{ quota: 'qh', amount: 1 }] };
  const made = body({ lines, rights, override }) as unknown as Parameters<typeof reservedByWord>[0];
  expect([...reservedByWord(made)]).toEqual(['0/1']);
  const from = { order: 'r', number: '1-000001', maker: 'stream-1' };
  const split = {
    ...made,
    rights: [],
    splitFrom: { ...from, authority: 'own', pieces: ['0/1'], byWord: ['0/0'] },
  };
  expect([...reservedByWord(split as never)]).toEqual(['0/0']);
  const tickets = [ticket('t1', 0, 0), ticket('t2', 0, 1), ticket('t3', 1, 0)];
  const paid = (changes: object) => [
    ...soldByWord(body({ lines, tickets, pays: { ...from, authority: 'granted', ...changes } })),
  ];
  expect(paid({ byWord: ['0/1'] })).toEqual(['t2']);
  expect(paid({})).toEqual([]);
  expect(paid({ authority: 'override' })).toEqual(['t1', 't2', 't3']);
});
