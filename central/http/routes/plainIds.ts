import { hasForbiddenCharacters } from '../../../shared/kernel/text.ts';
import { Refused } from '../../service/parts.ts';

/**
 * Ids go into the database, which takes no U+0000: refuses (malformed) a value that has a text with control characters
 * anywhere in it. Not for entries of the journal, which are stored as they come.
 */
export function refuseControls(value: unknown, name = 'body'): void {
  if (typeof value === 'string' && hasForbiddenCharacters(value))
    throw new Refused(400, 'malformed', `${name}: control characters are not allowed`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) refuseControls(part, Array.isArray(value) ? name : key);
}
