import { CASE_KINDS } from '../../../shared/journal/remedies.ts';
import type { TextKey } from '../../i18n/texts.ts';

/** The sentence of a kind of case; one that this version does not know has a general one. */
export function caseKey(kind: string): TextKey {
  const known = CASE_KINDS.find((one) => one === kind);
  return known === undefined ? 'case.kind.other' : `case.kind.${known}`;
}

/** What became of a case. */
export function resolvedKey(remedy: string): TextKey {
  if (remedy === 'refunded' || remedy === 'moved' || remedy === 'merged') return `case.was.${remedy}`;
  return 'case.was.accepted';
}
