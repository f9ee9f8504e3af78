import type { Fields } from './bind.ts';
import type { Layout } from './box.ts';
import type { PrintDocument } from './documents.ts';
import { fieldsOf } from './fields/fieldsOf.ts';
import { flow } from './flow.ts';
import { type LayoutData, type LayoutEdit, NO_EDIT } from './layoutData.ts';
import { layoutsFor } from './layouts/index.ts';
import { type Letters, needsFont } from './letters.ts';
import { placeElements } from './place.ts';
import { STOCKS } from './stock.ts';

export interface LayoutOptions {
  /** The usual one of an 80 mm roll when not given. */
  readonly layout?: LayoutData;
  readonly edit?: LayoutEdit;
  /** Mm per dot of the printer; 203 dpi when not given. */
  readonly dotMm?: number;
  /** On rolls; the printer's own letters when not given. */
  readonly letters?: Letters;
}

/**
 * The measured boxes (mm) of a document in a layout. Throws when a code in it cannot be printed there, a date or time
 * zone is none, or the document has no such layout.
 */
export function layoutOf(document: PrintDocument, options: LayoutOptions = {}): Layout {
  const data = options.layout ?? layoutsFor(document.kind, 'roll80')[0];
  if (data?.document !== document.kind) throw new Error(`layout: ${data?.id} is not for a ${document.kind}`);
  const edit = options.edit ?? NO_EDIT;
  const fields: Fields = { ...fieldsOf(document), ...ownFields(data, edit, document) };
  const dotMm = options.dotMm ?? STOCKS[data.stock].dotMm;
  const paper = { ...STOCKS[data.stock], dotMm };
  if (data.body.kind === 'placed') {
    const boxes = placeElements(data.body.elements, fields, { dotMm, logo: edit.logo });
    return { paper, dotMm, heightMm: (paper.heightMm ?? 0) - 2 * paper.marginYMm, boxes };
  }
  const { boxes, heightMm } = flow(data.body.blocks, fields, {
    paper,
    letters: options.letters ?? 'printer',
    logo: edit.logo,
  });
  return { paper, dotMm, heightMm, boxes };
}

/** True when the printer's own letters cannot spell a document. */
export function needsPicture(document: PrintDocument, data: LayoutData, edit: LayoutEdit = NO_EDIT): boolean {
  return foreign({ ...fieldsOf(document), ...ownFields(data, edit, document) });
}

const foreign = (fields: Fields): boolean =>
  Object.values(fields).some((value) => (typeof value === 'string' ? needsFont(value) : value.some(foreign)));

/** The venue's own texts in the document's language; a text written in one language only serves all. */
function ownFields(data: LayoutData, edit: LayoutEdit, document: PrintDocument): Fields {
  const own: Record<string, string> = {};
  for (const { name } of data.own) {
    const texts = edit.texts[name] ?? {};
    own[`own.${name}`] = texts[document.language] ?? Object.values(texts).find((text) => text !== '') ?? '';
  }
  return own;
}
