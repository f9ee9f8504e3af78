import type { CustomerFields } from '../../shared/journal/bodies.ts';
import type { CustomerId } from '../../shared/kernel/ids.ts';
import type { CustomerRow, CustomerWriter } from '../core/ports/sellingStore.ts';
import { type Db, prepare } from './rows.ts';
import { foldedWords, wordsOf } from './words.ts';

interface Sql extends Omit<CustomerRow, 'id'> {
  no: number;
  id: string;
}

const FIELDS = ['first', 'last', 'company', 'email', 'phone', 'street', 'postcode', 'city', 'note'] as const;
/** The trigram tokenizer knows nothing shorter. */
const SHORTEST_PART = 3;

/**
 * Customers and the words that they are found by: last names first, by the alphabet, then the others in the order of
 * their rows, as the index gives them. A rank would have to look at every match of a letter.
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
  const lastNames = prepare<[string, string, number], { no: number }>(
    db,
    'SELECT customer AS no FROM customer_last WHERE word >= ? AND word < ? ORDER BY word, customer LIMIT ?',
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
  const unlast = prepare<[string, number], never>(
    db,
    'DELETE FROM customer_last WHERE word = ? AND customer = ?',
  );
  const last = prepare<[string, number], never>(
    db,
    'INSERT OR IGNORE INTO customer_last (word, customer) VALUES (?, ?)',
  );
  const word = prepare<[number, string, string, string, string, string], never>(
    db,
    'INSERT INTO customer_word (rowid, last, first, company, email, phone) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const part = prepare<[number, string], never>(db, 'INSERT INTO customer_part (rowid, parts) VALUES (?, ?)');
  const count = prepare<[], { n: number }>(db, 'SELECT count(*) AS n FROM customer');

  const unindex = ({ no, last: name }: Sql): void => {
    for (const one of foldedWords(name)) unlast.run(one, no);
    unword.run(no);
    unpart.run(no);
  };
  const index = (no: number, row: Required<CustomerFields>): void => {
    const { first, company, email } = row;
    const phone = phoneKey(row.phone);
    for (const one of foldedWords(row.last)) last.run(one, no);
    word.run(no, row.last, first, company, email, phone);
    // Of a provider's name, which half of all e-mails share, only the beginnings of its words are looked for.
    const [box = ''] = email.split('@');
    part.run(no, [row.last, first, company, box, phone].filter((text) => text !== '').join(' '));
  };
  return {
    get: (id) => rowOf(get.get(id)),
    byEmail: (email) => rowOf(byEmail.all(emailKey(email), 1)[0]),
    search: (text, limit) => {
      const found = new Set<number>();
      const [only, ...others] = foldedWords(text);
      if (only !== undefined && others.length === 0)
        for (const { no } of lastNames.all(only, `${only}\u{10FFFF}`, limit)) found.add(no);
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
        unindex(known);
        update.run(...values, known.no);
        index(known.no, row);
      } else index(Number(insert.run(id, ...values).lastInsertRowid), row);
    },
    remove: (id) => {
      const known = get.get(id);
      if (!known) return;
      unindex(known);
      drop.run(known.no);
    },
  };
}

/** Full-text queries in the order in which their results are shown: beginnings of words, then parts of words. */
function queriesFor(text: string): (readonly ['words' | 'parts', string])[] {
  const given = wordsOf(text);
  if (given.length === 0) return [];
  const begins = (word: string): string => `"${word}"*`;
  const digits = phoneKey(text);
  if (digits.length >= SHORTEST_PART && /^[\d\s+()./-]+$/.test(text))
    return [
      ['words', begins(digits)],
      ['parts', `"${digits}"`],
    ];
  const queries: (readonly ['words' | 'parts', string])[] = [['words', given.map(begins).join(' AND ')]];
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
