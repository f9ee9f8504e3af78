import { COUNTER } from './counter.ts';
import { PROGRAMME } from './programme.ts';
import type { Sheet } from './sheet.ts';

/**
 * Every CSV file there is, in the order in which they are read: times are local to venues, so what leads to a row's
 * venue comes before the row.
 */
export const SHEETS: readonly Sheet[] = [...PROGRAMME, ...COUNTER];

/** Names of files and columns are the same in any case, with or without blanks, hyphens and underscores. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');

/** The sheet that a file's name (without .csv) stands for. */
export const sheetNamed = (name: string): Sheet | undefined =>
  SHEETS.find((sheet) =>
    [sheet.name, ...(sheet.aliases ?? [])].some((one) => plainName(one) === plainName(name)),
  );
