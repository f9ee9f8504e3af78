import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { LANGUAGE_NAMES } from '../../i18n/languageNames.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useView } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';

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
