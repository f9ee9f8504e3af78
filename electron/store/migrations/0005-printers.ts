/**
 * A printer's language, paper and layouts, its cash drawer and stand-in; jobs that were sent to a certain printer, and
 * jobs that belong to no order; what the venue has made of its layouts.
 */
export const sql = `
ALTER TABLE printer ADD COLUMN language TEXT NOT NULL DEFAULT 'escpos';
ALTER TABLE printer ADD COLUMN stock TEXT NOT NULL DEFAULT 'roll80';
ALTER TABLE printer ADD COLUMN dpi INTEGER NOT NULL DEFAULT 203;
ALTER TABLE printer ADD COLUMN letters TEXT NOT NULL DEFAULT 'own';
ALTER TABLE printer ADD COLUMN layouts TEXT NOT NULL DEFAULT '{}';
ALTER TABLE printer ADD COLUMN drawer TEXT NOT NULL DEFAULT 'none';
ALTER TABLE printer ADD COLUMN stand_in TEXT;

CREATE TABLE print_job_new (
  id TEXT PRIMARY KEY,
  use TEXT NOT NULL,
  type TEXT NOT NULL,
  target TEXT NOT NULL,
  copy INTEGER NOT NULL,
  sale_order TEXT,
  printer TEXT,
  language TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO print_job_new
  SELECT id, use, type, target, copy, sale_order, NULL, language, state, reason, attempts, created_at, changed_at
  FROM print_job;
DROP TABLE print_job;
ALTER TABLE print_job_new RENAME TO print_job;
CREATE INDEX print_job_open ON print_job (id)
  WHERE state IN ('queued', 'blockedBefore', 'sending', 'blockedDuring', 'unknown');
CREATE INDEX print_job_order ON print_job (sale_order);
CREATE INDEX print_job_target ON print_job (target) WHERE type = 'closing';

CREATE TABLE layout_edit (layout TEXT PRIMARY KEY, content TEXT NOT NULL, changed_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;
