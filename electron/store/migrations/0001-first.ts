/** The first schema. Frozen: a change to the schema is a new migration. */
export const sql = `
CREATE TABLE fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE stream (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  link TEXT NOT NULL,
  acked INTEGER NOT NULL DEFAULT 0,
  acked_orders INTEGER NOT NULL DEFAULT 0
) STRICT;

-- id = stream.no * 2^40 + seq: in order of time, and no second index to keep.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  bytes TEXT NOT NULL,
  hash TEXT NOT NULL,
  signature TEXT,
  personal TEXT
) STRICT;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE OF id, bytes, hash, signature ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE reference (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE cart (
  owner TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  content TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sale_order (
  id TEXT PRIMARY KEY,
  entry INTEGER NOT NULL,
  number TEXT NOT NULL,
  at INTEGER NOT NULL,
  sold_by TEXT NOT NULL,
  total_minor INTEGER NOT NULL,
  tickets INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sale_order_number ON sale_order (number);

CREATE TABLE ticket (
  id TEXT PRIMARY KEY,
  sale_order TEXT NOT NULL,
  number TEXT NOT NULL,
  place INTEGER NOT NULL,
  copies INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_number ON ticket (number);
CREATE INDEX ticket_order ON ticket (sale_order);

CREATE TABLE cash_session (
  id TEXT PRIMARY KEY,
  opened_at INTEGER NOT NULL,
  opened_by TEXT NOT NULL,
  float_minor INTEGER NOT NULL,
  closed_at INTEGER,
  closing TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE lease_use (
  lease TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  consumed INTEGER NOT NULL,
  PRIMARY KEY (lease, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE print_job (
  id TEXT PRIMARY KEY,
  use TEXT NOT NULL,
  type TEXT NOT NULL,
  target TEXT NOT NULL,
  copy INTEGER NOT NULL,
  sale_order TEXT NOT NULL,
  language TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX print_job_open ON print_job (use, id)
  WHERE state IN ('queued', 'blockedBefore', 'sending', 'blockedDuring', 'unknown');
CREATE INDEX print_job_order ON print_job (sale_order);

CREATE TABLE printer (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  use TEXT NOT NULL,
  address TEXT NOT NULL,
  capability TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pin_tries (staff TEXT PRIMARY KEY, failed INTEGER NOT NULL, locked_until INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE command (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  digest TEXT NOT NULL,
  reply TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE centre_case (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  detail TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE anchor (
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  countersignature TEXT NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;
`;
