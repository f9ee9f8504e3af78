import type { PrinterId } from '../../shared/kernel/ids.ts';
import type { PrinterSetup, PrintUse } from '../core/ports/printing.ts';
import type { PrinterWriter } from '../core/ports/store.ts';
import { type Db, prepare } from './rows.ts';

/** Printers as the venue set them up. */
export function printers(db: Db): PrinterWriter {
  const all = prepare<[], { id: string; name: string; use: string; address: string; capability: string }>(
    db,
    'SELECT * FROM printer ORDER BY use DESC, name',
  );
  const put = prepare<[string, string, string, string, string], never>(
    db,
    'INSERT OR REPLACE INTO printer (id, name, use, address, capability) VALUES (?, ?, ?, ?, ?)',
  );
  const setCapability = prepare<[string, string], never>(
    db,
    'UPDATE printer SET capability = ? WHERE id = ?',
  );
  return {
    all: () =>
      all.all().map((row) => ({
        id: row.id as PrinterId,
        name: row.name,
        use: row.use as PrintUse,
        address: row.address,
        capability: row.capability as PrinterSetup['capability'],
      })),
    put: (printer) => {
      put.run(printer.id, printer.name, printer.use, printer.address, printer.capability);
    },
    setCapability: (printer, capability) => {
      setCapability.run(capability, printer);
    },
  };
}
