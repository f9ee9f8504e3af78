import type { Say, TextKey } from '../../i18n/texts.ts';

/** A layout's name on the screen; one that has none is called by its id. */
export const nameOfLayout = (t: Say, id: string): string => {
  const said = t(`layout.${id}` as TextKey);
  return said === `layout.${id}` ? id : said;
};
