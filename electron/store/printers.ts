import type { PrinterId } from '../../shared/kernel/ids.ts';
import type { PrinterSetup } from '../core/ports/printing.ts';
import type { PrinterWriter } from '../core/ports/store.ts';
import { type Db, prepare } from './rows.ts';

interface PrinterSql {
  id: string;
  name: string;
  use: string;
  address: string;
  language: string;
  stock: string;
  dpi: number;
  letters: string;
  layouts: string;
  drawer: string;
  stand_in: string | null;
  capability: string;
}

/** Printers as the venue set them up. */
export function printers(db: Db): PrinterWriter {
  const all = prepare<[], PrinterSql>(db, 'SELECT * FROM printer ORDER BY use DESC, name, id');
  const put = prepare<
    [string, string, string, string, string, string, number, string, string, string, string | null, string],
    never
  >(
    db,
    `INSERT OR REPLACE INTO printer
       (id, name, use, address, language, stock, dpi, letters, layouts, drawer, stand_in, capability)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = prepare<[string], never>(db, 'DELETE FROM printer WHERE id = ?');
  const setCapability = prepare<[string, string], never>(
    db,
    'UPDATE printer SET capability = ? WHERE id = ?',
  );
  return {
    all: () => all.all().map(setupOf),
    put: (one) => {
      const layouts = JSON.stringify(one.layouts);
      const { id, name, use, address, language, stock, dpi, letters, drawer, standIn, capability } = one;
      put.run(id, name, use, address, language, stock, dpi, letters, layouts, drawer, standIn, capability);
    },
    remove: (printer) => {
      remove.run(printer);
    },
    setCapability: (printer, capability) => {
      setCapability.run(capability, printer);
    },
  };
}

function setupOf(row: PrinterSql): PrinterSetup {
  return {
    id: row.id as PrinterId,
    name: row.name,
    use: row.use as PrinterSetup['use'],
    address: row.address,
    language: row.language as PrinterSetup['language'],
    stock: row.stock as PrinterSetup['stock'],
    dpi: row.dpi as PrinterSetup['dpi'],
    letters: row.letters as PrinterSetup['letters'],
    layouts: JSON.parse(row.layouts) as PrinterSetup['layouts'],
    drawer: row.drawer as PrinterSetup['drawer'],
    standIn: row.stand_in as PrinterId | null,
    capability: row.capability as PrinterSetup['capability'],
  };
}
