import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { codes } from '../../electron/printing/codes.ts';
import { createMechanism } from '../../electron/printing/virtual/mechanism.ts';
import { createParser } from '../../electron/printing/virtual/parser.ts';
import { paperPng } from '../../electron/printing/virtual/picture.ts';
import type { TicketDocument } from '../../shared/layout/documents.ts';
import { layoutOf } from '../../shared/layout/layout.ts';
import { svgOf } from '../../shared/layout/svg.ts';
import { decodeCodes } from '../fakes/decodeCodes.ts';
import { aTest, aTicket, qrTextFor } from '../fakes/printDocuments.ts';
import { escposOf } from '../fakes/printedBytes.ts';

function printedPng(document: Parameters<typeof escposOf>[0]): Uint8Array {
  const mechanism = createMechanism();
  const papers = createParser()(escposOf(document)).flatMap(
    (command) => mechanism.apply(command).paper ?? [],
  );
  const [paper] = papers;
  if (!paper) throw new Error('nothing came out');
  return paperPng(paper);
}

const TICKETS: readonly TicketDocument[] = [
  aTicket(),
  aTicket({ copy: 2, language: 'de-CH', qr: qrTextFor(7), code128: 'T12B0009139134ZZ7KQ0' }),
  aTicket({ qr: qrTextFor(42), code128: 'T29999999997ABCDEFGH', holder: 'Ève Ångström' }),
];

test.each(TICKETS.map((ticket) => [ticket.code128, ticket] as const))(
  'two independent decoders read both codes off the printed picture: %s',
  async (_, ticket) => {
    expect(await decodeCodes(printedPng(ticket))).toEqual({ qr: [ticket.qr], code128: [ticket.code128] });
  },
);

test('the test page can be read too', async () => {
  expect(await decodeCodes(printedPng(aTest()))).toEqual({
    qr: ['GUICHET TEST 0123456789'],
    code128: ['TEST0123456789'],
  });
});

test('the preview on the screen shows the same codes as the paper', async () => {
  const ticket = aTicket({ copy: 1, holder: '<script>&"' });
  const svg = svgOf(layoutOf(ticket), codes);
  expect(svg).not.toContain('<script>');
  const png = new Resvg(svg, { fitTo: { mode: 'width', value: 640 }, font: { loadSystemFonts: false } })
    .render()
    .asPng();
  expect(await decodeCodes(png)).toEqual({ qr: [ticket.qr], code128: [ticket.code128] });
});
