import { describe, expect, test } from 'vitest';
import {
  ENTER_GAP_MS,
  hearKey,
  hearTime,
  SCAN_GAP_MS,
  scannerPatience,
  silentScanner,
} from '../../renderer/state/scanner.ts';

/** Plays keys with their pauses before them (ms) and collects what became of them. */
function play(keys: readonly (readonly [key: string, after: number])[], endAfter = 1_000) {
  let state = silentScanner();
  let now = 10_000;
  const typed: string[] = [];
  const scans: string[] = [];
  const take = (heard: ReturnType<typeof hearKey>): void => {
    state = heard.state;
    typed.push(...heard.typed);
    if (heard.scan !== null) scans.push(heard.scan);
  };
  for (const [key, after] of keys) {
    const wait = scannerPatience(state);
    if (wait !== null && wait < after) take(hearTime(state, now + wait));
    now += after;
    take(hearKey(state, key, now));
  }
  take(hearTime(state, now + endAfter));
  return { typed, scans };
}

const burst = (text: string, gap: number, first = 400) =>
  [...text].map((key, i): [string, number] => [key, i === 0 ? first : gap]);

describe('a wedge scanner is told from a hand by its speed', () => {
  test('a scan gives its code, and neither its letters nor its Enter act', () => {
    expect(play([...burst('T2-000913-91', 8), ['Enter', 8]])).toEqual({ typed: [], scans: ['T2-000913-91'] });
  });

  test('SCREENS: a scan’s trailing Enter never acts, even when it comes late', () => {
    expect(play([...burst('T200091391', 20), ['Enter', ENTER_GAP_MS + 60]])).toEqual({
      typed: [],
      scans: ['T200091391'],
    });
  });

  test('a second Enter right after a scan is swallowed, a later one is not', () => {
    const scan = [...burst('T200091391', 10), ['Enter', 10]] as [string, number][];
    expect(play([...scan, ['Enter', 50]]).typed).toEqual([]);
    expect(play([...scan, ['Enter', 900]]).typed).toEqual(['Enter']);
  });

  test('typing by hand acts key by key, Enter included', () => {
    expect(
      play([
        ['4', 300],
        ['a', 120],
        ['Enter', 200],
      ]),
    ).toEqual({ typed: ['4', 'a', 'Enter'], scans: [] });
  });

  test('two keys struck together are still typing, in their order', () => {
    expect(
      play([
        ['1', 300],
        ['2', SCAN_GAP_MS - 10],
        ['Enter', 300],
      ]),
    ).toEqual({
      typed: ['1', '2', 'Enter'],
      scans: [],
    });
  });

  test('a scanner without an Enter is heard too', () => {
    expect(play(burst('T200091391', 10))).toEqual({ typed: [], scans: ['T200091391'] });
  });

  test('a key typed just before a scan is not part of it', () => {
    expect(play([['4', 300], ...burst('T200091391', 10), ['Enter', 10]])).toEqual({
      typed: ['4'],
      scans: ['T200091391'],
    });
  });
});
