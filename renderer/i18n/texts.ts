import i18next from 'i18next';
import { LANGUAGES, type Language } from '../../shared/kernel/language.ts';
import { deCH } from './deCH.ts';
import { en, type Texts } from './en.ts';
import { frCH } from './frCH.ts';
import { itCH } from './itCH.ts';

type Singular<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;
/** The name of a text; plural forms share one. */
export type TextKey = Singular<keyof typeof en>;

/** All texts, by language. */
export const TEXTS: Readonly<Record<Language, Texts>> = { en, 'de-CH': deCH, 'fr-CH': frCH, 'it-CH': itCH };

export type TextValues = Readonly<Record<string, string | number>>;
/** Says a text; `count` chooses the plural. */
export type Say = (key: TextKey, values?: TextValues) => string;
/** Says texts in a language. */
export type Speaker = (language: Language) => Say;

/** A speaker of all languages. Values are not escaped: React does that. */
export function createSpeaker(): Speaker {
  const instance = i18next.createInstance();
  void instance.init({
    resources: Object.fromEntries(LANGUAGES.map((language) => [language, { translation: TEXTS[language] }])),
    fallbackLng: 'en',
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  const says = new Map(
    LANGUAGES.map((language): [Language, Say] => {
      const fixed = instance.getFixedT(language);
      return [language, (key, values) => fixed(key, { ...values })];
    }),
  );
  return (language) => says.get(language) ?? ((key) => key);
}
