import { expect, test } from 'vitest';
import { canonical, type Json, NotCanonical } from '../../shared/kernel/canonical.ts';

test('G8: keys stand in the order of their UTF-16 units, as in the example of RFC 8785', () => {
  // RFC 8785 §3.2.3: the emoji's surrogates sort before U+FB33, although its code point is greater.
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  expect(Object.values(JSON.parse(canonical(value)) as Record<string, string>)).toHaveLength(7);
  const order = ['\\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
  const text = canonical(value);
  const places = order.map((key) => text.indexOf(`"${key}":`));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBe(1);
});

test('G8: text is escaped as RFC 8785 wants it', () => {
  expect(canonical('\u20ac$\u000f\nA\'B"\\/</script>\b\t\f\u007f\u2028')).toBe(
    `"\u20ac$\\u000f\\nA'B\\"\\\\/</script>\\b\\t\\f\u007f\u2028"`,
  );
});

test('G8: members that are undefined are left out, nested or not', () => {
  expect(canonical({ b: [1, { d: undefined, c: null }], a: undefined })).toBe('{"b":[1,{"c":null}]}');
});

test.each<[string, unknown]>([
  ['a fraction', 0.1],
  ['minus zero', -0],
  ['a number past the safe integers', 2 ** 53],
  ['infinity', Number.POSITIVE_INFINITY],
  ['no number', Number.NaN],
  ['U+0000 in text', 'a\u0000b'],
  ['U+0000 in a key', { 'a\u0000': 1 }],
  ['a high surrogate alone', '\ud83d'],
  ['a high surrogate before a letter', '\ud83dx'],
  ['a low surrogate alone', 'x\ude00'],
  ['surrogates the wrong way round', '\ude00\ud83d'],
  ['undefined in a list', [1, undefined]],
  ['a hole in a list', Object.assign([], { 0: 1, 2: 3 })],
  ['a function', { f: () => 1 }],
  ['a bigint', 1n],
])('G8: %s has no canonical form', (_what, value) => {
  expect(() => canonical(value as Json)).toThrow(NotCanonical);
});

test('what has no canonical form is named with its path', () => {
  expect(() => canonical({ a: [{ b: 1.5 }] })).toThrow('$.a[0].b');
});
