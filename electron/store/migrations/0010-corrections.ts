/** What was done to orders after their sale beside returns; what an act says stands in its journal entry. */
export const sql = `
CREATE TABLE order_act (
  entry INTEGER PRIMARY KEY,
  sale_order TEXT NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX order_act_order ON order_act (sale_order);
`;
