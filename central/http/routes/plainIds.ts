import { hasForbiddenCharacters } from '../../../shared/kernel/text.ts';
import { Refused } from '../../service/parts.ts';

/** Ids go into the database, which takes no U+0000; everything else is judged by what it is used for. */
export function refuseControls(ids: Readonly<Record<string, string>>): void {
  for (const [name, id] of Object.entries(ids))
    if (hasForbiddenCharacters(id))
      throw new Refused(400, 'malformed', `${name}: control characters are not allowed`);
}
