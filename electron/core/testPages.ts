import type { CoreContext } from './context.ts';
import { FACT } from './facts.ts';
import type { PrinterSetup } from './ports/printing.ts';
import type { FactReader } from './ports/store.ts';

/** What a test page proves: this printer, spoken to like this, with this paper. */
const proven = ({ address, language, stock, dpi, letters }: PrinterSetup): string =>
  [address, language, stock, dpi, letters].join(' ');

const pagesOf = (facts: FactReader): Readonly<Record<string, string>> =>
  JSON.parse(facts.get(FACT.testPages) ?? '{}') as Record<string, string>;

/** True when a test page came out of a printer as it is set up now. */
export const wasTested = (facts: FactReader, printer: PrinterSetup): boolean =>
  pagesOf(facts)[printer.id] === proven(printer);

/** Keeps that a test page came out; forgets printers that are no more. */
export function rememberTestPage(context: Pick<CoreContext, 'journalist'>, printer: PrinterSetup): void {
  context.journalist.transact((tx) => {
    const before = pagesOf(tx.store.facts);
    const there = tx.store.printers.all().map(({ id }) => id);
    const pages = Object.fromEntries(
      there.flatMap((id) => {
        const page = id === printer.id ? proven(printer) : before[id];
        return page === undefined ? [] : [[id, page]];
      }),
    );
    tx.store.facts.set(FACT.testPages, JSON.stringify(pages));
    tx.touch('printing');
  });
}
