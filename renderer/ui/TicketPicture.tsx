import { useMemo } from 'react';
import type { TicketDocument } from '../../shared/layout/documents.ts';
import { layoutOf } from '../../shared/layout/layout.ts';
import { svgOf } from '../../shared/layout/svg.ts';
import { codes } from './codes.ts';

/** A ticket as it is printed: the very same layout, drawn. */
export function TicketPicture({
  document,
  label,
}: {
  readonly document: TicketDocument;
  readonly label: string;
}) {
  // As an image, so that nothing in it can act on the page.
  const address = useMemo(
    () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(layoutOf(document), codes))}`,
    [document],
  );
  return <img className="ticket-picture" src={address} alt={label} />;
}
