/**
 * An order's customer as it stands, so that orders are found by what is known of the customer today.
 *
 * Orders of this till that were collected at another one.
 *
 * Reservations that are held for somebody, or are guests of a list, so that these are found however they stand.
 *
 * Invoices that were issued now: what they are of, what was credited and whether they were paid here. What the centre says of
 * acts of other tills stands apart, for no entry of this journal says it. `issued` is 0 for an order of another till.
 */
export const sql = `
CREATE TABLE receivable (
  id TEXT PRIMARY KEY,
  issued INTEGER NOT NULL,
  credited INTEGER NOT NULL,
  settled INTEGER,
  credited_elsewhere INTEGER NOT NULL DEFAULT 0,
  settled_elsewhere INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE held_place (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  list TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX held_place_list ON held_place (list);

CREATE TABLE collected_elsewhere (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  till_no INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE sale_order ADD COLUMN customer TEXT;
UPDATE sale_order SET customer = (SELECT bytes ->> '$.body.customer' FROM journal WHERE id = entry);
CREATE INDEX sale_order_customer ON sale_order (customer) WHERE customer IS NOT NULL;

CREATE INDEX foreign_order_owed ON foreign_order (id) WHERE value ->> '$.receivable.settled' = 0;
CREATE INDEX foreign_order_held ON foreign_order (id) WHERE value ->> '$.reservation.hold.kind' IS NOT NULL;
`;
