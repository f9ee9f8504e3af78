import type { Language } from '../kernel/language.ts';
import type { Currency } from '../kernel/money.ts';
import { type Instant, msOf } from '../kernel/time.ts';

/** British order for English: day before month, as everywhere else in the house. */
const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  'de-CH': 'de-CH',
  'fr-CH': 'fr-CH',
  'it-CH': 'it-CH',
};

/** Minor units as the Swiss write amounts: 58.00, 1’234.50, -5.00. */
export function amountText(minor: number): string {
  const whole = String(Math.floor(Math.abs(minor) / 100)).replace(/\B(?=(?:\d{3})+$)/g, '’');
  const cents = String(Math.abs(minor) % 100).padStart(2, '0');
  return `${minor < 0 ? '-' : ''}${whole}.${cents}`;
}

/** An amount with its currency in front: CHF 58.00. */
export const priceText = (minor: number, currency: Currency): string => `${currency} ${amountText(minor)}`;

/** Basis points as a percentage: 810 gives 8.1 %. */
export const percentText = (basisPoints: number): string => `${basisPoints / 100} %`;

/** Weekday, day, month and year, such as Fri 27 November 2026; put together here so that every ICU gives the same. */
export function dateText(at: Instant, timeZone: string, language: Language): string {
  const parts = partsOf(at, timeZone, language, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const weekday = parts('weekday').replace('.', '');
  const day = language === 'de-CH' ? `${parts('day')}.` : parts('day');
  const text = `${weekday} ${day} ${parts('month')} ${parts('year')}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Day and time in short for receipts: 27.11.2026 20:00. */
export function momentText(at: Instant, timeZone: string): string {
  const parts = partsOf(at, timeZone, 'de-CH', { day: '2-digit', month: '2-digit', year: 'numeric' });
  return `${parts('day')}.${parts('month')}.${parts('year')} ${timeText(at, timeZone)}`;
}

/** A day in short: 27.11.2026. */
export const dayText = (at: Instant, timeZone: string): string => momentText(at, timeZone).slice(0, 10);

/** Hour and minute, such as 20:00. */
export function timeText(at: Instant, timeZone: string): string {
  const parts = partsOf(at, timeZone, 'en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${parts('hour')}:${parts('minute')}`;
}

function partsOf(
  at: Instant,
  timeZone: string,
  language: Language,
  options: Intl.DateTimeFormatOptions,
): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone }).formatToParts(msOf(at));
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}
