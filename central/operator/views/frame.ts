import type { Language } from '../../../shared/kernel/language.ts';
import { type Html, html } from '../html.ts';

export interface Frame {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
  /** Where the page goes on by itself after half a minute; nowhere if not given. */
  readonly refresh?: string;
  /** Of a page with one thing in its middle. */
  readonly narrow?: boolean;
}

const REFRESH_S = 30;

/** A whole page. It loads nothing but its own stylesheet and works without scripts. */
export const frame = ({ language, title, body, refresh, narrow }: Frame): string =>
  String(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${refresh === undefined ? null : html`<meta http-equiv="refresh" content="${REFRESH_S};url=${refresh}">`}
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/operator/style.css">
</head>
<body${narrow ? html` class="narrow"` : null}>${body}</body>
</html>
`);
