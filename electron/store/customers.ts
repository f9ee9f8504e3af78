import type { CustomerFields } from '../../shared/journal/bodies.ts';
import type { CustomerId } from '../../shared/kernel/ids.ts';
import type { CustomerRow, CustomerWriter } from '../core/ports/sellingStore.ts';
import { type Db, prepare } from './rows.ts';
import { wordsOf } from './words.ts';

interface Sql extends Omit<CustomerRow, 'id'> {
  no: number;
  id: string;
}

const FIELDS = ['first', 'last', 'company', 'email', 'phone', 'street', 'postcode', 'city', 'note'] as const;
/** The trigram tokenizer knows nothing shorter. */
const SHORTEST_PART = 3;

/**
 * Customers and the words that they are found by. Results come in the order of their rows, as the index gives them: a
 * rank would have to look at every match of a letter.
 */
export function customers(db: Db): CustomerWriter {
  const get = prepare<[string], Sql>(db, 'SELECT * FROM customer WHERE id = ?');
  const at = prepare<[number], Sql>(db, 'SELECT * FROM customer WHERE no = ?');
  const byEmail = prepare<[string, number], Sql>(
    db,
    "SELECT * FROM customer WHERE email_key = ? AND email_key <> '' ORDER BY no LIMIT ?",
  );
  const byPhone = prepare<[string, number], Sql>(
    db,
    "SELECT * FROM customer WHERE phone_key = ? AND phone_key <> '' ORDER BY no LIMIT ?",
  );
  const words = prepare<[string, number], { no: number }>(
    db,
    'SELECT rowid AS no FROM customer_word WHERE customer_word MATCH ? ORDER BY rowid LIMIT ?',
  );
  const parts = prepare<[string, number], { no: number }>(
    db,
    'SELECT rowid AS no FROM customer_part WHERE customer_part MATCH ? ORDER BY rowid LIMIT ?',
  );
  const columns = ['id', ...FIELDS, 'email_key', 'phone_key'];
  const insert = prepare<unknown[], never>(
    db,
    `INSERT INTO customer (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const update = prepare<unknown[], never>(
    db,
    `UPDATE customer SET ${columns
      .slice(1)
      .map((column) => `${column} = ?`)
      .join(', ')} WHERE no = ?`,
  );
  const drop = prepare<[number], never>(db, 'DELETE FROM customer WHERE no = ?');
  const unword = prepare<[number], never>(db, 'DELETE FROM customer_word WHERE rowid = ?');
  const unpart = prepare<[number], never>(db, 'DELETE FROM customer_part WHERE rowid = ?');
  const word = prepare<[number, string, string, string, string, string], never>(
    db,
    'INSERT INTO customer_word (rowid, last, first, company, email, phone) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const part = prepare<[number, string], never>(db, 'INSERT INTO customer_part (rowid, parts) VALUES (?, ?)');
  const count = prepare<[], { n: number }>(db, 'SELECT count(*) AS n FROM customer');

  const unindex = (no: number): void => {
    unword.run(no);
    unpart.run(no);
  };
  const index = (no: number, row: Required<CustomerFields>): void => {
    const { first, last, company, email } = row;
    const phone = phoneKey(row.phone);
    word.run(no, last, first, company, email, phone);
    part.run(no, [last, first, company, email, phone].filter((text) => text !== '').join(' '));
  };
  return {
    get: (id) => rowOf(get.get(id)),
    byEmail: (email) => rowOf(byEmail.all(emailKey(email), 1)[0]),
    search: (text, limit) => {
      const found = new Set<number>();
      for (const [statement, query] of queriesFor(text)) {
        if (found.size >= limit) break;
        for (const { no } of (statement === 'words' ? words : parts).all(query, limit)) found.add(no);
      }
      return [...found].slice(0, limit).flatMap((no) => rowOf(at.get(no)) ?? []);
    },
    similar: ({ first, last, email, phone }, limit) => {
      const found = new Map<number, Sql>();
      const keep = (rows: readonly Sql[]): void => {
        for (const row of rows) found.set(row.no, row);
      };
      keep(byEmail.all(emailKey(email), limit));
      if (phoneKey(phone).length >= 7) keep(byPhone.all(phoneKey(phone), limit));
      const [lastWords, firstWords] = [wordsOf(last), wordsOf(first)];
      if (lastWords.length > 0 && firstWords.length > 0) {
        const query = [...lastWords.map((w) => `last : "${w}"`), ...firstWords.map((w) => `first : "${w}"`)];
        keep(words.all(query.join(' AND '), limit).flatMap(({ no }) => at.get(no) ?? []));
      }
      return [...found.values()].slice(0, limit).flatMap((row) => rowOf(row) ?? []);
    },
    count: () => count.get()?.n ?? 0,
    put: (id, fields) => {
      const known = get.get(id);
      const row = Object.fromEntries(
        FIELDS.map((field) => [field, fields[field] ?? known?.[field] ?? '']),
      ) as Required<CustomerFields>;
      const values = [...FIELDS.map((field) => row[field]), emailKey(row.email), phoneKey(row.phone)];
      if (known) {
        unindex(known.no);
        update.run(...values, known.no);
        index(known.no, row);
      } else index(Number(insert.run(id, ...values).lastInsertRowid), row);
    },
    remove: (id) => {
      const known = get.get(id);
      if (!known) return;
      unindex(known.no);
      drop.run(known.no);
    },
  };
}

/** Queries in the order in which their results are shown: last names, then any word, then parts of words. */
function queriesFor(text: string): (readonly ['words' | 'parts', string])[] {
  const given = wordsOf(text);
  const [first, ...others] = given;
  if (first === undefined) return [];
  const begins = (word: string): string => `"${word}"*`;
  const queries: (readonly ['words' | 'parts', string])[] = [
    ['words', [`last : ${begins(first)}`, ...others.map(begins)].join(' AND ')],
    ['words', given.map(begins).join(' AND ')],
  ];
  const digits = phoneKey(text);
  if (digits.length >= SHORTEST_PART && /^[\d\s+()./-]+$/.test(text))
    return [
      ['words', begins(digits)],
      ['parts', `"${digits}"`],
    ];
  if (given.every((word) => word.length >= SHORTEST_PART))
    queries.push(['parts', given.map((word) => `"${word}"`).join(' AND ')]);
  return queries;
}

const emailKey = (email: string): string => email.trim().toLowerCase();

/** Digits only, as dialled from within Switzerland: +41 79 … and 0041 79 … are 079 …. */
function phoneKey(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '');
  return digits.replace(/^(\+|00)41/, '0').replace(/\D/g, '');
}

function rowOf(sql: Sql | undefined): CustomerRow | undefined {
  if (!sql) return undefined;
  const fields = Object.fromEntries(FIELDS.map((field) => [field, sql[field]])) as Required<CustomerFields>;
  return { id: sql.id as CustomerId, ...fields };
}
