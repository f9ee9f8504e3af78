/** Seats, parked carts, gift vouchers' codes, rates of foreign cash; orders that are only reserved. */
export const sql = `
ALTER TABLE sale_order ADD COLUMN state TEXT NOT NULL DEFAULT 'validated';

-- Seats that this till has sold or reserved.
CREATE TABLE seat_sale (
  date TEXT NOT NULL,
  seat TEXT NOT NULL,
  sale_order TEXT NOT NULL,
  PRIMARY KEY (date, seat)
) STRICT, WITHOUT ROWID;

-- Carts put aside, and carts emptied a moment ago: their seats are held until they expire.
CREATE TABLE parked_cart (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  content TEXT NOT NULL,
  parked_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Gift vouchers sold here: this till holds the lease of each one's balance. The code is sealed under the keystore's
-- secret, for the slip.
CREATE TABLE voucher (
  id TEXT PRIMARY KEY,
  sale_order TEXT NOT NULL,
  sealed TEXT NOT NULL,
  last4 TEXT NOT NULL,
  minor INTEGER NOT NULL,
  valid_to TEXT NOT NULL,
  lease TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rate (
  currency TEXT PRIMARY KEY,
  rate_micro INTEGER NOT NULL,
  set_at INTEGER NOT NULL,
  set_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
