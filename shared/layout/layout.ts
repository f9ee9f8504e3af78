import type { Layout, Paper } from './box.ts';
import { ROLL_80 } from './box.ts';
import type { PrintDocument } from './documents.ts';
import { flow } from './flow.ts';
import { receiptBlocks } from './receiptBlocks.ts';
import { testBlocks } from './testBlocks.ts';
import { ticketBlocks } from './ticketBlocks.ts';
import { voucherBlocks } from './voucherBlocks.ts';

/**
 * The measured boxes (mm) of a document on a paper. Throws when a code in it cannot be printed there, or a
 * date or time zone is none.
 */
export function layoutOf(document: PrintDocument, paper: Paper = ROLL_80): Layout {
  switch (document.kind) {
    case 'ticket':
      return flow(ticketBlocks(document), paper);
    case 'receipt':
      return flow(receiptBlocks(document), paper);
    case 'voucher':
      return flow(voucherBlocks(document), paper);
    case 'test':
      return flow(testBlocks(document), paper);
  }
}
