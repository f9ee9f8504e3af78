/**
 * How reservations stand: those made here, and those of other tills that this one acted on. What the centre says of acts
 * of other tills stands apart, for no entry of this journal says it.
 */
export const sql = `
CREATE TABLE reservation (
  id TEXT PRIMARY KEY,
  expires_at INTEGER,
  state TEXT NOT NULL,
  closed_by TEXT NOT NULL,
  taken TEXT NOT NULL,
  state_elsewhere TEXT NOT NULL DEFAULT 'open',
  taken_elsewhere TEXT NOT NULL DEFAULT '[]'
) STRICT, WITHOUT ROWID;
CREATE INDEX reservation_open ON reservation (state, expires_at);

INSERT INTO reservation (id, expires_at, state, closed_by, taken)
  SELECT id, NULL, 'open', '', '[]' FROM sale_order WHERE state = 'reserved';
`;
