import type { CommandGiven } from '../../../shared/contract/commands.ts';
import type { PrinterView } from '../frame/PrinterPill.tsx';

/** A printer as it stands in the form. */
export type PrinterDraft = Omit<CommandGiven<'savePrinter'>, 'id'>;

/** What the form begins with: the printer as it is, or the most usual one. */
export const newPrinter = (printer: PrinterView | null): PrinterDraft => ({
  name: printer?.name ?? '',
  use: printer?.use ?? 'tickets',
  address: printer?.address ?? 'tcp://',
  language: printer?.language ?? 'escpos',
  stock: printer?.stock ?? 'roll80',
  dpi: printer?.dpi ?? 203,
  letters: printer?.letters ?? 'own',
  layouts: printer?.layouts ?? {},
  drawer: printer?.drawer ?? 'none',
});
