import JsBarcode from 'jsbarcode';
import { encodeQR } from 'qr';
import { QR_LEVEL } from '../../shared/layout/codeSize.ts';
import type { Codes } from '../../shared/layout/svg.ts';

const LEVELS = { M: 'medium' } as const;

/** QR and CODE128 modules for pictures drawn in this process. Throws when a text does not fit a code. */
export const codes: Codes = {
  qr: (text) => encodeQR(text, 'raw', { ecc: LEVELS[QR_LEVEL], border: 0 }),
  code128: (text) => {
    const made: { encodings?: readonly { readonly data: string }[] } = {};
    JsBarcode(made, text, { format: 'CODE128B', displayValue: false });
    return { bars: (made.encodings ?? []).map((part) => part.data).join('') };
  },
};
