import { escposText } from '../../electron/printing/encoders/escposText.ts';
import { RefusedContent } from '../../electron/printing/encoders/refused.ts';
import type { PrintDocument } from '../../shared/layout/documents.ts';
import { layoutOf } from '../../shared/layout/layout.ts';

/** The bytes of a document in ESC/POS text mode on an 80 mm roll. */
export function escposOf(document: PrintDocument): Uint8Array {
  let layout: ReturnType<typeof layoutOf>;
  try {
    layout = layoutOf(document);
  } catch (cause) {
    throw new RefusedContent('the layout refuses the document', { cause });
  }
  return escposText(layout);
}
