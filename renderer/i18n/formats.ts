import type { Language } from '../../shared/kernel/language.ts';
import { type Instant, msOf } from '../../shared/kernel/time.ts';
import { amountText, timeText } from '../../shared/layout/format.ts';

/** How amounts and moments are written on the screens, in the venue's time zone. */
export interface Formats {
  /** Minor units: 1’234.50, with a true minus sign. */
  money(minor: number): string;
  /** Minor units with a plus or minus in front. */
  signed(minor: number): string;
  /** Minor units without cents when there are none: 140. */
  note(minor: number): string;
  /** 20:00. */
  time(at: Instant): string;
  /** Fri 27 Nov. */
  day(at: Instant): string;
  /** A day of any year, with its year. */
  date(at: Instant): string;
  /** Fri 27 Nov 20:00. */
  moment(at: Instant): string;
  /** Basis points: 8.1 %. */
  percent(basisPoints: number): string;
}

// British order for English: day before month, as everywhere else in the house.
const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  'de-CH': 'de-CH',
  'fr-CH': 'fr-CH',
  'it-CH': 'it-CH',
};

/** Formats of a language and a time zone (IANA name). */
export function createFormats(language: Language, timeZone: string): Formats {
  const dayParts = new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone,
  });
  const money = (minor: number): string => amountText(minor).replace('-', '−');
  const time = (at: Instant): string => timeText(at, timeZone);
  const dates = new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  });
  const day = (at: Instant): string => {
    const parts = dayParts.formatToParts(msOf(at));
    const part = (type: string): string => (parts.find((p) => p.type === type)?.value ?? '').replace('.', '');
    return `${part('weekday')} ${part('day')}${language === 'de-CH' ? '.' : ''} ${part('month')}`;
  };
  return {
    money,
    signed: (minor) => (minor > 0 ? `+${money(minor)}` : money(minor)),
    note: (minor) => (minor % 100 === 0 ? money(minor).slice(0, -3) : money(minor)),
    time,
    day,
    date: (at) => dates.format(msOf(at)),
    moment: (at) => `${day(at)} ${time(at)}`,
    percent: (basisPoints) => `${basisPoints / 100} %`,
  };
}
