import type { LayoutEdit } from '../../shared/layout/layoutData.ts';
import type { LayoutEditWriter } from '../core/ports/store.ts';
import { type Db, prepare } from './rows.ts';

/** What the venue has made of its layouts. */
export function layoutEdits(db: Db): LayoutEditWriter {
  const all = prepare<[], { layout: string; content: string }>(db, 'SELECT layout, content FROM layout_edit');
  const get = prepare<[string], { content: string }>(db, 'SELECT content FROM layout_edit WHERE layout = ?');
  const put = prepare<[string, string, number], never>(
    db,
    'INSERT OR REPLACE INTO layout_edit (layout, content, changed_at) VALUES (?, ?, ?)',
  );
  return {
    all: () => all.all().map(({ layout, content }) => ({ layout, edit: JSON.parse(content) as LayoutEdit })),
    get: (layout) => {
      const row = get.get(layout);
      return row && (JSON.parse(row.content) as LayoutEdit);
    },
    put: (layout, edit, at) => {
      put.run(layout, JSON.stringify(edit), at);
    },
  };
}
