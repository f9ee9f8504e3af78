import type { Say } from './texts.ts';

/** A span in words; `seconds` is rounded up, so that "0 s" is never said. */
export function spanText(seconds: number, t: Say): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 90) return t('time.seconds', { n: whole });
  const minutes = Math.ceil(whole / 60);
  return minutes < 60
    ? t('time.minutes', { n: minutes })
    : t('time.hours', { h: Math.floor(minutes / 60), m: minutes % 60 });
}

/** Bytes as somebody reads them: 812 kB, 3.2 MB, 48 GB. */
export function sizeText(bytes: number, t: Say): string {
  const short = (value: number): string => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
  if (bytes < 999_500) return t('size.kb', { n: Math.max(1, Math.round(bytes / 1000)) });
  return bytes < 999_500_000
    ? t('size.mb', { n: short(bytes / 1_000_000) })
    : t('size.gb', { n: short(bytes / 1_000_000_000) });
}

/** A whole number with the Swiss apostrophe: 10’400. */
export const countText = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '’');

/** Whole per cent of a backlog that was sent; 100 only when all of it was. */
export const percentOf = ({ sent, total }: { readonly sent: number; readonly total: number }): number =>
  total <= 0 ? 0 : Math.min(100, Math.floor((sent / total) * 100));
