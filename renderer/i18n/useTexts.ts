import { createContext, useContext, useMemo } from 'react';
import type { Language } from '../../shared/kernel/language.ts';
import { languageOf } from '../state/app.ts';
import { useTill, useView } from '../state/hooks.ts';
import { createFormats, type Formats } from './formats.ts';
import { createSpeaker, type Say, type Speaker } from './texts.ts';

/** The speaker of the tree below. */
export const SpeakerContext = createContext<Speaker>(createSpeaker());

/** The texts and formats of this screen's language. */
export function useTexts(): { readonly t: Say; readonly f: Formats; readonly language: Language } {
  const speaker = useContext(SpeakerContext);
  const chosen = useView((s) => s.language);
  const language = useTill((s) => languageOf({ language: chosen }, s));
  const timeZone = useTill((s) => s.till?.venue?.timeZone ?? 'Europe/Zurich');
  const f = useMemo(() => createFormats(language, timeZone), [language, timeZone]);
  return { t: speaker(language), f, language };
}
