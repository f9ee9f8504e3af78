import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { cell, row, size } from '../../shared/layout/block.ts';
import type { Bitmap } from '../../shared/layout/box.ts';
import { checkLayout } from '../../shared/layout/check.ts';
import { fitText } from '../../shared/layout/fitText.ts';
import { layoutOf } from '../../shared/layout/layout.ts';
import { type LayoutData, NO_EDIT } from '../../shared/layout/layoutData.ts';
import { LAYOUTS, layoutById } from '../../shared/layout/layouts/index.ts';
import { emWidth, fontText } from '../../shared/layout/letters.ts';
import { bar, code128, type PlacedElement, qr, text } from '../../shared/layout/placed.ts';
import { dotMmOf, STOCKS } from '../../shared/layout/stock.ts';
import { bitmapRows } from '../../shared/layout/svg.ts';
import { aTicket } from '../fakes/printDocuments.ts';

const cinema = (...elements: readonly PlacedElement[]): LayoutData => ({
  id: 'mine',
  document: 'ticket',
  stock: 'cinema',
  own: [{ name: 'note', most: 60 }],
  body: { kind: 'placed', elements },
});
const problems = (layout: LayoutData, dotMm = dotMmOf(203)) =>
  checkLayout(layout, NO_EDIT, dotMm).map((problem) => problem.kind);
const LOGO: Bitmap = { width: 16, height: 2, bits: 'ff00' + '00ff' };

describe('layouts that come with the product', () => {
  test.each(LAYOUTS.map((layout) => [layout.id, layout] as const))('%s can be used', (_, layout) => {
    const dots =
      layout.body.kind === 'flow' || layout.stock === 'a4'
        ? [STOCKS[layout.stock].dotMm]
        : [dotMmOf(203), dotMmOf(300)];
    for (const dotMm of dots) {
      expect(checkLayout(layout, NO_EDIT, dotMm)).toEqual([]);
      expect(checkLayout(layout, { texts: {}, logo: LOGO }, dotMm)).toEqual([]);
    }
  });

  test('G7: every kind of ticket says DUPLICATE, in every language and on every paper', () => {
    for (const layout of LAYOUTS.filter((one) => one.document === 'ticket'))
      for (const language of LANGUAGES) {
        const { boxes } = layoutOf(aTicket({ copy: 3, language }), { layout });
        const marks = boxes.filter(
          (box) => box.kind === 'text' && /(DUPLI\w+) 3|^(DUPLI\w+)$/.test(box.text),
        );
        expect(marks.length, layout.id).toBeGreaterThanOrEqual(1);
      }
  });

  test('every ticket holds its QR code, and its CODE128 where the paper is wide enough', () => {
    const without = new Set(['ticket-roll58', 'ticket-roll80-short']);
    for (const layout of LAYOUTS.filter((one) => one.document === 'ticket')) {
      const { boxes } = layoutOf(aTicket(), { layout });
      expect(boxes.filter((box) => box.kind === 'qr').map((box) => box.text)).toEqual([aTicket().qr]);
      expect(boxes.some((box) => box.kind === 'code128')).toBe(!without.has(layout.id));
    }
  });
});

describe('refused before anything is printed', () => {
  test.each<[string, LayoutData, string]>([
    ['a QR code of four dots per module', cinema(qr([60, 0, 35, 35], '{qr}', 0.5)), 'code'],
    ['a QR code that has no room', cinema(qr([60, 0, 20, 20], '{qr}', 0.625)), 'code'],
    ['a CODE128 of one dot per bar', cinema(code128([0, 50, 90, 9], '{code128}', 0.125)), 'code'],
    ['a CODE128 wider than its area', cinema(code128([0, 50, 40, 9], '{code128}', 0.25)), 'code'],
    ['a text beyond the edge', cinema(text([90, 0, 20, 5], 'Cinema Cinema', 9)), 'outside'],
    ['a line below the paper', cinema(bar([0, 80, 10, 1])), 'outside'],
    [
      'a text that runs into a code',
      cinema(qr([60, 0, 35, 35], '{qr}', 0.625), text([50, 10, 30, 5], '{event}', 9)),
      'tooClose',
    ],
    ['a date that is cut', cinema(text([0, 0, 12, 4], '{date}', 12, { minPt: 10 })), 'textCut'],
  ])('%s', (_, layout, problem) => {
    expect(problems(layout)[0]).toBe(problem);
  });

  test('a code that is large enough at 300 dpi is refused at 203 when its dots are too few', () => {
    const layout = cinema(qr([60, 0, 35, 35], '{qr}', 0.45));
    expect(problems(layout, dotMmOf(203))[0]).toBe('code');
    expect(problems(layout, dotMmOf(300))).toEqual([]);
  });

  test('own texts that do not fit, by name and language; a logo that is too large', () => {
    const layout = layoutById('ticket-cinema');
    if (!layout) throw new Error('no such layout');
    const texts = { note: { en: 'Doors close at eight.', 'de-CH': 'Einlass '.repeat(40) } } as const;
    expect(checkLayout(layout, { texts, logo: null }, dotMmOf(203))).toEqual([
      { kind: 'ownTextCut', name: 'note', language: 'de-CH' },
    ]);
    const logo = { width: 8, height: 200, bits: '00'.repeat(200) };
    expect(checkLayout(layout, { texts: {}, logo }, dotMmOf(203))[0]?.kind).toBe('logoTooLarge');
    expect(() => bitmapRows({ ...LOGO, height: 3 })).toThrow(/do not fill/);
  });

  test('rolls are measured too', () => {
    const layout: LayoutData = {
      id: 'mine',
      document: 'ticket',
      stock: 'roll58',
      own: [],
      body: { kind: 'flow', blocks: [row(cell('{date}', size(3, 3)))] },
    };
    expect(problems(layout)[0]).toBe('textCut');
  });
});

describe('own texts and logo', () => {
  test('stand on the paper in the language of the ticket; one that is written once serves all', () => {
    const layout = layoutById('ticket-roll80');
    if (!layout) throw new Error('no such layout');
    const edit = {
      texts: { note: { 'fr-CH': 'Gardez ce billet.', en: 'Keep it.' }, foot: { en: 'x.example' } },
      logo: LOGO,
    };
    const said = (language: 'fr-CH' | 'en' | 'de-CH') =>
      layoutOf(aTicket({ language }), { layout, edit })
        .boxes.filter((box) => box.kind === 'text')
        .map((box) => box.text);
    expect(said('fr-CH')).toEqual(expect.arrayContaining(['Gardez ce billet.', 'x.example']));
    expect(said('en')).toContain('Keep it.');
    expect(said('de-CH').some((line) => line === 'Gardez ce billet.' || line === 'Keep it.')).toBe(true);
    const image = layoutOf(aTicket(), { layout, edit }).boxes.find((box) => box.kind === 'image');
    expect(image).toMatchObject({ width: 2, height: 0.25, x: 35 });
  });
});

test('a text is made smaller down to its limit, then ends in an ellipsis, and never leaves its area', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.double({ min: 8, max: 90, noNaN: true }),
      fc.double({ min: 4, max: 30, noNaN: true }),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      (raw, width, height, lines, bold) => {
        const area = text([3, 5, width, height], '', 14, { lines, bold, minPt: 6 });
        const boxes = fitText(area, raw);
        expect(boxes.length).toBeLessThanOrEqual(lines);
        for (const box of boxes) {
          expect(box.x).toBeGreaterThanOrEqual(3 - 1e-9);
          expect(box.x + box.width).toBeLessThanOrEqual(3 + width + 1e-6);
          expect(box.font.kind === 'sans' && box.font.mm >= (6 * 25.4) / 72 - 1e-9).toBe(true);
        }
        const joined = boxes
          .map((box) => box.text)
          .join('')
          .replaceAll(' ', '');
        if (!boxes.some((box) => box.cut)) expect(joined).toBe(fontText(raw).replaceAll(' ', ''));
      },
    ),
    { numRuns: 150 },
  );
});

interface Font {
  readonly unitsPerEm: number;
  glyphForCodePoint(code: number): { readonly advanceWidth: number };
}

test('the widths that texts are measured with are those of the fonts', () => {
  const require = createRequire(import.meta.url);
  const fontkit = require('fontkit') as { openSync(file: string): Font };
  for (const [file, bold] of [
    ['DejaVuSansCondensed.ttf', false],
    ['DejaVuSansCondensed-Bold.ttf', true],
  ] as const) {
    const font = fontkit.openSync(require.resolve(`dejavu-fonts-ttf/ttf/${file}`));
    for (const char of 'AgÉœ€’ΩжФԱაשب…★')
      expect(emWidth(char, bold)).toBeCloseTo(
        font.glyphForCodePoint(char.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm,
        2,
      );
  }
});
