import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf } from '../../electron/core/documents.ts';
import { createVerifier } from '../../electron/platform/crypto.ts';
import { encode, type PrintTarget } from '../../electron/printing/encoders/encode.ts';
import { makePdf } from '../../electron/printing/pdf.ts';
import { readQrText } from '../../shared/domain/ticketCode.ts';
import { fromHex } from '../../shared/kernel/bytes.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import type { TicketDocument } from '../../shared/layout/documents.ts';
import { layoutOf } from '../../shared/layout/layout.ts';
import type { LayoutData } from '../../shared/layout/layoutData.ts';
import { LAYOUTS } from '../../shared/layout/layouts/index.ts';
import { dotMmOf, STOCKS } from '../../shared/layout/stock.ts';
import { decodeCodes } from '../fakes/decodeCodes.ts';
import { escposPng, fglPng, zplPng } from '../fakes/languageReaders.ts';
import { readPdf } from '../fakes/pdfPages.ts';
import { aReceipt } from '../fakes/printDocuments.ts';
import { ready, sell, type TestTill, testTill } from '../fakes/till.ts';

/** White below what is printed on a roll, mm. */
const ROLL_END_MM = 4;
const TICKETS = 500;
const A_SALE = 20;
const SEED = 20_261_127;

/** Everything that makes bytes or pages of a layout and has a reader of its own. */
type Encoder = 'escposText' | 'escposRaster' | 'zpl' | 'fgl' | 'pdf';
interface Way {
  readonly layout: LayoutData;
  readonly encoder: Encoder;
}
const encodersOf = ({ stock, body }: LayoutData): readonly Encoder[] => {
  if (stock === 'a4') return ['pdf'];
  return [...(body.kind === 'flow' ? (['escposText'] as const) : []), 'escposRaster', 'zpl', 'fgl'];
};
const WAYS: readonly Way[] = LAYOUTS.filter((layout) => layout.document === 'ticket').flatMap((layout) =>
  encodersOf(layout).map((encoder) => ({ layout, encoder })),
);

/** Latin with marks, Greek, Cyrillic, Armenian, Georgian. */
const SCRIPTS = [
  'Čłğøß Ñandú Šimić',
  'Ελένη Παπαδοπούλου',
  'Юлия Щербакова',
  'Արամ Խաչատրյան',
  'ნინო ჩხეიძე',
];
/** What a receipt printer's own letters can spell. */
const OWN_LETTERS = ['Ève Ångström', 'Zoë Müller-Œuvray', 'Señor Capek’s “Ñandú” 58 €'];

/** The texts of a ticket; its codes and numbers are the database's. */
type Texts = Pick<
  TicketDocument,
  'language' | 'eventName' | 'holder' | 'zoneName' | 'priceName' | 'text' | 'seat' | 'copy'
>;
const textsIn = (scripts: readonly string[]): fc.Arbitrary<Texts> => {
  const name = fc
    .tuple(fc.constantFrom(...scripts), fc.integer({ min: 2, max: 60 }))
    .map(([script, length]) => `${script} `.repeat(5).slice(0, length).trim());
  return fc.record({
    language: fc.constantFrom(...LANGUAGES),
    eventName: name,
    holder: fc.oneof(fc.constant(''), name),
    zoneName: name,
    priceName: name,
    text: fc.array(name, { maxLength: 2 }),
    seat: fc.option(
      fc.record({
        section: name,
        row: fc.constantFrom('1', 'AA', '112'),
        number: fc.constantFrom('7', '1204'),
      }),
    ),
    copy: fc.integer({ min: 0, max: 12 }),
  });
};

async function picture(ticket: TicketDocument, { layout, encoder }: Way): Promise<Uint8Array> {
  if (encoder === 'pdf') {
    const pdf = await makePdf({ what: 'tickets', tickets: [ticket], order: aReceipt() });
    const [page] = readPdf(Buffer.from(pdf.base64, 'base64')).pages;
    if (!page) throw new Error('no page');
    return page;
  }
  const language = encoder === 'zpl' || encoder === 'fgl' ? encoder : 'escpos';
  const target: PrintTarget = {
    stock: layout.stock,
    language,
    dpi: 203,
    letters: encoder === 'escposRaster' ? 'picture' : 'own',
    layouts: { ticket: layout.id },
  };
  const bytes = await encode(ticket, target);
  const { widthMm, printableMm, heightMm } = STOCKS[layout.stock];
  const dotMm = dotMmOf(target.dpi);
  const height = heightMm ?? Math.ceil(layoutOf(ticket, { layout, letters: 'font' }).heightMm) + ROLL_END_MM;
  if (language === 'zpl') return await zplPng(bytes, widthMm, height);
  if (language === 'fgl') return fglPng(bytes, Math.round(widthMm / dotMm), Math.round(height / dotMm));
  // The printer's own command for a QR code is in the bytes exactly when its own letters are.
  expect(Buffer.from(bytes).includes(Buffer.from([0x1d, 0x28, 0x6b]))).toBe(encoder === 'escposText');
  // Heads have whole bytes of dots.
  return escposPng(bytes, Math.ceil(printableMm / dotMm / 8) * 8);
}

let till: TestTill;
let sold: readonly TicketDocument[];
beforeAll(async () => {
  till = await testTill({ lease: 2 * TICKETS });
  await ready(till);
  for (let n = 0; n < TICKETS; n += A_SALE) {
    const reply = await sell(till, 'p1', A_SALE);
    if (!reply.ok) throw new Error(reply.refusal.kind);
  }
  sold = till.store.read.printJobs.open(2 * TICKETS).flatMap((job) => {
    const document = documentOf(till.context, job);
    return document.kind === 'ticket' ? [document] : [];
  });
}, 120_000);
afterAll(() => till.dispose());

/** The codes say what the database says, and the till has signed it. */
function belongs(ticket: TicketDocument): void {
  const { read } = till.store;
  const claim = readQrText(ticket.qr);
  const row = claim && read.orders.ticket(claim.claim.ticket);
  expect(row?.number).toBe(ticket.ticketNumber);
  const key = read.journal.current()?.state.publicKey;
  expect(claim && key && createVerifier()(fromHex(key), claim.signed, claim.signature)).toBe(true);
  expect(ticket.code128.startsWith(ticket.ticketNumber.replaceAll('-', ''))).toBe(true);
}

test(`${TICKETS} tickets were sold, each with codes of its own`, () => {
  expect(sold).toHaveLength(TICKETS);
  for (const ticket of sold) belongs(ticket);
  expect(new Set(sold.flatMap((ticket) => [ticket.qr, ticket.code128])).size).toBe(2 * TICKETS);
});

describe(`${TICKETS} random tickets in five scripts decode to the database’s codes (seed ${SEED})`, () => {
  const foreign = fc.sample(textsIn(SCRIPTS), { seed: SEED, numRuns: TICKETS });
  const own = fc.sample(textsIn(OWN_LETTERS), { seed: SEED, numRuns: TICKETS });

  test.each(WAYS.map((way, n) => [way.layout.id, way.encoder, way, n] as const))(
    '%s, %s',
    async (id, encoder, way, n) => {
      const texts = encoder === 'escposText' ? own : foreign;
      // Every ticket takes one way.
      for (let i = n; i < TICKETS; i += WAYS.length) {
        const ticket = sold[i] as TicketDocument;
        const seen = await decodeCodes(await picture({ ...ticket, ...texts[i] }, way));
        expect(seen.qr, `ticket ${i}`).toEqual([ticket.qr]);
        const narrow = id === 'ticket-roll58' || id === 'ticket-roll80-short';
        expect(seen.code128, `ticket ${i}`).toEqual(narrow ? [] : [ticket.code128]);
      }
    },
    300_000,
  );
});
