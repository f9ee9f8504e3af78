/**
 * What was taken of passes and gift vouchers, here and elsewhere; passes of other tills by what they are looked for; vouchers
 * that were made void here. What an act says stands in its journal entry.
 */
export const sql = `
CREATE TABLE thing_use (
  thing TEXT NOT NULL,
  sale_order TEXT NOT NULL,
  PRIMARY KEY (thing, sale_order)
) STRICT, WITHOUT ROWID;
-- Passes that were sold here.
CREATE TABLE pass_sale (id TEXT PRIMARY KEY, entry INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX pass_sale_entry ON pass_sale (entry);

CREATE TABLE use_elsewhere (
  id TEXT PRIMARY KEY,
  thing TEXT NOT NULL,
  sale_order TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX use_elsewhere_thing ON use_elsewhere (thing);

CREATE TABLE pass_elsewhere (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;
CREATE INDEX pass_elsewhere_number ON pass_elsewhere (number);
-- Holders and e-mails of passes of other tills.
CREATE VIRTUAL TABLE pass_word USING fts5(
  words,
  content='', contentless_delete=1, detail=none,
  tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
);
INSERT INTO pass_word (pass_word, rank) VALUES ('secure-delete', 1);

CREATE TABLE voucher_void (
  voucher TEXT PRIMARY KEY,
  entry INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What vouchers paid before this was kept.
INSERT OR IGNORE INTO thing_use (thing, sale_order)
  SELECT p.value ->> '$.voucher.voucher', o.id
  FROM sale_order o JOIN journal j ON j.id = o.entry, json_each(j.bytes, '$.body.payments') p
  WHERE json_type(p.value, '$.voucher') = 'object';
`;
