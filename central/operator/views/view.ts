import type { Language } from '../../../shared/kernel/language.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { amountText } from '../../../shared/layout/format.ts';
import { type Html, html } from '../html.ts';
import type { Texts } from '../texts/texts.ts';

/** What every part of a page writes with. */
export interface View {
  readonly language: Language;
  readonly texts: Texts;
  /** Must stand in every form. */
  readonly formKey: string;
  /** 1’234, with a true minus sign. */
  count(n: number): string;
  /** Minor units: 1’234.50. */
  money(minor: number): string;
  /** 27 Nov 2026, 20:00 in the house's time zone; from ms UTC or an instant. */
  moment(at: number | Instant): string;
  /** 27 Nov 2026 and 20:00:05, likewise. */
  day(at: number): string;
  time(at: number): string;
  /** 12 s, 4 min, 3 h, 2 days. */
  span(ms: number): string;
  /** How long before the page was made, with the moment itself for whoever points at it. */
  ago(at: number): Html;
}

const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  'de-CH': 'de-CH',
  'fr-CH': 'fr-CH',
  'it-CH': 'it-CH',
};

/** A view in a language, at `now` (ms UTC), with times as the house's clocks show them. */
export function createView(
  { language, texts }: { readonly language: Language; readonly texts: Texts },
  formKey: string,
  timeZone: string,
  now: number,
): View {
  const moments = new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const days = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeZone });
  const times = new Intl.DateTimeFormat(LOCALES[language], {
    timeStyle: 'medium',
    timeZone,
    hourCycle: 'h23',
  });
  const moment = (at: number | Instant): string =>
    moments.format(typeof at === 'number' ? at : Date.parse(at));
  const span = (ms: number): string => {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const { ago } = texts;
    if (seconds < 120) return ago.seconds(seconds);
    if (seconds < 7200) return ago.minutes(Math.floor(seconds / 60));
    if (seconds < 172_800) return ago.hours(Math.floor(seconds / 3600));
    return ago.days(Math.floor(seconds / 86_400));
  };
  return {
    language,
    texts,
    formKey,
    count: (n) =>
      amountText(Math.abs(n) * 100)
        .slice(0, -3)
        .replace(/^/, n < 0 ? '−' : ''),
    money: (minor) => amountText(minor).replace('-', '−'),
    moment,
    day: (at) => days.format(at),
    time: (at) => times.format(at),
    span,
    ago: (at) => {
      const text = now - at < 5_000 ? texts.ago.now : texts.ago.before(span(now - at));
      return html`<time datetime="${new Date(at).toISOString()}" title="${moment(at)}">${text}</time>`;
    },
  };
}

/** A section with its heading; `aside` stands at its right. */
export const section = (id: string, title: string, body: Html, aside?: Html): Html => html`
<section aria-labelledby="${id}">
  <div class="head"><h2 id="${id}">${title}</h2>${aside}</div>
  ${body}
</section>`;

/** What stands where there is nothing to show. */
export const nothing = (text: string): Html => html`<p class="nothing">${text}</p>`;
