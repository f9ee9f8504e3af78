import type { Language } from '../../../shared/kernel/language.ts';
import { deCH } from './deCH.ts';
import { en } from './en.ts';
import { frCH } from './frCH.ts';
import { itCH } from './itCH.ts';
import type { Texts } from './texts.ts';

const TEXTS: Readonly<Record<Language, Texts>> = { en, 'de-CH': deCH, 'fr-CH': frCH, 'it-CH': itCH };
const BY_TAG: Readonly<Record<string, Language>> = { en: 'en', de: 'de-CH', fr: 'fr-CH', it: 'it-CH' };

/** The texts that a browser would rather have, by its Accept-Language; English when it says nothing that is here. */
export function textsFor(acceptLanguage: string | undefined): {
  readonly language: Language;
  readonly texts: Texts;
} {
  const wished = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const weight = Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1);
      return { language: BY_TAG[tag.split('-')[0] ?? ''], weight };
    })
    .filter((wish) => wish.language !== undefined && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const language = wished[0]?.language ?? 'en';
  return { language, texts: TEXTS[language] };
}
