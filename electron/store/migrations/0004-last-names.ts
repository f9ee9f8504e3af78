/**
 * Last names by their words, folded, so that a beginning is a range of an index: the full-text index would look at
 * every customer whose other fields have a word that begins so, and all e-mails of one provider have.
 */
export const sql = `
CREATE TABLE customer_last (
  word TEXT NOT NULL,
  customer INTEGER NOT NULL,
  PRIMARY KEY (word, customer)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO customer_last (word, customer)
  SELECT w.value, c.no FROM customer c, json_each(folded_words(c.last)) w;

-- The number of a mail's entry says its stream too, as everywhere else.
UPDATE mail SET entry = entry + (SELECT max(no) FROM stream) * 1099511627776;
`;
