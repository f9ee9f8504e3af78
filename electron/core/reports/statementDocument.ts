import type { DateId } from '../../../shared/kernel/ids.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import type { StatementDocument } from '../../../shared/layout/documents.ts';
import { statementPaper } from '../../../shared/papers/statementPaper.ts';
import { type CoreContext, venueOf } from '../context.ts';
import { statementKept } from './statement.ts';

/** The statement of a date for the receipt roll; throws for a date that the catalogue has lost since. */
export function documentOfStatement(
  context: CoreContext,
  id: DateId,
  copy: number,
  language: Language,
): StatementDocument {
  const date = context.cache.catalogue().dates.get(id);
  if (!date) throw new Error(`statement: the catalogue has no date ${id}`);
  const venue = venueOf(context);
  const house = {
    venueName: venue?.name ?? '',
    venueCity: venue?.city ?? '',
    currency: venue?.currency ?? ('CHF' as const),
    timeZone: venue?.timeZone ?? 'Europe/Zurich',
    tillNo: context.parts.store.read.journal.current()?.state.tillNo ?? 0,
  };
  return statementPaper(statementKept(context, date), house, language, copy);
}
