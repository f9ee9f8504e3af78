import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawerPulse, drawerPulseNow, raster } from '../../electron/printing/commands.ts';
import { escposText } from '../../electron/printing/encoders/escposText.ts';
import { RefusedContent } from '../../electron/printing/encoders/refused.ts';
import { createMechanism } from '../../electron/printing/virtual/mechanism.ts';
import type { Paper } from '../../electron/printing/virtual/paper.ts';
import { type Command, createParser } from '../../electron/printing/virtual/parser.ts';
import type { PrintDocument } from '../../shared/layout/documents.ts';
import { layoutOf } from '../../shared/layout/layout.ts';
import { aReceipt, aTest, aTicket } from '../fakes/printDocuments.ts';
import { escposOf } from '../fakes/printedBytes.ts';

const commandsOf = (bytes: Uint8Array): Command[] => createParser()(bytes);

/** What comes out of a strict printer, and that nothing is left in it. */
function printed(document: PrintDocument): { papers: Paper[]; commands: Command[] } {
  const mechanism = createMechanism();
  const commands = commandsOf(escposOf(document));
  const papers = commands.flatMap((command) => mechanism.apply(command).paper ?? []);
  expect(mechanism.tear()).toBeUndefined();
  return { papers, commands };
}
const onePaper = (document: PrintDocument): Paper => {
  const { papers } = printed(document);
  expect(papers).toHaveLength(1);
  const paper = papers[0] as Paper;
  expect(paper.errors).toEqual([]);
  return paper;
};

describe('a ticket in ESC/POS', () => {
  test('says what the sale says, in its language', () => {
    expect(onePaper(aTicket()).lines).toEqual([
      ' Salle Métropole                   T2-000913-91',
      'Les Nuits du Lac',
      'Chœur et Orchestre de l’Été',
      'Ven 27 novembre 2026',
      '20:00                Portes 19:00',
      'Parterre',
      'Plein tarif        CHF 58.00',
      '             T2-000913-91 7K2M 9QXW',
      'Commande 2-000412            Billet T2-000913-91',
    ]);
  });

  test('begins with a reset and the code page and ends with one cut', () => {
    for (const document of [aTicket(), aReceipt(), aTest()]) {
      const { commands } = printed(document);
      expect(commands.slice(0, 3).map((c) => c.kind)).toEqual(['reset', 'report', 'codePage']);
      expect(commands.filter((c) => c.kind === 'cut')).toHaveLength(1);
      expect(commands.at(-1)?.kind).toBe('cut');
      expect(commands.filter((c) => c.kind === 'reset')).toHaveLength(1);
    }
  });

  test('carries both codes, the QR code with five dots per module or more', () => {
    const ticket = aTicket();
    const paper = onePaper(ticket);
    expect(paper.qr).toEqual([ticket.qr]);
    expect(paper.code128).toEqual([ticket.code128]);
    const cells = printed(ticket).commands.flatMap((c) => (c.kind === 'qrCell' ? [c.dots] : []));
    expect(Math.min(...cells)).toBeGreaterThanOrEqual(5);
  });

  test('G7: a copy says DUPLICATE n in the till’s language, before all else and beside its code', () => {
    const marks = {
      en: 'DUPLICATE 3',
      'de-CH': 'DUPLIKAT 3',
      'fr-CH': 'DUPLICATA 3',
      'it-CH': 'DUPLICATO 3',
    };
    for (const [language, mark] of Object.entries(marks)) {
      const { lines } = onePaper(aTicket({ language: language as keyof typeof marks, copy: 3 }));
      expect(lines[0]?.trim()).toBe(mark);
      expect(lines.filter((line) => line.includes(mark))).toHaveLength(2);
    }
    expect(onePaper(aTicket()).lines.join()).not.toMatch(/DUPLI/);
  });

  test('a receipt for what was paid, with change, rounding and VAT; none of it where there is none', () => {
    const { lines } = onePaper(aReceipt());
    expect(lines).toContain('Total                  CHF 133.17');
    expect(lines).toContain(`Rückgeld${' '.repeat(22)}66.80`);
    expect(lines).toContain('inkl. MWST 2.6 % auf 133.17                 3.37');
    const plain = onePaper(aReceipt({ taxes: [], roundingMinor: 0 })).lines.join('\n');
    expect(plain).not.toMatch(/MWST \d|Rundung/);
  });

  test('a `{` in a CODE128 is no command of its own', () => {
    const paper = onePaper(aTicket({ code128: 'A{B{1{{C' }));
    expect(paper.code128).toEqual(['A{B{1{{C']);
  });

  test.each([
    ['a QR text that is not ASCII', { qr: 'é'.repeat(10) }],
    ['an empty QR text', { qr: '' }],
    ['a QR text that no ticket holds', { qr: 'A'.repeat(400) }],
    ['a CODE128 with a control byte', { code128: 'A\u001bp' }],
    ['a CODE128 wider than the paper', { code128: 'A'.repeat(40) }],
    ['a time zone that is none', { timeZone: 'Mars/Olympus' }],
  ])('a ticket without a readable code is not sent: %s', (_, change) => {
    expect(() => escposOf(aTicket(change))).toThrow(RefusedContent);
  });

  test('codes that the builder would drop are noticed', () => {
    const layout = layoutOf(aTicket());
    const boxes = layout.boxes.map((box) => (box.kind === 'qr' ? { ...box, text: 'ÄÖÜ'.repeat(20) } : box));
    expect(() => escposText({ ...layout, boxes })).toThrow(RefusedContent);
  });

  test('the drawer pulse has its two times and is in no job', () => {
    expect([...drawerPulse(2, 100, 400)]).toEqual([0x1b, 0x70, 0, 50, 200]);
    expect([...drawerPulse(5, 9999, 0)]).toEqual([0x1b, 0x70, 1, 255, 1]);
    expect([...drawerPulseNow(2)]).toEqual([0x10, 0x14, 1, 0, 1]);
    expect([...drawerPulseNow(5, 9999)]).toEqual([0x10, 0x14, 1, 1, 8]);
    expect(onePaper(aTicket()).drawerPulses).toBe(0);
  });
});

test('dots that spell a command in real time get a dot more: a picture asks nothing and opens no drawer', () => {
  const dots = fc.uint8Array({ minLength: 64, maxLength: 64 });
  const nasty = fc
    .array(fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x01, 0x00), { minLength: 64, maxLength: 64 })
    .map((bytes) => Uint8Array.from(bytes));
  fc.assert(
    fc.property(fc.oneof(dots, nasty), (data) => {
      const rows = Array.from({ length: 8 }, (_, i) => data.subarray(i * 8, i * 8 + 8));
      const sent = raster(8, rows).subarray(8);
      expect(Buffer.from(sent).toString('latin1')).not.toMatch(/\u0010[\u0004\u0005\u0014]/);
      data.forEach((byte, i) => {
        // No dot is lost, and at most one in a byte is new.
        expect([byte, byte | 0x08]).toContain(sent[i]);
        if (i === 0 || data[i - 1] !== 0x10) expect(sent[i]).toBe(byte);
      });
    }),
  );
});

describe('nothing a buyer types can do more than be printed', () => {
  const nasty = fc.constantFrom(
    '\u001bp\u0000\u0019\u00fa',
    '\u001d\u0056\u0000',
    '\u001b@',
    '\u0010\u0014\u0001\u0000\u0001',
    '\u0010\u0014\u0001\u0001\u0008',
    '\u001d(k\u0003\u00001Q0',
    '\n\n\n',
    '\u007f',
    '\u009b',
    '<FGL>',
    '^XA~',
    '€œŒ’“”–…',
    'Ł đ ß ı',
    '王小明',
    'Ελένη',
    '\u202eabc\u200d\u00ad',
    '👩‍🎤',
    'e\u0301\u0327',
    '\u2028',
  );
  const text = fc
    .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 20 })), {
      maxLength: 8,
    })
    .map((parts) => parts.join(''));

  test('names, titles and prices of any script: one paper, one cut, no drawer, the same codes', () => {
    fc.assert(
      fc.property(
        text,
        text,
        text,
        text,
        fc.integer({ min: 0, max: 3 }),
        (holder, event, zone, price, copy) => {
          const ticket = aTicket({ holder, eventName: event, zoneName: zone, priceName: price, copy });
          const paper = onePaper(ticket);
          expect(paper.drawerPulses).toBe(0);
          expect(paper.qr).toEqual([ticket.qr]);
          expect(paper.code128).toEqual([ticket.code128]);
          for (const line of paper.lines) expect(line).not.toMatch(/[\u0000-\u001f\u007f]/);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('receipts too, whatever amounts', () => {
    const minor = fc.integer({ min: -99_999_999, max: 99_999_999 });
    fc.assert(
      fc.property(text, text, minor, (name, footer, totalMinor) => {
        const paper = onePaper(aReceipt({ cashier: name, footer, venueName: name, totalMinor }));
        expect(paper.drawerPulses).toBe(0);
        expect(paper.qr).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
