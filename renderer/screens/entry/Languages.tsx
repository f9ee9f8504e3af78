import { LANGUAGES, type Language } from '../../../shared/kernel/language.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useView } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';

/** Each language in its own words, so that it is found by those who need it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  'de-CH': 'Deutsch',
  'fr-CH': 'Français',
  'it-CH': 'Italiano',
};

/** The choice of the screen's language. */
export function Languages() {
  const { t, language } = useTexts();
  const setLanguage = useView((s) => s.setLanguage);
  return (
    <Choice
      label={t('language')}
      value={language}
      options={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
      onChange={setLanguage}
    />
  );
}
