import { LANGUAGES, type Language } from '../../shared/kernel/language.ts';

/** The first of the system's languages (BCP 47, most wanted first) that the till speaks; English else. */
export function languageOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.split('-', 1)[0];
    const found = LANGUAGES.find((language) => language.split('-', 1)[0] === primary);
    if (found !== undefined) return found;
  }
  return 'en';
}
