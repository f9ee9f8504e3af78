import JsBarcode from 'jsbarcode';
import { encodeQR } from 'qr';
import type { Codes } from '../../shared/layout/svg.ts';

/** Modules of the codes for pictures on the screen: level M and set B, as the printer is told. */
export const codes: Codes = {
  // The package draws a border of one module at least.
  qr: (text) =>
    encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
      .slice(1, -1)
      .map((row) => row.slice(1, -1)),
  code128: (text) => {
    const made: { encodings?: readonly { readonly data: string }[] } = {};
    JsBarcode(made, text, { format: 'CODE128B', displayValue: false });
    return { bars: (made.encodings ?? []).map((part) => part.data).join('') };
  },
};
