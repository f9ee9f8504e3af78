import type { SealedEntry } from '../../../shared/journal/entry.ts';

/** The note beside an entry; empty when there is none, or when it was erased. */
export const noteOf = ({ personal }: Pick<SealedEntry, 'personal'>): string =>
  personal === null ? '' : ((JSON.parse(personal) as { data: { note?: string } }).data.note ?? '');
