import { expect, test } from 'vitest';
import { startAutoLock } from '../../renderer/state/autoLock.ts';

/** A lock on a clock of its own, after 1000 ms. */
function lockOn(busy: () => boolean = () => false) {
  let now = 0;
  let due: { at: number; then: () => void } | null = null;
  const locked: number[] = [];
  const guard = startAutoLock({
    afterMs: 1000,
    now: () => now,
    busy,
    lock: () => locked.push(now),
    wait: (ms, then) => {
      const mine = { at: now + ms, then };
      due = mine;
      return () => {
        if (due === mine) due = null;
      };
    },
  });
  return {
    guard,
    locked,
    pass: (ms: number) => {
      const end = now + ms;
      while (due !== null && due.at <= end) {
        const { at, then } = due;
        due = null;
        now = at;
        then();
      }
      now = end;
    },
  };
}

test('A3: a screen that nobody touches locks, once, and a touch gives it the whole time again', () => {
  const { guard, locked, pass } = lockOn();
  pass(900);
  guard.touched();
  pass(999);
  expect(locked).toEqual([]);
  pass(1);
  expect(locked).toEqual([1900]);
  pass(10_000);
  expect(locked).toEqual([1900]);
});

test('A3: it waits while the terminal is asked, and the whole time after', () => {
  let busy = true;
  const { locked, pass } = lockOn(() => busy);
  pass(5000);
  expect(locked).toEqual([]);
  busy = false;
  pass(999);
  expect(locked).toEqual([]);
  pass(1);
  expect(locked).toEqual([6000]);
});

test('A3: who is gone is not locked out a second time', () => {
  const { guard, locked, pass } = lockOn();
  guard.stop();
  pass(5000);
  expect(locked).toEqual([]);
});
