/**
 * Orders that the centre has: reservations are orders, too, and were not counted. Keys of journal rows: `journalId` in
 * store/rows.ts.
 */
export const sql = `
UPDATE stream SET acked_orders = (
  SELECT count(*) FROM journal
  WHERE journal.id > stream.no * 1099511627776 AND journal.id <= stream.no * 1099511627776 + stream.acked
    AND bytes ->> '$.kind' IN ('orderValidated', 'orderReserved')
);
`;
