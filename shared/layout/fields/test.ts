import type { Fields } from '../bind.ts';
import type { TestDocument } from '../documents.ts';
import { momentText } from '../format.ts';
import { paperWords } from '../words.ts';

/** What both codes of a test page hold; no ticket has such a text. */
export const TEST_CODE = 'GUICHET TEST 0123456789';
export const TEST_CODE128 = 'TEST0123456789';

/** What a test page's layout can name. */
export function testFields(test: TestDocument): Fields {
  const words = paperWords(test.language);
  return {
    venue: test.venueName,
    at: momentText(test.at, test.timeZone),
    title: words.testPage,
    printer: test.printerName,
    readable: words.testReadable,
    qr: TEST_CODE,
    code128: TEST_CODE128,
  };
}
