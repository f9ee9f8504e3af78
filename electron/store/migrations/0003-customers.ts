/** Customers, e-mails, and finding orders by name. The words of a search have no content of their own. */
export const sql = `
CREATE TABLE customer (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  company TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  street TEXT NOT NULL,
  postcode TEXT NOT NULL,
  city TEXT NOT NULL,
  note TEXT NOT NULL,
  -- The e-mail in lower case and the digits of the phone, to find the same person by.
  email_key TEXT NOT NULL,
  phone_key TEXT NOT NULL
) STRICT;
CREATE INDEX customer_email ON customer (email_key) WHERE email_key <> '';
CREATE INDEX customer_phone ON customer (phone_key) WHERE phone_key <> '';

-- Prefixes of words from one character on.
CREATE VIRTUAL TABLE customer_word USING fts5(
  last, first, company, email, phone,
  content='', contentless_delete=1, detail=column,
  tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
);
-- Parts of words from three characters on.
CREATE VIRTUAL TABLE customer_part USING fts5(
  parts,
  content='', contentless_delete=1, detail=full,
  tokenize="trigram remove_diacritics 1"
);
INSERT INTO customer_word (customer_word, rank) VALUES ('secure-delete', 1);
INSERT INTO customer_part (customer_part, rank) VALUES ('secure-delete', 1);

CREATE TABLE mail (
  id TEXT PRIMARY KEY,
  sale_order TEXT NOT NULL,
  entry INTEGER NOT NULL,
  what TEXT NOT NULL,
  at INTEGER NOT NULL,
  state TEXT,
  problem TEXT NOT NULL DEFAULT '',
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sale_order_entry ON sale_order (entry);
CREATE INDEX mail_order ON mail (sale_order);

-- Names and e-mails of an order, by the number of its journal entry.
CREATE VIRTUAL TABLE order_word USING fts5(
  words,
  content='', contentless_delete=1, detail=none,
  tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
);
INSERT INTO order_word (order_word, rank) VALUES ('secure-delete', 1);
INSERT INTO order_word (rowid, words)
  SELECT j.id, (SELECT group_concat(h.value, ' ') FROM json_each(j.personal, '$.data.holders') h)
  FROM sale_order o JOIN journal j ON j.id = o.entry
  WHERE j.personal IS NOT NULL AND json_type(j.personal, '$.data.holders') = 'object';
`;
