import { Commands } from '../../shared/contract/commands.ts';
import type { TillView } from '../../shared/contract/tillViews.ts';
import { type Doings, type Findings, no, ok } from './fakeAnswers.ts';

/** Printers of the fake core, and what was changed about their papers. */
export function fakePrinters(newId: () => string, till: TillView) {
  const edits = new Map<string, unknown>();
  const commands: Doings = {
    savePrinter: (input) => {
      const given = Commands.savePrinter.input.parse(input);
      const printer = { ...given, id: newId(), standIn: null, capability: 'unprobed' as const };
      if (!printer.address.startsWith('tcp://')) return no({ kind: 'printerAddress', reason: 'tcp://' });
      const view = { ...printer, state: 'starting' as const, waiting: 0, blocked: 0, toCheck: 0 };
      till.printers.push(view);
      return ok(view);
    },
    removePrinter: ({ printer }) => {
      till.printers = till.printers.filter(({ id }) => id !== printer);
      return ok({});
    },
    setStandIn: ({ printer, by }) => {
      const found = till.printers.find(({ id }) => id === printer);
      if (!found) return no({ kind: 'printerUnknown' });
      Object.assign(found, { standIn: by });
      return ok(found);
    },
    saveLayout: ({ layout, edit }) => {
      edits.set(layout, edit);
      return ok({});
    },
    openDrawer: () => ok({}),
    cancelPrintJob: () => ok({}),
    printClosing: () => ok({}),
    printStatement: () => ok({}),
  };
  const queries: Findings = {
    layouts: () => ok({ layouts: [...edits].map(([layout, edit]) => ({ layout, edit })) }),
    attachedPrinters: () => ok({ printers: [{ address: 'usb:04b8:0e15', name: 'EPSON TM-T20III' }] }),
  };
  return { commands, queries };
}
