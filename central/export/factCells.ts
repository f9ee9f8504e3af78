import { decimals } from '../import/sheets/cells.ts';
import { guarded } from '../import/sheets/guard.ts';
import type { StreamRow } from '../storage/rows.ts';
import type { Snapshot } from './snapshot.ts';

export type Cell = string | number | boolean | null | undefined;
/** A line of a table, by column. */
export type Line = Readonly<Record<string, Cell>>;

/** Cells in the order of the columns; texts are harmless to spreadsheets, amounts and numbers are ours. */
export async function* cellsOf(
  columns: readonly string[],
  lines: AsyncIterable<Line>,
): AsyncGenerator<string[]> {
  for await (const line of lines)
    yield columns.map((column) => {
      const cell = line[column];
      if (cell === null || cell === undefined) return '';
      if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
      return typeof cell === 'string' && !/^-?\d+\.\d\d$/.test(cell) ? guarded(cell) : String(cell);
    });
}

/** Whose stream a line is from. */
export function tillOf(snapshot: Pick<Snapshot, 'devices'>, stream: StreamRow): Line {
  const till = snapshot.devices.find((device) => device.device === stream.device);
  return { till: till?.tillNo ?? '', stream: stream.stream, training: stream.state.training };
}

/** An amount as it stands in an entry. A body is taken in with less than all its fields, and is no reason to fail. */
export const money = (minor: unknown): string =>
  Number.isSafeInteger(minor) ? decimals(minor as number) : '';

/** ms UTC as an instant. A till's clock may say anything. */
export function moment(ms: number): string {
  const at = new Date(ms);
  return Number.isNaN(at.getTime()) ? String(ms) : at.toISOString();
}
