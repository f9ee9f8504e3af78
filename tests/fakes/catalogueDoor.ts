import type { CatalogueDoor } from '../../central/import/importFiles.ts';
import type { SourceFile } from '../../central/import/sourceFile.ts';
import type { CatalogueChange, CatalogueRow } from '../../central/service/catalogue.ts';

/** A catalogue without a centre: what is put into it is kept in `rows` when the work ends well. */
export function catalogueDoor(known: readonly CatalogueRow[] = []): CatalogueDoor & { rows: CatalogueRow[] } {
  const door = {
    rows: [...known],
    changeCatalogue: async <T>(work: (catalogue: CatalogueChange) => Promise<T>): Promise<T> => {
      const put: CatalogueRow[] = [];
      const outcome = await work({
        known: door.rows.filter(({ kind }) => !['staff', 'voucher', 'customer'].includes(kind)),
        find: async (kind, ids) => door.rows.filter((row) => row.kind === kind && ids.includes(row.id)),
        random: (count) => new Uint8Array(count),
        compare: async (rows) => rows.length,
        put: async (rows) => {
          put.push(...rows.map(({ kind, id, value }) => ({ kind, id, value })));
          return rows.length;
        },
      });
      const given = new Set(put.map(({ kind, id }) => `${kind} ${id}`));
      door.rows = [...door.rows.filter(({ kind, id }) => !given.has(`${kind} ${id}`)), ...put];
      return outcome;
    },
  };
  return door;
}

/** A file in memory, given in pieces of `piece` bytes. */
export function memoryFile(name: string, content: string | Uint8Array, piece = 100_000): SourceFile {
  const bytes = Buffer.from(content);
  return {
    name,
    open: async function* () {
      for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
    },
  };
}
