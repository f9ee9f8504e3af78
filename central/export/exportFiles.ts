import { Known } from '../import/sheets/context.ts';
import { SHEETS } from '../import/sheets/index.ts';
import { sheetText } from './catalogueCsv.ts';
import { catalogueJson } from './catalogueJson.ts';
import type { ExportFile, ExportSource } from './exportFile.ts';
import { factFiles } from './facts.ts';
import { customers, takeSnapshot } from './snapshot.ts';

/**
 * Everything that a centre has, as files: the catalogue in the chosen format, which the import reads back to the same,
 * and in the folder `facts` what has happened. All are of one moment but for customers, who may be changed while they
 * are read; each is in it once. No file has codes of gift vouchers or PINs.
 */
export async function exportFiles(
  source: ExportSource,
  { format = 'csv' }: { readonly format?: 'csv' | 'json' } = {},
): Promise<ExportFile[]> {
  const snapshot = await takeSnapshot(source);
  const known = new Known(snapshot.rows);
  const catalogue: ExportFile[] =
    format === 'json'
      ? [
          {
            name: 'catalogue.json',
            type: 'application/json',
            text: () => catalogueJson(snapshot.rows, customers(source, snapshot)),
          },
        ]
      : SHEETS.map((sheet) => ({
          name: `${sheet.name}.csv`,
          type: 'text/csv; charset=utf-8',
          text: () =>
            sheetText(
              sheet,
              sheet.kind === 'customer'
                ? customers(source, snapshot)
                : snapshot.rows.filter(({ kind }) => kind === sheet.kind),
              known,
            ),
        }));
  return [...catalogue, ...factFiles(source, snapshot)];
}
