import { readFile } from 'node:fs/promises';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Gate } from '../http/gate.ts';
import { TooMany } from '../http/problems.ts';
import { makeCode } from '../service/enrolment.ts';
import { type Overview, readOverview } from '../service/overview.ts';
import { type CentreParts, Refused } from '../service/parts.ts';
import type { OperatorAccess } from './access.ts';
import { type Act, DATE_ACTS, TILL_ACTS } from './acts.ts';
import { codeForm, overviewQuery, signInForm } from './forms.ts';
import { createSignIns } from './signIns.ts';
import { textsFor } from './texts/pick.ts';
import { overviewPage } from './views/overviewPage.ts';
import { codePage, confirmPage, sentencePage, signInPage } from './views/smallPages.ts';
import { createView, type View } from './views/view.ts';

/** Nothing from elsewhere, no scripts, no frame around it, and no form of it goes elsewhere. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const MOST_FORM_BYTES = 4096;

/** The operator's pages under /operator. Every act is asked for, done by a form that nobody else can send, and logged. */
export const operatorPages =
  (parts: CentreParts, gate: Gate, access: OperatorAccess): FastifyPluginAsync =>
  async (server) => {
    const style = await readFile(new URL('./style.css', import.meta.url), 'utf8');
    const signIns = createSignIns(gate, access);
    const log = (act: string, detail: Record<string, unknown>): void =>
      parts.log.info('operator', { act, ...detail });
    const viewOf = (request: FastifyRequest, formKey: string, { house, at }: Overview): View =>
      createView(textsFor(request.headers['accept-language']), formKey, house.timeZone, at);

    server.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MOST_FORM_BYTES },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    server.addHook('onSend', async (_request, reply) => {
      reply.headers({
        'content-security-policy': POLICY,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
    });
    server.setErrorHandler((error: unknown, request, reply) => {
      const { language, texts } = textsFor(request.headers['accept-language']);
      if (error instanceof TooMany) {
        reply.code(429).header('retry-after', Math.max(1, Math.ceil(error.retryAfterMs / 1000)));
        return page(reply, sentencePage(language, texts, texts.signIn.tooMany));
      }
      if (!(error instanceof Refused)) throw error;
      if (error.code === 'signedOut') return page(reply.code(401), signInPage(language, texts));
      const sentence = error.code === 'stale' ? texts.stale : texts.gone;
      return page(reply.code(error.status), sentencePage(language, texts, sentence));
    });

    server.get('/operator/style.css', async (request, reply) => {
      gate.stranger(request).succeeded();
      return reply.type('text/css; charset=utf-8').send(style);
    });

    server.get('/operator', async (request, reply) => {
      const { formKey } = await signIns.needed(request);
      const overview = await readOverview(parts);
      const view = viewOf(request, formKey, overview);
      const { past, done, of } = overviewQuery.parse(request.query);
      const act = [...TILL_ACTS, ...DATE_ACTS].find((one) => one.name === done);
      return page(
        reply,
        overviewPage(view, overview, {
          past: past !== undefined,
          ...(act && of !== undefined ? { done: act.texts(view.texts).done(of) } : {}),
        }),
      );
    });

    server.post('/operator/sign-in', async (request, reply) => {
      const attempt = gate.guess(request);
      const { language, texts } = textsFor(request.headers['accept-language']);
      const read = signInForm.safeParse(request.body);
      if (!read.success || !(await access.isToken(read.data.token))) {
        parts.log.warn('operator', { act: 'sign in refused' });
        return page(reply.code(403), signInPage(language, texts, texts.signIn.wrong));
      }
      attempt.succeeded();
      log('sign in', {});
      await signIns.open(request, reply);
      return reply.redirect('/operator', 303);
    });

    server.post('/operator/sign-out', async (request, reply) => {
      await signIns.neededWithKey(request);
      signIns.close(reply);
      return reply.redirect('/operator', 303);
    });

    server.post('/operator/codes', async (request, reply) => {
      const { formKey } = await signIns.neededWithKey(request);
      const read = codeForm.safeParse(request.body);
      const overview = await readOverview(parts);
      const till = read.success ? read.data.till : undefined;
      if (till === undefined || !(till === null || overview.tills.some((one) => one.device.tillNo === till)))
        throw new Refused(404, 'deviceUnknown', 'there is no such till');
      const code = await makeCode(parts, till);
      log('make a code', till === null ? {} : { till });
      return page(reply, codePage(viewOf(request, formKey, overview), code, till));
    });

    /** For each act a page that asks, and what the form on it does. */
    const serveActs = <Subject>(
      about: 'tills' | 'dates',
      acts: readonly Act<Subject>[],
      subjectsOf: (overview: Overview, view: View) => readonly Named<Subject>[],
    ): void => {
      for (const act of acts) {
        const url = `/operator/${about}/:id/${act.name}`;
        const found = async (request: FastifyRequest, formKey: string) => {
          const { id } = request.params as { readonly id: string };
          const overview = await readOverview(parts);
          const view = viewOf(request, formKey, overview);
          const named = subjectsOf(overview, view).find((one) => one.id === id);
          if (!named || !act.offered(named.subject)) throw new Refused(404, 'nothingHere', 'not offered');
          return { view, named };
        };
        server.get(url, async (request, reply) => {
          const { formKey } = await signIns.needed(request);
          const { view, named } = await found(request, formKey);
          const action = `/operator/${about}/${encodeURIComponent(named.id)}/${act.name}`;
          return page(reply, confirmPage(view, act.texts(view.texts), named.name, action));
        });
        server.post(url, async (request, reply) => {
          const { formKey } = await signIns.neededWithKey(request);
          const { named } = await found(request, formKey);
          await act.run(parts, named.subject);
          log(act.name, { [about === 'tills' ? 'till' : 'date']: about === 'tills' ? named.name : named.id });
          const done = new URLSearchParams({ done: act.name, of: named.name });
          return reply.redirect(`/operator?${done}`, 303);
        });
      }
    };
    serveActs('tills', TILL_ACTS, ({ tills }) =>
      tills.map((till) => ({ id: till.device.device, name: till.device.prefix, subject: till })),
    );
    serveActs('dates', DATE_ACTS, ({ quotas }, view) =>
      quotas.dates.map((date) => ({
        id: date.date,
        name: date.startsAt === null ? date.event : `${date.event}, ${view.moment(date.startsAt)}`,
        subject: date,
      })),
    );
  };

interface Named<Subject> {
  readonly id: string;
  readonly name: string;
  readonly subject: Subject;
}

const page = (reply: FastifyReply, text: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').send(text);
