import type { PrinterId } from '../../../shared/kernel/ids.ts';
import type { DocumentKind } from '../../../shared/layout/layoutData.ts';
import { layoutsFor } from '../../../shared/layout/layouts/index.ts';
import type { HeadOf, PrinterSetup, PrintJob, PrintUse } from './printing.ts';

/** What is printed for a use. */
export const DOCUMENTS: Readonly<Record<PrintUse, readonly DocumentKind[]>> = {
  tickets: ['ticket', 'voucher'],
  receipts: ['receipt', 'closing'],
};
const USES: readonly PrintUse[] = ['tickets', 'receipts'];

type Routed = Pick<PrinterSetup, 'id' | 'use' | 'stock' | 'standIn'>;

/** True when a printer's paper has a layout for all that a use prints. */
export const canPrint = (printer: Pick<PrinterSetup, 'stock'>, use: PrintUse): boolean =>
  DOCUMENTS[use].every((kind) => layoutsFor(kind, printer.stock).length > 0);

/**
 * The printer of a use: the first one set up for it, else the first that can serve it on the paper of whoever prints for
 * it; none without either.
 */
export const printerOfUse = (printers: readonly Routed[], use: PrintUse): PrinterId | null =>
  (printers.find((one) => one.use === use) ?? printers.find((one) => isServed(printers, one, use)))?.id ??
  null;

/** True when whoever prints for a printer in the end has paper for a use. */
const isServed = (printers: readonly Routed[], printer: Routed, use: PrintUse): boolean => {
  const end = standsFor(printers, printer.id);
  return printers.some((one) => one.id === end && canPrint(one, use));
};

/** Printers whose own jobs would come to a paper that is not made for them. */
const onWrongPaper = (printers: readonly Routed[]): readonly PrinterId[] =>
  printers.filter((one) => !isServed(printers, one, one.use)).map((one) => one.id);

/** True when a printer becomes another one and the jobs of some printer could then no more be printed. */
export function strandsJobs(printers: readonly Routed[], next: Routed): boolean {
  const before = onWrongPaper(printers);
  const after = onWrongPaper(printers.map((one) => (one.id === next.id ? next : one)));
  return after.some((id) => !before.includes(id));
}

/** Who prints for a printer in the end: stand-ins are followed, a circle of them is not. */
export function standsFor(printers: readonly Routed[], printer: PrinterId): PrinterId {
  const seen = new Set<PrinterId>();
  let at = printer;
  for (;;) {
    const next = printers.find((one) => one.id === at)?.standIn ?? null;
    if (next === null || seen.has(at) || !printers.some((one) => one.id === next)) return at;
    seen.add(at);
    at = next;
  }
}

/** Where a job is printed as things are now; null when there is no printer for it. */
export function printerOfJob(
  printers: readonly Routed[],
  job: Pick<PrintJob, 'printer' | 'use'>,
): PrinterId | null {
  const own = printers.some((one) => one.id === job.printer) ? job.printer : printerOfUse(printers, job.use);
  return own === null ? null : standsFor(printers, own);
}

/** Which jobs a printer works off as things are now. */
export function coveredBy(printers: readonly Routed[], printer: PrinterId): HeadOf {
  const all = printers.map((one) => one.id);
  const mine = all.filter((id) => standsFor(printers, id) === printer);
  const uses = USES.filter((use) => {
    const of = printerOfUse(printers, use);
    return of !== null && mine.includes(of);
  });
  return { printers: mine, uses, all };
}
