import type { Fields } from '../bind.ts';
import type { PrintDocument } from '../documents.ts';
import { closingFields } from './closing.ts';
import { receiptFields } from './receipt.ts';
import { slipFields } from './slip.ts';
import { statementFields } from './statement.ts';
import { testFields } from './test.ts';
import { ticketFields } from './ticket.ts';
import { voucherFields } from './voucher.ts';

/** A document as the words and numbers its layout can name, in the document's language. */
export function fieldsOf(document: PrintDocument): Fields {
  switch (document.kind) {
    case 'ticket':
      return ticketFields(document);
    case 'receipt':
      return receiptFields(document);
    case 'voucher':
      return voucherFields(document);
    case 'closing':
      if ('statement' in document) return statementFields(document);
      return 'slip' in document ? slipFields(document) : closingFields(document);
    case 'test':
      return testFields(document);
  }
}
