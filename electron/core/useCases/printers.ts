import type { CommandGiven } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import { accept, refuse } from '../../../shared/kernel/result.ts';
import { instant } from '../../../shared/kernel/time.ts';
import { checkLayout } from '../../../shared/layout/check.ts';
import { NO_EDIT } from '../../../shared/layout/layoutData.ts';
import { layoutById, layoutsFor } from '../../../shared/layout/layouts/index.ts';
import { dotMmOf } from '../../../shared/layout/stock.ts';
import type { CommandHandlers, QueryHandlers } from '../api.ts';
import { type CoreContext, venueOf } from '../context.ts';
import { ANYONE, MANAGERS, SELLERS } from '../people.ts';
import { printerAddress } from '../ports/printerAddress.ts';
import type { PrinterSetup } from '../ports/printing.ts';
import { canPrint, DOCUMENTS, strandsJobs } from '../ports/printRouting.ts';
import { rememberTestPage } from '../testPages.ts';
import { noteNoSale } from './cash/noSale.ts';
import { layoutRefusal } from './layouts.ts';
import { printerViewOf } from './till.ts';

type PrinterCommands = Pick<
  CommandHandlers,
  'savePrinter' | 'removePrinter' | 'setStandIn' | 'printTestPage' | 'openDrawer'
>;

/** The printers of this till: what they are, who stands in for whom, and whether they work. */
export function printerCommands(context: CoreContext): PrinterCommands {
  const { read } = context.parts.store;
  const find = (id: string): PrinterSetup | undefined => read.printers.all().find((one) => one.id === id);
  const took = (): void => context.workers.spooler.setPrinters(read.printers.all());
  return {
    savePrinter: async (input, screen) => {
      const person = context.people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      const problem = setupProblem(context, input);
      if (problem) return refuse(problem);
      const before = input.id === null ? undefined : find(input.id);
      if (before && strandsJobs(read.printers.all(), { ...before, use: input.use, stock: input.stock }))
        return refuse({ kind: 'printerPaper' });
      const printer = context.journalist.transact((tx) => {
        const setup: PrinterSetup = {
          ...input,
          id: input.id ?? tx.id<'printer'>(),
          standIn: before?.standIn ?? null,
          // Another printer, or the same one at another cable: what was found out no longer counts.
          capability:
            before?.address === input.address && before.language === input.language
              ? before.capability
              : 'unprobed',
        };
        tx.store.printers.put(setup);
        tx.touch('till', 'printing');
        return setup;
      });
      took();
      return accept(printerViewOf(context, printer));
    },
    removePrinter: async (input, screen) => {
      const person = context.people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      if (!find(input.printer)) return refuse({ kind: 'printerUnknown' });
      context.journalist.transact((tx) => {
        tx.store.printers.remove(input.printer);
        for (const other of tx.store.printers.all())
          if (other.standIn === input.printer) tx.store.printers.put({ ...other, standIn: null });
        tx.touch('till', 'printing');
      });
      took();
      return accept({});
    },
    setStandIn: async (input, screen) => {
      // Whoever stands at the printers when one fails decides it: waiting for a manager costs the queue.
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const printer = find(input.printer);
      const by = input.by === null ? null : find(input.by);
      if (!printer || by === undefined) return refuse({ kind: 'printerUnknown' });
      if (by && (by.id === printer.id || !canPrint(by, printer.use))) return refuse({ kind: 'printerPaper' });
      const next = { ...printer, standIn: by?.id ?? null };
      if (strandsJobs(read.printers.all(), next)) return refuse({ kind: 'printerPaper' });
      context.journalist.transact((tx) => {
        tx.store.printers.put(next);
        tx.touch('till', 'printing');
      });
      took();
      return accept(printerViewOf(context, next));
    },
    printTestPage: async (input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const printer = find(input.printer);
      if (!printer) return refuse({ kind: 'printerUnknown' });
      const venue = venueOf(context);
      try {
        await context.workers.spooler.printTest(printer.id, {
          kind: 'test',
          language: input.language,
          printerName: printer.name,
          venueName: venue?.name ?? '',
          at: instant(context.parts.clock.now()),
          timeZone: venue?.timeZone ?? 'Europe/Zurich',
        });
        rememberTestPage(context, printer);
        return accept({});
      } catch (error) {
        return refuse({
          kind: 'testPageFailed',
          reason: error instanceof Error ? error.message : String(error),
        });
      }
    },
    openDrawer: async (_input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const printer = drawerPrinter(context);
      if (!printer) return refuse({ kind: 'drawerMissing' });
      // Nothing could be written down of it: outside a session the drawer has its key.
      if (!context.parts.store.read.journal.current()?.state.session)
        return refuse({ kind: 'sessionMissing' });
      context.parts.log.info('the drawer is opened without a sale', { by: person.value.id });
      try {
        await context.workers.spooler.openDrawer(printer.id);
        noteNoSale(context, person.value.id);
        return accept({});
      } catch {
        return refuse({ kind: 'drawerUnreachable' });
      }
    },
  };
}

/** The printer that the cash drawer hangs on. */
export const drawerPrinter = (context: CoreContext): PrinterSetup | undefined =>
  context.parts.store.read.printers.all().find((one) => one.drawer !== 'none' && one.language === 'escpos');

/** Opens the drawer for cash that was just taken; one that does not open is opened with the key, and holds up nothing. */
export function openDrawerForCash(context: CoreContext): void {
  const printer = drawerPrinter(context);
  if (!printer) return;
  context.workers.spooler
    .openDrawer(printer.id)
    .catch((error) => context.parts.log.warn('the drawer did not open', { error: String(error) }));
}

/** Why a printer can not be set up like this: its address, its paper, or a layout that its dots are too coarse for. */
function setupProblem(context: CoreContext, input: CommandGiven<'savePrinter'>): Refusal | null {
  if (!printerAddress(input.address)) return { kind: 'printerAddress', reason: 'format' };
  if (!canPrint(input, input.use)) return { kind: 'printerPaper' };
  for (const kind of DOCUMENTS[input.use]) {
    const id = input.layouts[kind];
    const layout = id === undefined ? layoutsFor(kind, input.stock)[0] : layoutById(id);
    if (layout?.document !== kind || layout.stock !== input.stock) return { kind: 'layoutUnknown' };
    const edit = context.parts.store.read.layoutEdits.get(layout.id) ?? NO_EDIT;
    const [problem] = checkLayout(layout, edit, dotMmOf(input.dpi));
    if (problem) return layoutRefusal(problem);
  }
  return null;
}

/** What hangs on this machine and may be a printer. */
export function attachedQuery(context: CoreContext): Pick<QueryHandlers, 'attachedPrinters'> {
  return {
    attachedPrinters: async (_input, screen) => {
      const person = context.people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      const printers = await context.workers.spooler.discover();
      return accept({ printers: printers.map(({ address, name }) => ({ address, name })) });
    },
  };
}
