/**
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
`;
