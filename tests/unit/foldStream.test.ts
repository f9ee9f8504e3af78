import { describe, expect, test } from 'vitest';
import type { Entry } from '../../shared/journal/entry.ts';
import { GENESIS } from '../../shared/journal/entry.ts';
import { skipEntry, stepStream } from '../../shared/journal/foldStream.ts';
import { expectedCash, newStream, type StreamState } from '../../shared/journal/streamState.ts';
import { closingOf, makeEvening, ORDINARY_EVENING } from '../fakes/evenings.ts';

const evening = makeEvening(ORDINARY_EVENING);

/** The state before the entry at an index. */
function stateBefore(index: number): StreamState {
  let state = newStream(evening.stream);
  for (const entry of evening.entries.slice(0, index)) {
    const step = stepStream(state, entry);
    if (!step.ok) throw new Error(step.refusal.detail);
    state = step.value.state;
  }
  return state;
}
const indexOf = (kind: string, nth = 0): number =>
  evening.entries.flatMap((e, i) => (e.kind === kind ? [i] : []))[nth] as number;
const refusalOf = (state: StreamState, entry: Entry): string => {
  const step = stepStream(state, entry);
  return step.ok ? 'accepted' : step.refusal.kind;
};
const changed = (index: number, body: object): Entry => {
  const entry = evening.entries[index] as Entry;
  return { ...entry, body: { ...entry.body, ...body } } as Entry;
};

describe('what does not follow is refused, by name', () => {
  const order = indexOf('orderValidated');
  const cases: [string, string, StreamState, Entry][] = [
    [
      'a stream that begins with a sale',
      'notStarted',
      newStream(evening.stream),
      { ...changed(order, {}), seq: 1 },
    ],
    ['an entry out of turn', 'notNext', stateBefore(order), { ...changed(order, {}), seq: order + 2 }],
    ['an entry of another stream', 'notNext', newStream('other' as never), changed(0, {})],
    ['a second beginning', 'session', stateBefore(1), { ...changed(0, {}), seq: 2 }],
    ['a sale without a cash session', 'session', stateBefore(1), { ...changed(order, {}), seq: 2 }],
    ['a sale in another cash session', 'session', stateBefore(order), changed(order, { session: 's9' })],
    ['a second cash session', 'session', stateBefore(2), { ...changed(1, {}), seq: 3 }],
    ['an order number twice', 'number', stateBefore(order), changed(order, { number: '2-000002' })],
    ['an order without payment', 'conservation', stateBefore(order), changed(order, { payments: [] })],
    ['an order without tickets', 'conservation', stateBefore(order), changed(order, { tickets: [] })],
    [
      'wrong perpetual totals',
      'perpetual',
      stateBefore(order),
      changed(order, { perpetual: { netMinor: 0, absoluteMinor: 0 } }),
    ],
    ['a body that is none', 'malformed', stateBefore(order), { ...changed(order, {}), body: null as never }],
    [
      'a kind of a later version',
      'unknownKind',
      stateBefore(order),
      { ...changed(order, {}), kind: 'voucherSold' },
    ],
    [
      'a closing number twice',
      'number',
      stateBefore(indexOf('sessionClosed')),
      changed(indexOf('sessionClosed'), { number: 'Z2-0002' }),
    ],
    [
      'a closing with another head',
      'conservation',
      stateBefore(indexOf('sessionClosed')),
      changed(indexOf('sessionClosed'), { head: GENESIS }),
    ],
    [
      'a closing with another closing before',
      'conservation',
      stateBefore(indexOf('sessionClosed', 1)),
      changed(indexOf('sessionClosed', 1), { previousClosing: GENESIS }),
    ],
  ];
  test.each(cases)('%s: %s', (_what, kind, state, entry) => {
    expect(refusalOf(state, entry)).toBe(kind);
  });
});

test('G3: a closing says what the fold says, and cash expected is float and cash taken', () => {
  const index = indexOf('sessionClosed');
  const state = stateBefore(index);
  const { prev } = evening.entries[index] as Entry;
  const { body } = evening.entries[index] as Entry;
  expect(closingOf(state, { stream: evening.stream, seq: state.seq, link: prev }, -100)).toEqual(body);
  // 2 × 58.00 in cash, 5.00 of 17.87 in cash, float 200.00.
  expect(state.session && expectedCash(state.session)).toBe(20_000 + 11_600 + 500);
});

test('a closing names the closing before, also when the entry between them could not be folded', () => {
  const first = indexOf('sessionClosed');
  const opened = evening.entries[first + 1] as Entry;
  const state = stateBefore(first + 1);
  const skipped = skipEntry(state, { ...opened, kind: 'later' });
  expect(state.lastClosing).toBe('awaited');
  expect(skipped.lastClosing).toBe(opened.prev);
});
