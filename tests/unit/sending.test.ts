import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterPage, secondsLeft, startSending } from '../../shared/sync/sending.ts';

test('entries, bytes and time left follow the pages', () => {
  let sending = startSending(1000);
  expect(secondsLeft(sending)).toBeNull();
  sending = afterPage(sending, { entries: 200, bytes: 90_000 }, 800, 1000);
  expect(sending).toMatchObject({ sent: 200, total: 1000, bytes: 90_000 });
  // One page says how much, two say how fast.
  expect(secondsLeft(sending)).toBeNull();
  // Two sales were made meanwhile.
  sending = afterPage(sending, { entries: 200, bytes: 10_000 }, 604, 2000);
  expect(sending).toMatchObject({ sent: 400, total: 1004, bytes: 100_000 });
  expect(secondsLeft(sending)).toBe(4);
});

test('a line that slows down shows in the time left', () => {
  let sending = startSending(100_000);
  for (let page = 1; page <= 10; page++)
    sending = afterPage(sending, { entries: 200, bytes: 1 }, 100_000 - page * 200, page * 100);
  const fast = secondsLeft(sending) ?? 0;
  for (let page = 1; page <= 10; page++)
    sending = afterPage(sending, { entries: 200, bytes: 1 }, 98_000 - page * 200, 1000 + page * 1000);
  expect(secondsLeft(sending) ?? 0).toBeGreaterThan(fast * 5);
});

test('whatever the clock does, the time left is a second or more, or nobody can say', () => {
  const page = fc.record({
    entries: fc.integer({ min: 1, max: 1000 }),
    bytes: fc.nat(),
    waiting: fc.nat({ max: 100_000 }),
    at: fc.integer({ min: -1e12, max: 1e12 }),
  });
  fc.assert(
    fc.property(fc.nat(), fc.array(page), (total, pages) => {
      let sending = startSending(total);
      for (const { waiting, at, ...one } of pages) sending = afterPage(sending, one, waiting, at);
      expect(sending.sent).toBe(pages.reduce((sum, { entries }) => sum + entries, 0));
      const left = secondsLeft(sending);
      if (left !== null) expect(left).toBeGreaterThanOrEqual(1);
      for (const [i, mark] of sending.marks.entries())
        expect(mark.at).toBeGreaterThanOrEqual(sending.marks[i - 1]?.at ?? mark.at);
    }),
  );
});
