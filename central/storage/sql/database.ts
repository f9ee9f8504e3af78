import { TransactionLost } from '../port.ts';

/** A database connection within a transaction. Numbers may come back as text: callers convert. */
export interface Connection {
  /** Set when arrays of bytes travel as they are, not as hex. */
  readonly bytesInArrays?: true;
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** A PostgreSQL that the same SQL runs on, embedded or not. */
export interface Database {
  readonly kind: 'embedded' | 'postgres';
  /** All or nothing, READ COMMITTED or stricter; run again when the database asks for it (see isRetryable). */
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Serialization failure and deadlock: the transaction is lost, for another's sake. */
const LOST = ['40001', '40P01'];
/** Two centres made the same table or the same first row at the same moment. */
const RACED = ['42P07', '23505'];
const TRIES = 5;

/** Runs a transaction again when the database gave it up for another's sake. */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const again = error instanceof TransactionLost || [...LOST, ...RACED].includes(codeOf(error));
      if (attempt >= TRIES || !again) throw error;
    }
  }
}

/** True for an error after which no statement of the transaction counts. */
export const losesTransaction = (error: unknown): boolean =>
  error instanceof TransactionLost || LOST.includes(codeOf(error));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export type Value = string | number | null | Uint8Array;
/** PostgreSQL takes 65,535 values in a statement; this stays far below. */
const MOST_VALUES = 2000;
/** Rows of a statement that takes columns as arrays. */
const MOST_ROWS = 2000;

/**
 * Inserts rows into a table, in as few statements as their number allows. With `onConflict` (such as
 * `(a, b) do update …`) taken keys are no error. Names are our own, never input. Columns travel as arrays, which costs
 * the server a third of what a statement with a place for each value does; where an array of bytes would be sent as hex,
 * rows with bytes travel value by value.
 */
export async function insertRows(
  connection: Connection,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  onConflict?: string,
): Promise<void> {
  if (rows.length === 0) return;
  const into = `insert into ${table} (${columns.join(', ')})`;
  const otherwise = onConflict ? ` on conflict ${onConflict}` : '';
  const hex = !connection.bytesInArrays && rows[0]?.some((value) => value instanceof Uint8Array);
  const asArrays = rows.length > 1 && !hex;
  const step = asArrays ? MOST_ROWS : Math.max(1, Math.floor(MOST_VALUES / columns.length));
  for (let from = 0; from < rows.length; from += step) {
    const some = rows.slice(from, from + step);
    if (asArrays) {
      const { text, values } = arraysOf(columns.length, some);
      await connection.query(`${into} ${text}${otherwise}`, values);
    } else {
      let n = 0;
      const places = some.map((row) => `(${row.map(() => `$${++n}`).join(', ')})`).join(', ');
      await connection.query(`${into} values ${places}${otherwise}`, some.flat());
    }
  }
}

/** Rows as one array a column. A column without a value is a null in the statement, for it has no type. */
function arraysOf(
  width: number,
  rows: readonly (readonly Value[])[],
): { readonly text: string; readonly values: readonly (readonly Value[])[] } {
  const values: Value[][] = [];
  const unnested: string[] = [];
  const selected: string[] = [];
  for (let column = 0; column < width; column++) {
    const cells = rows.map((row) => row[column] ?? null);
    const typed = cells.find((cell) => cell !== null);
    if (typed === undefined || typed === null) {
      selected.push('null');
      continue;
    }
    values.push(cells);
    unnested.push(`$${values.length}::${typeOf(typed)}[]`);
    selected.push(`c${values.length}`);
  }
  const names = values.map((_, i) => `c${i + 1}`).join(', ');
  return {
    text: `select ${selected.join(', ')} from unnest(${unnested.join(', ')}) as rows (${names})`,
    values,
  };
}

const typeOf = (value: NonNullable<Value>): string =>
  typeof value === 'number' ? 'bigint' : typeof value === 'string' ? 'text' : 'bytea';

/** The `do update` part that replaces every column but the key. */
export const replace = (key: readonly string[], columns: readonly string[]): string =>
  `(${key.join(', ')}) do update set ${columns
    .filter((column) => !key.includes(column))
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;

/** Gives the last of `count` new positions; the row stays locked until the transaction ends. */
export async function advance(
  connection: Connection,
  organiser: string,
  name: string,
  count: number,
): Promise<number> {
  const [row] = await connection.query<{ position: unknown }>(
    `insert into counters (organiser, name, position) values ($1, $2, $3)
     on conflict (organiser, name) do update set position = counters.position + excluded.position
     returning position`,
    [organiser, name, count],
  );
  return Number(row?.position);
}
