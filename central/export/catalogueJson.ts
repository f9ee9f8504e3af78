import { LISTS } from '../import/kinds.ts';
import type { CatalogueRow } from '../service/catalogue.ts';

/** Rows as the JSON text that the import reads back to the same rows, with the customers behind them. */
export async function* catalogueJson(
  rows: readonly CatalogueRow[],
  customers: AsyncIterable<CatalogueRow>,
): AsyncGenerator<string> {
  let before = '{';
  for (const [list, kind] of Object.entries(LISTS)) {
    const own = rows.filter((row) => row.kind === kind);
    yield `${before}\n${JSON.stringify(list)}: [`;
    before = '\n],';
    let comma = '';
    for await (const { id, value } of kind === 'customer' ? customers : own) {
      yield `${comma}\n${JSON.stringify(kind === 'plan' ? { ...value, sections: sectionsOf(rows, id) } : value)}`;
      comma = ',';
    }
  }
  yield '\n]\n}\n';
}

function sectionsOf(rows: readonly CatalogueRow[], plan: string): unknown[] {
  return rows.flatMap(({ kind, value }) => {
    if (kind !== 'planSection' || value?.plan !== plan) return [];
    const { plan: _, ...section } = value;
    return [section];
  });
}
