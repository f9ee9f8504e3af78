import type { TillView } from '../../shared/contract/tillViews.ts';
import type { Pieces } from '../../shared/domain/cashDrawer.ts';
import type { Currency } from '../../shared/kernel/money.ts';
import { minorOf } from './amount.ts';
import { denominationsOf } from './denominations.ts';

/** A row of the count: pieces of one value, or what a terminal or a pile of paper comes to. */
export type CountRow =
  | { readonly key: string; readonly kind: 'pieces'; readonly currency: Currency; readonly value: number }
  | { readonly key: string; readonly kind: 'method'; readonly method: string; readonly name: string };

/** Foreign notes that are taken at a counter; its coins are not. */
const FOREIGN_NOTES = 500;

/** What is counted in a session, in the order of the screen: own notes and coins, foreign notes, the rest. */
export function countRows(
  currency: Currency,
  session: Pick<NonNullable<TillView['session']>, 'foreign' | 'beside'> | null,
): CountRow[] {
  const pieces = (of: Currency, least: number): CountRow[] =>
    denominationsOf(of)
      .filter((value) => value >= least)
      .map((value) => ({ key: `${of} ${value}`, kind: 'pieces', currency: of, value }));
  return [
    ...pieces(currency, 0),
    ...(session?.foreign ?? []).flatMap((one) => pieces(one, FOREIGN_NOTES)),
    ...(session?.beside ?? []).map(
      ({ method, name }): CountRow => ({ key: `method ${method}`, kind: 'method', method, name }),
    ),
  ];
}

/** What was keyed as pieces; rows that nothing was keyed for are none. */
export const countedPieces = (rows: readonly CountRow[], keyed: Readonly<Record<string, string>>): Pieces[] =>
  rows.flatMap((row) => {
    const pieces = Number(keyed[row.key] || 0);
    return row.kind === 'pieces' && pieces > 0 ? [{ currency: row.currency, value: row.value, pieces }] : [];
  });

/** What was keyed for the methods beside the drawer, minor units; each of them, for nothing keyed is none. */
export const countedMethods = (rows: readonly CountRow[], keyed: Readonly<Record<string, string>>) =>
  rows.flatMap((row) =>
    row.kind === 'method' ? [{ method: row.method, minor: minorOf(keyed[row.key] ?? '') ?? 0 }] : [],
  );
