import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode, type PrintTarget } from '../../electron/printing/encoders/encode.ts';
import { fgl } from '../../electron/printing/encoders/fgl.ts';
import { RefusedContent } from '../../electron/printing/encoders/refused.ts';
import { layoutOf } from '../../shared/layout/layout.ts';
import type { LayoutData } from '../../shared/layout/layoutData.ts';
import { LAYOUTS } from '../../shared/layout/layouts/index.ts';
import { bar, code128, qr } from '../../shared/layout/placed.ts';
import { papersOf, readFgl } from '../fakes/languageReaders.ts';
import { aTicket } from '../fakes/printDocuments.ts';

type Language = PrintTarget['language'];
const target = (layout: LayoutData, language: Language): PrintTarget => ({
  stock: layout.stock,
  language,
  dpi: 203,
  letters: 'own',
  layouts: { ticket: layout.id },
});

describe('nothing that a buyer types does anything', () => {
  const evil = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        '^',
        '~',
        '<',
        '>',
        '{',
        '}',
        '^XZ',
        '^PQ9',
        '~JA',
        '<p>',
        '<S1>',
        '\u001b',
        '\u001d',
        'p\u0000',
        '\u001dV\u0000',
        '\u0010\u0014',
        '\n',
        '\u007f',
        'ж',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 40,
  });
  const layouts = LAYOUTS.filter((layout) => layout.document === 'ticket' && layout.stock !== 'a4');

  test('in ESC/POS: one paper, one cut, no pulse, nothing not understood', async () => {
    await fc.assert(
      fc.asyncProperty(evil, fc.constantFrom(...layouts), async (text, layout) => {
        const bytes = await encode(
          aTicket({ eventName: text, holder: text, zoneName: text, priceName: text, text: [text] }),
          target(layout, 'escpos'),
        );
        const papers = papersOf(bytes, 832);
        expect(papers).toHaveLength(1);
        expect(papers[0]).toMatchObject({ errors: [], drawerPulses: 0, cut: true });
      }),
      { numRuns: 60 },
    );
  });

  test('in ZPL: one label, printed once, with two codes and one picture', async () => {
    await fc.assert(
      fc.asyncProperty(evil, async (text) => {
        const layout = layouts.find((one) => one.stock === 'cinema') as LayoutData;
        const bytes = await encode(
          aTicket({ eventName: text, holder: text, zoneName: text }),
          target(layout, 'zpl'),
        );
        const commands = Buffer.from(bytes)
          .toString('latin1')
          .match(/[\^~][A-Z@]{1,2}/g);
        expect(commands).toEqual([
          '^XA',
          '^PW',
          '^LL',
          '^LH',
          '^FO',
          '^GF',
          '^FS',
          '^FO',
          '^BQ',
          '^FD',
          '^FS',
          '^BY',
          '^FO',
          '^BC',
          '^FD',
          '^FS',
          '^PQ',
          '^XZ',
        ]);
      }),
      { numRuns: 20 },
    );
  });

  test('in FGL: one ticket, two codes, nothing that is not in the guide', async () => {
    await fc.assert(
      fc.asyncProperty(evil, async (text) => {
        const layout = layouts.find((one) => one.stock === 'cinema') as LayoutData;
        const read = readFgl(await encode(aTicket({ eventName: text, holder: text }), target(layout, 'fgl')));
        expect([read.printed, read.qr.length, read.code128.length]).toEqual([1, 1, 1]);
      }),
      { numRuns: 20 },
    );
  });

  test.each<[Language, string]>([
    ['zpl', 'A^XZ'],
    ['zpl', 'A~JA'],
    ['fgl', 'A<p>'],
    ['fgl', 'A}B'],
    ['fgl', 'A^B'],
  ])('a code with a command of %s in it is refused: %s', async (language, code) => {
    const layout = layouts.find((one) => one.stock === 'cinema') as LayoutData;
    await expect(encode(aTicket({ qr: code }), target(layout, language))).rejects.toThrow(RefusedContent);
    await expect(encode(aTicket({ code128: code }), target(layout, language))).rejects.toThrow(
      RefusedContent,
    );
  });
});

test('FGL: the golden bytes of a ticket’s frame and codes (not proven on hardware)', async () => {
  const layout = LAYOUTS.find((one) => one.id === 'ticket-cinema') as LayoutData;
  const text = Buffer.from(await encode(aTicket({ qr: 'ABC 123' }), target(layout, 'fgl'))).toString(
    'latin1',
  );
  expect(text.startsWith('<NR><HW1,1><RC')).toBe(true);
  // The strips of letters end where the first code begins.
  expect(text.slice(text.indexOf('<QR') - '<RC108,600>'.length)).toBe(
    '<RC108,600><QR5,0,1,0>{ABC 123}<RC470,175><X2><oP9>^T2000913917K2M9QXW^<p>',
  );
});

test('FGL: the golden bytes of a whole small ticket: strips of dots, codes, print (not proven on hardware)', async () => {
  const layout = layoutOf(aTicket({ qr: 'ABC 123', code128: 'T1' }), {
    layout: {
      id: 'mine',
      document: 'ticket',
      stock: 'cinema',
      own: [],
      body: {
        kind: 'placed',
        elements: [
          // 16 dots across and 10 down, from the second dot of the margin on.
          bar([0.125, 0, 2, 1.25]),
          qr([10, 10, 20, 20], '{qr}', 0.625),
          code128([40, 40, 30, 8], '{code128}', 0.25),
        ],
      },
    },
  });
  expect(Buffer.from(await fgl(layout)).toString('latin1')).toBe(
    '<NR><HW1,1>' +
      `<RC16,17><g32>${'FF'.repeat(16)}<RC24,17><g32>${'C0'.repeat(16)}` +
      '<RC124,124><QR5,0,1,0>{ABC 123}<RC336,399><X2><oP8>^T1^<p>',
  );
});
