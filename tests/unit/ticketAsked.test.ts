import { expect, test } from 'vitest';
import { ticketAsked } from '../../renderer/state/ticketAsked.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { qrText, type TicketClaim } from '../../shared/domain/ticketCode.ts';

const IDS = ['01a21dbc-2800-7bde-ac7c-4d419537e726', '01a21dbc-2800-7bde-ac7c-4d419537e727'] as const;
const order = {
  tickets: [
    { id: IDS[0], number: 'T1-000001-95' },
    { id: IDS[1], number: 'T1-000002-92' },
  ],
} as unknown as Pick<OrderView, 'tickets'>;

test.each([
  ['t1-000002-92', 'T1-000002-92'],
  [' T100000292 ', 'T1-000002-92'],
  // A barcode: the secret stands behind the number.
  ['T100000195ABCDEF', 'T1-000001-95'],
  ['1-000001', undefined],
  ['Meier', undefined],
])('%s names %s', (typed, number) => expect(ticketAsked(order, typed)?.number).toBe(number));

test('a scanned QR code names its ticket', () => {
  const claim: TicketClaim = {
    ticket: IDS[1] as TicketClaim['ticket'],
    date: '00'.repeat(8),
    validFromMinute: 1,
    validToMinute: 2,
    keyId: '00'.repeat(8),
  };
  expect(ticketAsked(order, qrText(claim, new Uint8Array(64)))?.number).toBe('T1-000002-92');
});
