/**
 * Tickets taken back and what that freed, rights given back, authority, cases with their remedies, orders of other tills,
 * and questions to the centre whose answers are outstanding.
 */
export const sql = `
CREATE TABLE refund (
  id TEXT PRIMARY KEY,
  entry INTEGER NOT NULL,
  number TEXT NOT NULL,
  at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  sale_order TEXT NOT NULL,
  order_number TEXT NOT NULL,
  why TEXT NOT NULL,
  total_minor INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX refund_number ON refund (number);
CREATE INDEX refund_order ON refund (sale_order);

-- Tickets that this till took back, whoever sold them.
CREATE TABLE ticket_return (
  ticket TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  refund TEXT NOT NULL,
  place INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_return_refund ON ticket_return (refund);
CREATE INDEX ticket_return_number ON ticket_return (number);

-- Tickets sold here of which the centre says that another till took them back.
CREATE TABLE returned_elsewhere (
  ticket TEXT PRIMARY KEY,
  sale_order TEXT NOT NULL,
  date TEXT,
  seat TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX returned_elsewhere_seat ON returned_elsewhere (date, seat) WHERE seat IS NOT NULL;

-- Leases that this till made itself, of what its returns freed.
CREATE TABLE made_lease (
  id TEXT PRIMARY KEY,
  entry INTEGER NOT NULL,
  quota TEXT NOT NULL,
  amount INTEGER NOT NULL,
  seats TEXT,
  date TEXT
) STRICT, WITHOUT ROWID;

ALTER TABLE lease_use ADD COLUMN released INTEGER NOT NULL DEFAULT 0;
-- Seats of a lease that were sold under it or given back: each once.
CREATE TABLE lease_seat (
  lease TEXT NOT NULL,
  seat TEXT NOT NULL,
  used TEXT NOT NULL,
  PRIMARY KEY (lease, seat)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO lease_seat (lease, seat, used)
  SELECT r.value ->> '$.lease', s.value, 'sold'
  FROM sale_order o JOIN journal j ON j.id = o.entry, json_each(j.bytes, '$.body.rights') r,
    json_each(r.value, '$.seats') s;

-- Up to here everything that a stream made is for others to act on.
ALTER TABLE stream ADD COLUMN yielded_to INTEGER NOT NULL DEFAULT 0;
CREATE TABLE yielded_thing (thing TEXT PRIMARY KEY, entry INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- The authority over things of others, as the centre gave it. A yielded one is kept, so that old news does not undo it.
CREATE TABLE granted_thing (
  thing TEXT PRIMARY KEY,
  stream TEXT NOT NULL,
  position INTEGER NOT NULL,
  yielded INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE centre_request (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- What other tills asked for and was answered, as it stood in the feed.
CREATE TABLE answered_ask (id TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;

ALTER TABLE centre_case ADD COLUMN about TEXT NOT NULL DEFAULT '[]';
ALTER TABLE centre_case ADD COLUMN till_no INTEGER;
ALTER TABLE centre_case ADD COLUMN remedy TEXT;
ALTER TABLE centre_case ADD COLUMN resolved_by TEXT;
ALTER TABLE centre_case ADD COLUMN resolved_at INTEGER;
-- Remedies that were chosen here: known before the centre says so.
CREATE TABLE case_remedy (
  id TEXT PRIMARY KEY,
  entry INTEGER NOT NULL,
  remedy TEXT NOT NULL,
  made_by TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Orders of other tills, by what they are looked for.
CREATE TABLE foreign_order (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  -- The number without its till's prefix.
  digits TEXT NOT NULL,
  customer TEXT,
  keep_until INTEGER,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX foreign_order_number ON foreign_order (number);
CREATE INDEX foreign_order_digits ON foreign_order (digits);
CREATE INDEX foreign_order_customer ON foreign_order (customer) WHERE customer IS NOT NULL;
CREATE INDEX foreign_order_until ON foreign_order (keep_until) WHERE keep_until IS NOT NULL;
CREATE TABLE foreign_ticket (
  ticket TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  foreign_order TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX foreign_ticket_number ON foreign_ticket (number);
CREATE INDEX foreign_ticket_order ON foreign_ticket (foreign_order);
`;
