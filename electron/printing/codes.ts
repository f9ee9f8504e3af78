import JsBarcode from 'jsbarcode';
import { encodeQR } from 'qr';
import { QR_LEVEL } from '../../shared/layout/codeSize.ts';
import type { Codes } from '../../shared/layout/svg.ts';

const LEVELS = { M: 'medium' } as const;

/** QR and CODE128 modules for pictures drawn in this process. Throws when a text does not fit a code. */
export const codes: Codes = {
  // The package draws a border of one module at least.
  qr: (text) =>
    encodeQR(text, 'raw', { ecc: LEVELS[QR_LEVEL], border: 1 })
      .slice(1, -1)
      .map((row) => row.slice(1, -1)),
  code128: (text) => {
    const made: { encodings?: readonly { readonly data: string }[] } = {};
    JsBarcode(made, text, { format: 'CODE128B', displayValue: false });
    return { bars: (made.encodings ?? []).map((part) => part.data).join('') };
  },
};
