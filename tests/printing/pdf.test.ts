import { expect, test } from 'vitest';
import { makePdf } from '../../electron/printing/pdf.ts';
import { decodeCodes } from '../fakes/decodeCodes.ts';
import { readPdf } from '../fakes/pdfPages.ts';
import { aReceipt, aTicket, qrTextFor } from '../fakes/printDocuments.ts';

const made = async (pages: Parameters<typeof makePdf>[0]) =>
  readPdf(Buffer.from((await makePdf(pages)).base64, 'base64'));

test('S14: an A4 page for each ticket; both codes read back, accents, Cyrillic and Greek are there', async () => {
  const tickets = [
    aTicket({ holder: 'Чайковский', text: ['Ελλάδα', 'Zoë Müller'], qr: qrTextFor(1) }),
    aTicket({ seat: { section: 'Parterre', row: '12', number: '14' }, qr: qrTextFor(2), language: 'de-CH' }),
  ];
  const { text, pages } = await made({ what: 'tickets', tickets, order: aReceipt() });
  expect(pages).toHaveLength(2);
  for (const word of ['Чайковский', 'Ελλάδα', 'Zoë Müller', 'Chœur', 'Reihe 12', 'Platz 14'])
    expect(text).toContain(word);
  for (const [i, page] of pages.entries()) {
    const codes = await decodeCodes(page);
    expect(codes.qr).toEqual([tickets[i]?.qr]);
    expect(codes.code128).toEqual([tickets[i]?.code128]);
  }
});

test('a price that is hidden stands nowhere on the page', async () => {
  const { text } = await made({
    what: 'tickets',
    tickets: [aTicket({ hidePrice: true })],
    order: aReceipt(),
  });
  expect(text).not.toContain('58.00');
});

test('a confirmation and an invoice say what was ordered and what it comes to', async () => {
  const order = aReceipt({ payments: [] });
  const invoice = await made({ what: 'invoice', tickets: [], order });
  expect(invoice.text).toContain('Rechnung 2-000412');
  expect(invoice.text).toContain('133.17');
  expect((await made({ what: 'confirmation', tickets: [], order: aReceipt() })).text).toContain(
    'Bestellbestätigung',
  );
});

test('O5: a pass is a card of its own size: holder, photo reference, number; its codes read back', async () => {
  const pass = {
    kind: 'entries',
    entries: 10,
    photo: 'F-0417',
    validFrom: aTicket().startsAt,
    validTo: aTicket().doorsAt,
  } as const;
  const card = aTicket({
    pass,
    eventName: 'Carte 10 entrées',
    holder: 'Léonie Favre-Aebischer',
    qr: qrTextFor(3),
    seat: null,
  });
  for (const language of ['en', 'de-CH', 'fr-CH', 'it-CH'] as const) {
    const { base64 } = await makePdf({ what: 'cards', tickets: [{ ...card, language }], order: aReceipt() });
    const pdf = Buffer.from(base64, 'base64');
    expect(pdf.toString('latin1')).toMatch(/MediaBox \[0 0 242\.6\d+ 153\.0\d+\]/);
    const { text, pages } = readPdf(pdf, 300);
    expect(pages).toHaveLength(1);
    for (const word of ['Carte 10 entrées', 'Léonie Favre-Aebischer', 'F-0417', card.ticketNumber])
      expect(text).toContain(word);
    const codes = await decodeCodes(pages[0] ?? new Uint8Array());
    expect(codes).toEqual({ qr: [card.qr], code128: [card.code128] });
  }
});
