import { useMemo } from 'react';
import type { PrintDocument } from '../../shared/layout/documents.ts';
import { layoutOf, needsPicture } from '../../shared/layout/layout.ts';
import { type LayoutData, type LayoutEdit, NO_EDIT } from '../../shared/layout/layoutData.ts';
import { svgOf } from '../../shared/layout/svg.ts';
import { codes } from './codes.ts';

/** A document as it is printed: the very same layout, drawn. Nothing, when the layout refuses it. */
export function LayoutPicture({
  document,
  layout,
  edit = NO_EDIT,
  label,
}: {
  readonly document: PrintDocument;
  readonly layout: LayoutData;
  readonly edit?: LayoutEdit | undefined;
  readonly label: string;
}) {
  // As an image, so that nothing in it can act on the page.
  const address = useMemo(() => pictureOf(document, layout, edit), [document, layout, edit]);
  if (address === null) return null;
  return <img className={`ticket-picture picture-${layout.stock}`} src={address} alt={label} />;
}

function pictureOf(document: PrintDocument, layout: LayoutData, edit: LayoutEdit): string | null {
  try {
    const letters = needsPicture(document, layout, edit) ? 'font' : 'printer';
    const svg = svgOf(layoutOf(document, { layout, edit, letters }), codes);
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  } catch {
    return null;
  }
}
