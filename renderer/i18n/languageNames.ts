import type { Language } from '../../shared/kernel/language.ts';

/** Each language in its own words, so that it is found by those who need it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  'de-CH': 'Deutsch',
  'fr-CH': 'Français',
  'it-CH': 'Italiano',
};
