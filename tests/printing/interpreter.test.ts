import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMechanism } from '../../electron/printing/virtual/mechanism.ts';
import type { Paper } from '../../electron/printing/virtual/paper.ts';
import { createParser } from '../../electron/printing/virtual/parser.ts';
import { aTicket } from '../fakes/printDocuments.ts';
import { escposOf } from '../fakes/printedBytes.ts';

const CUT = [0x1d, 0x56, 0x42, 0];

function interpret(bytes: readonly number[] | Uint8Array): Paper[] {
  const mechanism = createMechanism();
  return createParser()(Uint8Array.from(bytes)).flatMap((command) => mechanism.apply(command).paper ?? []);
}
const ascii = (text: string): number[] => [...Buffer.from(text, 'ascii')];

test.each([
  ['an unknown command', [0x1b, 0x07], /not understood: 1b/],
  ['a stray control byte', [0x07], /not understood: 07/],
  ['a line of 49 letters', [...ascii('x'.repeat(49)), 0x0a], /588 dots wide/],
  ['letters above ASCII in another code page', [0xe9, 0x0a], /code page 0/],
  [
    'a barcode wider than the head',
    [0x1d, 0x77, 6, 0x1d, 0x6b, 0x49, 12, ...ascii('{B0123456789')],
    /dots wide/,
  ],
  ['a CODE128 in another set', [0x1d, 0x6b, 0x49, 4, ...ascii('{C'), 12, 34], /set B/],
  ['a QR code without data', [0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30], /without data/],
  ['a cut in the middle of a line', ascii('half'), /middle of a line/],
])('the virtual printer is strict: %s', (_, bytes, problem) => {
  const [paper] = interpret([...bytes, ...CUT]);
  expect(paper?.errors.join()).toMatch(problem);
});

test('what was printed before the power went is torn off, a line not yet printed is lost', () => {
  const mechanism = createMechanism();
  for (const command of createParser()(Uint8Array.from([...ascii('one'), 0x0a, ...ascii('two')])))
    mechanism.apply(command);
  expect(mechanism.tear()).toMatchObject({ lines: ['one'], cut: false });
});

test('the same commands are read in whatever portions the bytes arrive', () => {
  const bytes = escposOf(aTicket({ copy: 1, holder: 'Zoë' }));
  const whole = createParser()(bytes).filter((command) => command.kind !== 'text');
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 30 }), (sizes) => {
      const parse = createParser();
      const seen = [];
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const size = sizes[i % sizes.length] as number;
        seen.push(...parse(bytes.subarray(at, at + size)));
        at += size;
      }
      expect(seen.filter((command) => command.kind !== 'text')).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});
