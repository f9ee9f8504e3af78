import type { TicketDocument } from '../../shared/layout/documents.ts';
import { layoutById, layoutsFor } from '../../shared/layout/layouts/index.ts';
import { useTill } from '../state/hooks.ts';
import { LayoutPicture } from './LayoutPicture.tsx';

/** A ticket as the ticket printer of this till prints it. */
export function TicketPicture({
  document,
  label,
}: {
  readonly document: TicketDocument;
  readonly label: string;
}) {
  const printer = useTill((s) => s.till?.printers.find((one) => one.use === 'tickets'));
  const edits = useTill((s) => s.edits);
  const layout =
    layoutById(printer?.layouts.ticket ?? '') ?? layoutsFor('ticket', printer?.stock ?? 'roll80')[0];
  if (!layout) return null;
  return <LayoutPicture document={document} layout={layout} edit={edits.get(layout.id)} label={label} />;
}
