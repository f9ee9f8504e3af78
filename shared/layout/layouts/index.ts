import type { DocumentKind, LayoutData } from '../layoutData.ts';
import type { StockId } from '../stock.ts';
import { CLOSING_ROLL_58, CLOSING_ROLL_80 } from './closingRoll.ts';
import { RECEIPT_ROLL_58, RECEIPT_ROLL_80 } from './receiptRoll.ts';
import { TEST_CARD, TEST_CINEMA, TEST_ROLL_58, TEST_ROLL_80, TEST_SHOW } from './testPages.ts';
import { TICKET_A4 } from './ticketA4.ts';
import { TICKET_CARD } from './ticketCard.ts';
import { TICKET_CINEMA, VOUCHER_CINEMA } from './ticketCinema.ts';
import { TICKET_ROLL_58, TICKET_ROLL_80, TICKET_ROLL_80_SHORT } from './ticketRoll.ts';
import { TICKET_SHOW, VOUCHER_SHOW } from './ticketShow.ts';
import { VOUCHER_ROLL_58, VOUCHER_ROLL_80 } from './voucherRoll.ts';

/** Every layout that comes with the product; of those for one document and paper the first is the usual one. */
export const LAYOUTS: readonly LayoutData[] = [
  TICKET_ROLL_80,
  TICKET_ROLL_80_SHORT,
  TICKET_ROLL_58,
  TICKET_SHOW,
  TICKET_CINEMA,
  TICKET_CARD,
  TICKET_A4,
  VOUCHER_ROLL_80,
  VOUCHER_ROLL_58,
  VOUCHER_SHOW,
  VOUCHER_CINEMA,
  RECEIPT_ROLL_80,
  RECEIPT_ROLL_58,
  CLOSING_ROLL_80,
  CLOSING_ROLL_58,
  TEST_ROLL_80,
  TEST_ROLL_58,
  TEST_SHOW,
  TEST_CINEMA,
  TEST_CARD,
];

/** The layouts of a kind of document for a kind of paper, the usual one first; none when it is not printed on it. */
export const layoutsFor = (document: DocumentKind, stock: StockId): readonly LayoutData[] =>
  LAYOUTS.filter((layout) => layout.document === document && layout.stock === stock);

export const layoutById = (id: string): LayoutData | undefined => LAYOUTS.find((layout) => layout.id === id);
