import { TransactionLost } from '../port.ts';

/** A database connection within a transaction. Numbers may come back as text: callers convert. */
export interface Connection {
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

type Value = string | number | null | Uint8Array;
/** PostgreSQL takes 65,535 values in a statement; this stays far below. */
const MOST_VALUES = 2000;

/**
 * Inserts rows into a table, in as few statements as their number allows. With `onConflict` (such as
 * `(a, b) do update …`) taken keys are no error. Names are our own, never input.
 */
export async function insertRows(
  connection: Connection,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  onConflict?: string,
): Promise<void> {
  const step = Math.max(1, Math.floor(MOST_VALUES / columns.length));
  for (let from = 0; from < rows.length; from += step) {
    const some = rows.slice(from, from + step);
    let n = 0;
    const places = some.map((row) => `(${row.map(() => `$${++n}`).join(', ')})`).join(', ');
    await connection.query(
      `insert into ${table} (${columns.join(', ')}) values ${places}${onConflict ? ` on conflict ${onConflict}` : ''}`,
      some.flat(),
    );
  }
}

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
