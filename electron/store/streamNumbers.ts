import type { StreamId } from '../../shared/kernel/ids.ts';
import { type Db, prepare } from './rows.ts';

/** Numbers of this store's streams, of which keys of journal rows are made. */
export interface StreamNumbers {
  /** Throws for a stream that this store does not have. */
  of(stream: StreamId): number;
  /** The stream of a number; throws when there is none. */
  stream(no: number): StreamId;
}

export function streamNumbers(db: Db): StreamNumbers {
  const byId = prepare<[string], { no: number }>(db, 'SELECT no FROM stream WHERE id = ?');
  const byNo = prepare<[number], { id: string }>(db, 'SELECT id FROM stream WHERE no = ?');
  return {
    of: (stream) => {
      const found = byId.get(stream);
      if (!found) throw new Error(`stream ${stream} is unknown`);
      return found.no;
    },
    stream: (no) => {
      const found = byNo.get(no);
      if (!found) throw new Error(`stream ${no} is unknown`);
      return found.id as StreamId;
    },
  };
}
