import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode, type PrintTarget } from '../../electron/printing/encoders/encode.ts';
import { RefusedContent } from '../../electron/printing/encoders/refused.ts';
import { makePdf } from '../../electron/printing/pdf.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import type { TicketDocument } from '../../shared/layout/documents.ts';
import type { LayoutData } from '../../shared/layout/layoutData.ts';
import { LAYOUTS } from '../../shared/layout/layouts/index.ts';
import { STOCKS } from '../../shared/layout/stock.ts';
import { decodeCodes } from '../fakes/decodeCodes.ts';
import { escposPng, fglPng, papersOf, readFgl, zplPng } from '../fakes/languageReaders.ts';
import { readPdf } from '../fakes/pdfPages.ts';
import { aReceipt, aTicket, qrTextFor } from '../fakes/printDocuments.ts';

/** A roll has no length: this is enough for the longest ticket. */
const ROLL_MM = 320;
const TICKETS = 500;
const SEED = 20_261_127;

type Language = PrintTarget['language'];
interface Way {
  readonly layout: LayoutData;
  readonly language: Language | 'pdf';
}
const WAYS: readonly Way[] = LAYOUTS.filter((layout) => layout.document === 'ticket').flatMap((layout) =>
  (layout.stock === 'a4' ? (['pdf'] as const) : (['escpos', 'zpl', 'fgl'] as const)).map((language) => ({
    layout,
    language,
  })),
);
const target = (layout: LayoutData, language: Language): PrintTarget => ({
  stock: layout.stock,
  language,
  dpi: 203,
  letters: 'own',
  layouts: { ticket: layout.id },
});

async function picture(ticket: TicketDocument, { layout, language }: Way): Promise<Uint8Array> {
  if (language === 'pdf') {
    const pdf = await makePdf({ what: 'tickets', tickets: [ticket], order: aReceipt() });
    const [page] = readPdf(Buffer.from(pdf.base64, 'base64')).pages;
    if (!page) throw new Error('no page');
    return page;
  }
  const bytes = await encode(ticket, target(layout, language));
  const { widthMm, printableMm, dotMm, heightMm } = STOCKS[layout.stock];
  const height = heightMm ?? ROLL_MM;
  if (language === 'zpl') return await zplPng(bytes, widthMm, height);
  if (language === 'fgl') return fglPng(bytes, Math.round(widthMm / dotMm), Math.round(height / dotMm));
  // Heads have whole bytes of dots.
  return escposPng(bytes, Math.ceil(printableMm / dotMm / 8) * 8);
}

/** Latin with marks, Greek, Cyrillic, Armenian, Georgian. */
const SCRIPTS = [
  'Čłğøß Ñandú Šimić',
  'Ελένη Παπαδοπούλου',
  'Юлия Щербакова',
  'Արամ Խաչատրյան',
  'ნინო ჩხეიძე',
];
const name = fc
  .tuple(fc.constantFrom(...SCRIPTS), fc.integer({ min: 2, max: 60 }))
  .map(([script, length]) => `${script} `.repeat(4).slice(0, length).trim());

const ticket: fc.Arbitrary<TicketDocument> = fc
  .record({
    n: fc.nat(999_999),
    language: fc.constantFrom(...LANGUAGES),
    eventName: name,
    holder: fc.oneof(fc.constant(''), name),
    zoneName: name,
    text: fc.array(name, { maxLength: 2 }),
    seat: fc.option(
      fc.record({
        section: name,
        row: fc.constantFrom('1', 'AA', '112'),
        number: fc.constantFrom('7', '1204'),
      }),
    ),
    copy: fc.integer({ min: 0, max: 12 }),
    secret: fc.string({
      unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
      minLength: 8,
      maxLength: 8,
    }),
  })
  .map(({ n, secret, ...rest }) => {
    const number = String(n).padStart(6, '0');
    return aTicket({
      ...rest,
      ticketNumber: `T12B-${number}-91`,
      qr: qrTextFor(n),
      code128: `T12B${number}91${secret}`,
    });
  });

describe.each([0, 1, 2, 3])(
  `${TICKETS} random tickets over all layouts and languages, in five scripts (part %i)`,
  (part) => {
    test(`decode to their codes (seed ${SEED})`, async () => {
      const tickets = fc.sample(ticket, { seed: SEED, numRuns: TICKETS });
      expect(tickets).toHaveLength(TICKETS);
      for (const [i, one] of tickets.entries()) {
        if (i % 4 !== part) continue;
        // Each part takes every way in turn.
        const way = WAYS[Math.floor(i / 4) % WAYS.length] as Way;
        const seen = await decodeCodes(await picture(one, way));
        const where = `${way.layout.id} ${way.language} ticket ${i}`;
        expect(seen.qr, where).toEqual([one.qr]);
        const narrow = way.layout.id === 'ticket-roll58' || way.layout.id === 'ticket-roll80-short';
        expect(seen.code128, where).toEqual(narrow ? [] : [one.code128]);
      }
    }, 120_000);
  },
);

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
  expect(text.slice(text.indexOf('<QR') - '<RC113,605>'.length)).toBe(
    '<RC113,605><QR5,0,1,0>{ABC 123}<RC470,175><X2><oP9>^T2000913917K2M9QXW^<p>',
  );
});
