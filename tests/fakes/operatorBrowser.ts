import type { Centre } from '../../central/centre.ts';

export interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A browser as far as the operator's page needs one: it keeps its cookie, follows redirects and sends forms. */
export class OperatorBrowser {
  cookie: string | undefined;
  readonly #centre: Pick<Centre, 'url'>;
  readonly #language: string;

  constructor(centre: Pick<Centre, 'url'>, language = 'en') {
    this.#centre = centre;
    this.#language = language;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Page> {
    return this.#ask(path, { headers });
  }

  /** Sends a form as it is; the redirect behind it is followed when there is one. */
  async post(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Page> {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  /** Signs in and gives the overview. */
  signIn(token: string): Promise<Page> {
    return this.post('/operator/sign-in', { token });
  }

  /** The key that the forms of a page bring along. */
  static keyOf(page: Page): string {
    return /name="key" value="([0-9a-f]{64})"/.exec(page.text)?.[1] ?? '';
  }

  async #ask(path: string, init: RequestInit): Promise<Page> {
    const response = await fetch(new URL(path, this.#centre.url), {
      ...init,
      redirect: 'manual',
      headers: {
        'accept-language': this.#language,
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...(init.headers as Record<string, string> | undefined),
      },
    });
    const set = response.headers.get('set-cookie');
    if (set !== null) this.cookie = set.split(';')[0];
    const to = response.headers.get('location');
    if (response.status === 303 && to !== null) return this.get(to);
    return { status: response.status, text: await response.text(), headers: response.headers };
  }
}
