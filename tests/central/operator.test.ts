import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Centre, CentreOptions } from '../../central/centre.ts';
import { jsonLog } from '../../central/platform/log.ts';
import { AT, JournalMaker, PRICE } from '../fakes/journalMaker.ts';
import { OperatorBrowser } from '../fakes/operatorBrowser.ts';
import { ask, enrolled, testCentre } from '../fakes/testCentre.ts';

const TOKEN = 'operator-token-of-the-tests';
let centre: Centre;
let now = AT;
let lines: Record<string, unknown>[] = [];
const open = async (options: CentreOptions = {}): Promise<OperatorBrowser> => {
  now = AT;
  lines = [];
  centre = await testCentre({
    operatorToken: TOKEN,
    clock: { now: () => now, monotonic: () => now - AT },
    log: jsonLog({ write: (line) => lines.push(JSON.parse(line)) }),
    ...options,
  });
  return new OperatorBrowser(centre);
};
afterEach(() => centre.close());
const acts = () => lines.filter((line) => line.msg === 'operator').map(({ act, till }) => [act, till]);

describe('signing in', () => {
  test('without a session there is the sign-in form, whatever is asked; a wrong token is told so', async () => {
    const browser = await open();
    for (const path of ['/operator', '/operator/tills/x/revoke', '/operator?past=1']) {
      const page = await browser.get(path);
      expect([page.status, page.text.includes('name="token"'), page.text.includes('<h2')]).toEqual([
        401,
        true,
        false,
      ]);
    }
    const wrong = await browser.signIn('operator-token-of-the-testz');
    expect(wrong.status).toBe(403);
    expect(wrong.text).toContain('This is not the operator’s token.');
    expect(browser.cookie).toBeUndefined();
    expect((await browser.signIn(TOKEN)).text).toContain('<h2 id="tills">Tills</h2>');
    expect(acts()).toEqual([
      ['sign in refused', undefined],
      ['sign in', undefined],
    ]);
  });

  test('the cookie is for this page alone, out of reach of scripts and other sites; behind TLS it is Secure', async () => {
    await open({ behindProxy: true });
    const cookieOf = async (headers: Record<string, string>) => {
      const response = await fetch(new URL('/operator/sign-in', centre.url), {
        method: 'POST',
        body: new URLSearchParams({ token: TOKEN }),
        redirect: 'manual',
        headers,
      });
      return response.headers.get('set-cookie')?.replace(/=[^;]*/, '=…');
    };
    const plain = 'guichet_operator=…; Max-Age=43200; Path=/operator; HttpOnly; SameSite=Strict';
    expect(await cookieOf({})).toBe(plain);
    expect(await cookieOf({ 'x-forwarded-proto': 'https' })).toBe(`${plain}; Secure`);
  });

  test('the page can do nothing but show itself, and is kept nowhere', async () => {
    const browser = await open();
    const { headers, text } = await browser.signIn(TOKEN);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script');
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
      'no-store',
      'nosniff',
    ]);
    // Styles that the policy would refuse, and scripts, are not there.
    expect(text).not.toMatch(/<script|style="|\son\w+=/);
    const style = await browser.get('/operator/style.css');
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(style.text).toContain('tabular-nums');
  });

  test('a session ends after twelve hours, when signed out, and when the token is changed', async () => {
    const browser = await open();
    const overview = await browser.signIn(TOKEN);
    now += 12 * 3_600_000 - 1;
    expect((await browser.get('/operator')).status).toBe(200);
    now += 1;
    expect((await browser.get('/operator')).status).toBe(401);
    await browser.signIn(TOKEN);
    const cookie = browser.cookie;
    await browser.post('/operator/sign-out', {
      key: OperatorBrowser.keyOf(await browser.get('/operator')),
    });
    expect(browser.cookie).toBe('guichet_operator=');
    expect((await browser.get('/operator')).status).toBe(401);
    for (const forged of [
      cookie?.replace(/=\d/, '=9'),
      `${cookie?.slice(0, -1)}${cookie?.endsWith('0') ? '1' : '0'}`,
      'guichet_operator=x',
    ]) {
      browser.cookie = forged;
      expect((await browser.get('/operator')).status).toBe(401);
    }
    expect(overview.status).toBe(200);
  });

  test('guessing the token is as slow as guessing codes', async () => {
    const browser = await open();
    for (let n = 0; n < 10; n++) expect((await browser.signIn('x'.repeat(27))).status).toBe(403);
    const page = await browser.signIn(TOKEN);
    expect([page.status, page.headers.get('retry-after')]).toEqual([429, '60']);
    expect(page.text).toContain('Too many attempts');
  });
});

describe('the overview', () => {
  let browser: OperatorBrowser;
  let till: JournalMaker;
  let device = '';
  let token = '';
  beforeEach(async () => {
    browser = await open();
    till = new JournalMaker('till').start();
    const caller = await enrolled(centre, till);
    device = caller.reply.device;
    token = caller.reply.token;
    const { id: lease, epoch } = await caller.lease();
    till.sell({ quota: 'q1', quantity: 3, rights: [{ lease, epoch, amount: 3 }] });
    till.sell({ quota: '<script>alert("q")</script>', quantity: 1 });
    await caller.send(till.page());
    await fetch(new URL('/v1/feed?behind=1234', centre.url), {
      headers: { authorization: `Bearer ${token}`, 'user-agent': '<b>Guichet</b> 0.1.0' },
    });
  });

  /** The texts of a section's cells, row by row. */
  const cells = (text: string, id: string): string[][] => {
    const section = text.split('<section').find((part) => part.includes(`id="${id}"`)) ?? '';
    return [...section.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
      [...(row ?? '').matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) =>
        (cell ?? '')
          .replace(/<[^>]*>/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      ),
    );
  };

  test('shows tills with their backlog, cases with their orders, takings and leases', async () => {
    const { text } = await browser.signIn(TOKEN);
    expect(cells(text, 'tills')[1]).toEqual([
      '1',
      '1',
      'online',
      'just now',
      '4',
      '1’234 for 0 s',
      '&lt;b&gt;Guichet&lt;/b&gt; 0.1.0',
      '27 Nov 2026',
      'RevokeLost',
    ]);
    expect(cells(text, 'cases').slice(1)).toEqual(
      expect.arrayContaining([
        [
          'Unknown quota',
          expect.stringContaining('&lt;script&gt;alert(&quot;q&quot;)&lt;/script&gt;'),
          '1',
          '1-000002',
          'just now',
          'open',
        ],
      ]),
    );
    const total = '128.00';
    expect(4 * PRICE).toBe(12_800);
    expect(cells(text, 'takings')).toEqual([
      ['Till', 'Orders', 'Tickets', 'Taken back', 'Cash', 'Total'],
      ['1', '2', '4', '0', total, total],
      ['Total', '2', '4', '0', total, total],
    ]);
    const quotas = cells(text, 'quotas');
    expect(quotas[0]).toEqual([
      'Quota',
      'Sold, Leased, Free',
      'Sold',
      'Leased',
      'Free',
      'Capacity',
      'Till 1',
    ]);
    expect(quotas).toContainEqual(['q1', '', '3', '7', '30', '40', '3 / 10']);
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<b>Guichet');
    expect(text).toContain('<meta http-equiv="refresh" content="30;url=/operator">');
  });

  test('a code is made for a new till or a next life, shown once, and logged without itself', async () => {
    const key = OperatorBrowser.keyOf(await browser.signIn(TOKEN));
    const codeIn = (text: string) => /<p class="code">([0-9A-Z]{5}-[0-9A-Z]{5})<\/p>/.exec(text)?.[1] ?? '';
    const enrol = async (code: string, seed: string) => {
      const { publicKey, stream } = new JournalMaker(seed);
      return (await ask(centre, 'POST', '/v1/enrolments', { code, publicKey, stream, instance: 'i' })).body;
    };
    const fresh = codeIn((await browser.post('/operator/codes', { key, till: '' })).text);
    const next = codeIn((await browser.post('/operator/codes', { key, till: '1' })).text);
    expect(await enrol(fresh, 'new')).toMatchObject({ tillNo: 2, prefix: '2' });
    expect(await enrol(next, 'next')).toMatchObject({ tillNo: 1, prefix: '1B' });
    expect((await browser.post('/operator/codes', { key, till: '9' })).status).toBe(404);
    expect((await browser.post('/operator/codes', { key, till: '1; drop' })).status).toBe(404);
    expect(acts().slice(1)).toEqual([
      ['make a code', undefined],
      ['make a code', 1],
    ]);
    expect(JSON.stringify(lines)).not.toContain(fresh);
    const tills = cells((await browser.get('/operator')).text, 'tills').slice(1);
    expect(tills.map(([number, prefix, state]) => [number, prefix, state])).toEqual([
      ['1', '1B', 'never heard'],
      ['1, an earlier life', '1', 'online'],
      ['2', '2', 'never heard'],
    ]);
  });

  test('revoking is asked first, done by the form, told, logged, and then no longer offered', async () => {
    const key = OperatorBrowser.keyOf(await browser.signIn(TOKEN));
    const path = `/operator/tills/${device}/revoke`;
    const asked = await browser.get(path);
    expect(asked.text).toContain('Revoke till 1?');
    expect(OperatorBrowser.keyOf(asked)).toBe(key);
    expect((await ask(centre, 'GET', '/v1/feed', undefined, token)).status).toBe(200);
    const done = await browser.post(path, { key });
    expect(done.text).toContain('<p class="done" role="status">Till 1 is revoked.</p>');
    expect(cells(done.text, 'tills')[1]?.slice(0, 3)).toEqual(['1', '1', 'revoked']);
    expect(done.text).not.toContain('/revoke"');
    expect(await ask(centre, 'GET', '/v1/feed', undefined, token)).toMatchObject({
      status: 401,
      body: { error: 'revoked' },
    });
    expect(acts().slice(1)).toEqual([['revoke', '1']]);
    expect((await browser.get(path)).status).toBe(404);
    expect((await browser.post(path, { key })).status).toBe(404);
    expect((await browser.get('/operator/tills/nobody/revoke')).status).toBe(404);
  });

  test('a till that is lost gives its leases back and is shown so, until it is found', async () => {
    const key = OperatorBrowser.keyOf(await browser.signIn(TOKEN));
    const act = (name: string) => browser.post(`/operator/tills/${device}/${name}`, { key });
    const state = (page: { readonly text: string }) => cells(page.text, 'tills')[1]?.[2];
    const lost = await act('lost');
    expect(lost.text).toContain('Till 1 is lost; its places are free.');
    expect(state(lost)).toBe('lost');
    expect(cells(lost.text, 'quotas')).toContainEqual(['q1', '', '3', '0', '37', '40', '3 / 3']);
    expect((await act('lost')).status).toBe(404);
    expect(state(await act('found'))).toBe('online');
    expect((await act('found')).status).toBe(404);
    await act('lost');
    expect(state(await act('revoke'))).toBe('revoked lost');
    // Whoever may not speak is not taken back.
    expect((await act('found')).status).toBe(404);
    expect(acts().slice(1)).toEqual(['lost', 'found', 'lost', 'revoke'].map((name) => [name, '1']));
  });

  test('a date is shared out evenly over the tills that are left', async () => {
    const second = await enrolled(centre, new JournalMaker('second').start(2));
    const key = OperatorBrowser.keyOf(await browser.signIn(TOKEN));
    const asked = await browser.get('/operator/dates/d1/split');
    expect(asked.text).toContain('Share d1 out evenly over the tills?');
    const done = await browser.post('/operator/dates/d1/split', { key });
    expect(done.text).toContain('d1 is shared out.');
    // 37 are not sold: 18 and 19, by the order of their streams. The first holds 7 still, the second 10.
    expect(cells(done.text, 'quotas')).toContainEqual(['q1', '', '3', '37', '0', '40', '3 / 21', '0 / 19']);
    expect((await second.feed()).items.filter(({ kind }) => kind === 'lease')).toHaveLength(2);
    expect(lines.filter((line) => line.msg === 'operator').at(-1)).toMatchObject({
      act: 'split',
      date: 'd1',
    });
    expect((await browser.get('/operator/dates/nothing/split')).status).toBe(404);
  });

  test('G10: a form that somebody else made does nothing, even with the operator’s cookie', async () => {
    await browser.signIn(TOKEN);
    const other = new OperatorBrowser(centre);
    const foreign = OperatorBrowser.keyOf(await other.signIn(TOKEN));
    const path = `/operator/tills/${device}/revoke`;
    for (const fields of [{}, { key: '' }, { key: 'f'.repeat(64) }, { key: foreign }] as Record<
      string,
      string
    >[])
      for (const target of [path, '/operator/codes', '/operator/sign-out']) {
        const page = await browser.post(target, { ...fields, till: '' });
        expect([target, page.status]).toEqual([target, 403]);
        expect(page.text).toContain('open for too long');
      }
    browser.cookie = undefined;
    expect((await browser.post(path, { key: foreign })).status).toBe(401);
    expect((await ask(centre, 'GET', '/v1/feed', undefined, token)).status).toBe(200);
  });

  test('what is said in the address is shown as text; what makes no sense is passed over', async () => {
    await browser.signIn(TOKEN);
    const { text } = await browser.get(`/operator?done=revoke&of=${encodeURIComponent('<img src=x>')}`);
    expect(text).toContain('Till &lt;img src=x&gt; is revoked.');
    for (const query of ['?done=nothing&of=1', '?done=revoke', '?past=2', '?of=1&done=a&done=b']) {
      const page = await browser.get(`/operator${query}`);
      expect([query, page.status, page.text.includes('class="done"')]).toEqual([query, 200, false]);
    }
  });

  test('dates that are over stand behind a link', async () => {
    const date = (id: string, hours: number) => {
      const at = (more: number) => new Date(AT + (hours + more) * 3_600_000).toISOString();
      return {
        kind: 'date',
        id,
        value: { id, event: 'e1', doorsAt: at(-1), startsAt: at(0), salesEndAt: at(1) },
      } as const;
    };
    const quota = (id: string, of: string) =>
      ({ kind: 'quota', id, value: { id, date: of, zone: 'z', capacity: 4 } }) as const;
    const event = { id: 'e1', venue: 'v1', name: 'Symphonie <fantastique>', subtitle: '' };
    await centre.importCatalogue([
      { kind: 'event', id: 'e1', value: event },
      date('over', -48),
      date('soon', 2),
      quota('q-over', 'over'),
      quota('q-soon', 'soon'),
    ]);
    await browser.signIn(TOKEN);
    const headings = async (path: string) => {
      const { text } = await browser.get(path);
      return [...text.matchAll(/class="group"><th[^>]*>(.*?)<\/th>/gs)].map(([, heading]) =>
        (heading ?? '')
          .replace(/<[^>]*>/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      );
    };
    const soon = 'Symphonie &lt;fantastique&gt; 27 Nov 2026, 20:00 Share out evenly';
    const over = 'Symphonie &lt;fantastique&gt; 25 Nov 2026, 18:00 Share out evenly';
    expect((await headings('/operator')).filter((one) => one.startsWith('Sym'))).toEqual([soon]);
    expect((await headings('/operator?past=1')).filter((one) => one.startsWith('Sym'))).toEqual([over, soon]);
    expect((await browser.get('/operator')).text).toContain('1 past date</a>');
  });

  test.each([
    ['de-CH,de;q=0.9,en;q=0.8', 'de-CH', 'Kassen'],
    ['fr', 'fr-CH', 'Caisses'],
    ['it-IT;q=0.5, rm', 'it-CH', 'Casse'],
    ['rm, ja', 'en', 'Tills'],
  ])('speaks the language of the browser (%s)', async (accept, language, tills) => {
    const { status, text } = await new OperatorBrowser(centre, accept).signIn(TOKEN);
    expect(status).toBe(200);
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(`>${tills}</h2>`);
  });
});
