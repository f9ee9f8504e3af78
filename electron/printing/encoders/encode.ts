import type { PrintDocument } from '../../../shared/layout/documents.ts';
import { layoutOf, needsPicture } from '../../../shared/layout/layout.ts';
import { type LayoutData, NO_EDIT } from '../../../shared/layout/layoutData.ts';
import { layoutById, layoutsFor } from '../../../shared/layout/layouts/index.ts';
import { dotMmOf } from '../../../shared/layout/stock.ts';
import type { LayoutEdits, PrinterSetup } from '../../core/ports/printing.ts';
import { escposRaster } from './escposRaster.ts';
import { escposText } from './escposText.ts';
import { fgl } from './fgl.ts';
import { RefusedContent, WrongPaper } from './refused.ts';
import { zpl } from './zpl.ts';

/** What of a printer's set-up its bytes depend on. */
export type PrintTarget = Pick<PrinterSetup, 'stock' | 'language' | 'dpi' | 'letters' | 'layouts'>;

/** An ESC/POS printer with an 80 mm roll and the usual layouts. */
export const ROLL_PRINTER: PrintTarget = {
  stock: 'roll80',
  language: 'escpos',
  dpi: 203,
  letters: 'own',
  layouts: {},
};

/** The layout of a document on a printer: the one chosen, else the usual one. Throws WrongPaper when there is none. */
export function layoutFor(document: PrintDocument, target: PrintTarget): LayoutData {
  const chosen = layoutById(target.layouts[document.kind] ?? '');
  const data =
    chosen?.document === document.kind && chosen.stock === target.stock
      ? chosen
      : layoutsFor(document.kind, target.stock)[0];
  if (!data) throw new WrongPaper(`a ${document.kind} has no layout for ${target.stock}`);
  return data;
}

/**
 * The bytes of one job in the printer's language. Throws RefusedContent for what must not be printed as it is, WrongPaper
 * for what is not printed on this paper.
 */
export async function encode(
  document: PrintDocument,
  target: PrintTarget,
  edits: LayoutEdits = () => NO_EDIT,
): Promise<Uint8Array> {
  const data = layoutFor(document, target);
  const edit = edits(data.id);
  const picture =
    data.body.kind === 'placed' ||
    target.language !== 'escpos' ||
    target.letters === 'picture' ||
    needsPicture(document, data, edit);
  const layout = measured(document, {
    layout: data,
    edit,
    dotMm: dotMmOf(target.dpi),
    letters: picture ? 'font' : 'printer',
  });
  if (target.language === 'zpl') return await zpl(layout);
  if (target.language === 'fgl') return await fgl(layout);
  return picture ? await escposRaster(layout) : escposText(layout);
}

function measured(...args: Parameters<typeof layoutOf>): ReturnType<typeof layoutOf> {
  try {
    return layoutOf(...args);
  } catch (cause) {
    throw new RefusedContent('the layout refuses the document', { cause });
  }
}
