import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fastify } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Centre } from '../../central/centre.ts';
import { createGate } from '../../central/http/gate.ts';
import { createLimits, RATES } from '../../central/http/limits.ts';
import { openApiOf } from '../../central/http/openApi.ts';
import { serveRoutes } from '../../central/http/protocol.ts';
import { problemsOf, type Route, route } from '../../central/http/route.ts';
import { ROUTES } from '../../central/http/routes/index.ts';
import { centreServer } from '../../central/http/server.ts';
import { operatorAccess } from '../../central/operator/access.ts';
import { Refused } from '../../central/service/parts.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import { JournalMaker } from '../fakes/journalMaker.ts';
import { ask, enrolled, testCentre, testParts } from '../fakes/testCentre.ts';

let centre: Centre;
beforeEach(async () => {
  centre = await testCentre();
});
afterEach(() => centre.close());

interface Content {
  readonly content: { readonly 'application/json': { readonly schema: object } };
}
interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly required: boolean }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: object;
}

const served = async (): Promise<Document> =>
  (await ask(centre, 'GET', '/v1/openapi.json')).body as unknown as Document;

/** What a document says of a reply, as a schema validator of others reads it. */
function judge(document: Document, method: string, path: string) {
  const operation = document.paths[path.split('?')[0] ?? '']?.[method.toLowerCase()];
  if (!operation) throw new Error(`${method} ${path} is not in the document`);
  const check = (part: Content | undefined, value: unknown): string => {
    if (!part) return 'not in the document';
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    const { schema } = part.content['application/json'];
    const valid = ajv.compile({ ...schema, components: document.components });
    return valid(value) ? 'fits' : ajv.errorsText(valid.errors);
  };
  return {
    request: (value: unknown) => check(operation.requestBody, value),
    reply: (status: number, value: unknown) => check(operation.responses[status], value),
  };
}

test('the document is OpenAPI 3.1, as others judge it', async () => {
  const result = await new Validator().validate(JSON.parse(JSON.stringify(await served())));
  expect(result).toEqual({ valid: true });
});

test('every route under /v1 is in the document, and nothing else is', async () => {
  const parts = await testParts();
  const registered: string[] = [];
  const server = centreServer(parts, {
    operator: operatorAccess(parts),
    onRoute: ({ method, url }) => registered.push(...[method].flat().map((one) => `${one} ${url}`)),
  });
  await server.ready();
  const documented = Object.entries((await served()).paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(documented.toSorted()).toEqual(registered.filter((one) => one.includes(' /v1')).toSorted());
  expect(documented.length).toBe(ROUTES.length);
  await server.close();
});

test('names of operations are unique; who must be a till, what may be asked and what may come back is said', async () => {
  const document = await served();
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(new Set(operations.map((one) => one.operationId)).size).toBe(operations.length);
  for (const declared of ROUTES) {
    const operation = document.paths[declared.path]?.[declared.method.toLowerCase()];
    expect(operation?.security).toEqual(declared.caller === 'till' ? [{ till: [] }] : []);
    const statuses = ['200', ...[...problemsOf(declared).keys()].map(String)];
    expect(Object.keys(operation?.responses ?? {})).toEqual(statuses);
    expect(operation?.requestBody !== undefined).toBe(declared.body !== undefined);
  }
  expect(document.paths['/v1/feed']?.get?.parameters).toMatchObject([
    { name: 'cursor', required: false },
    { name: 'limit', required: false },
    { name: 'behind', required: false },
  ]);
});

/** Bodies of the right form that a handler refuses for what they say. */
const JUDGED_LATER: ReadonlySet<string> = new Set(['notAPage', 'notARescue']);

test('what handlers take and answer fits the document, done and refused', async () => {
  const document = await served();
  const till = new JournalMaker('till').start();
  const copy = till.copyAt(2, 'copy');
  const { reply } = await enrolled(centre, till);
  till.sell({ quota: 'q1', quantity: 1 });
  copy.sell({ quota: 'q1', quantity: 2 });
  const seen = new Map<string, number[]>();
  const talk = async (method: string, path: string, body?: unknown, token?: string) => {
    const answer = await ask(centre, method, path, body, token);
    const judged = judge(document, method, path);
    expect([path, answer.status, judged.reply(answer.status, answer.body)]).toEqual([
      path,
      answer.status,
      'fits',
    ]);
    // What was taken fits what the document asks for; what was called malformed does not.
    if (body !== undefined && !JUDGED_LATER.has(String(answer.body.error)))
      expect([answer.body, judged.request(body) === 'fits']).toEqual([answer.body, answer.status !== 400]);
    const route = `${method} ${path.split('?')[0]}`;
    seen.set(route, [...(seen.get(route) ?? []), answer.status]);
    return answer;
  };
  const page = (entries: unknown) => ({ stream: till.stream, entries });
  const journal = (entries: unknown) => talk('POST', '/v1/journal', page(entries), reply.token);
  expect((await journal(till.page())).body.status).toBe('stored');
  expect((await journal(copy.page())).body.status).toBe('fork');
  expect((await journal(till.page(3).map((entry) => ({ ...entry, seq: 9 })))).body.status).toBe('gap');
  await journal([]);
  await journal([till.page()[0], till.page()[2]]);
  await talk('POST', '/v1/journal', page(till.page()));
  const request = { publicKey: till.publicKey, stream: 'other', instance: 'i' };
  await talk('POST', '/v1/enrolments', { ...request, code: 'WRONG-CODES' });
  await talk('POST', '/v1/enrolments', { ...request, code: 'x' });
  await talk('GET', '/v1/feed?behind=3', undefined, reply.token);
  await talk('GET', '/v1/feed?cursor=x', undefined, reply.token);
  await talk('GET', '/v1/takings', undefined, reply.token);
  await talk('GET', '/v1/evening?day=2026-11-27', undefined, reply.token);
  await talk('GET', '/v1/statement?date=nothing', undefined, reply.token);
  const { stream } = till;
  const rights = (path: string, body: object) => talk('POST', path, body, reply.token);
  const wants = [{ quota: 'q1', amount: 3 }];
  await rights('/v1/leases', { request: 'r1', stream, wants });
  await rights('/v1/leases', { request: 'r1', stream, wants: [{ quota: 'q1', amount: 4 }] });
  await rights('/v1/leases', { request: 'r2', stream: 'other', wants });
  await rights('/v1/leases', { request: 'r2', stream, wants: [] });
  await rights('/v1/held', { stream, head: 3, leases: [] });
  await rights('/v1/held', { stream, head: -1, leases: [] });
  await rights('/v1/authority', { request: 'r3', stream, things: ['nobody knows it'] });
  await centre.declareLost(reply.device as DeviceId);
  await rights('/v1/held', { stream, head: 3, leases: [] });
  await rights('/v1/authority', { request: 'r4', stream, things: ['nobody knows it'] });
  await rights('/v1/rescues', { start: 'bm8gZmlsZQ==', index: 0, last: true, data: '' });
  await rights('/v1/rescues', {});
  await talk('GET', '/v1/openapi.json');
  expect(seen.get('POST /v1/journal')).toEqual([200, 200, 200, 400, 400, 401]);
  expect(seen.get('POST /v1/enrolments')).toEqual([403, 400]);
  expect(seen.get('GET /v1/feed')).toEqual([200, 400]);
  expect(seen.get('POST /v1/leases')).toEqual([200, 409, 403, 400]);
  expect(seen.get('POST /v1/held')).toEqual([200, 400, 409]);
  expect(seen.get('POST /v1/authority')).toEqual([200, 409]);
  expect(seen.get('POST /v1/rescues')).toEqual([400, 400]);
  // Nothing in the document was left untried.
  expect([...seen.keys()].toSorted()).toEqual(
    ROUTES.map(({ method, path }) => `${method} ${path}`).toSorted(),
  );
});

test.each([
  ['/v1/leases', { request: 'r', stream: 's', wants: [{ quota: 'q\u0000', amount: 1 }] }],
  ['/v1/leases', { request: 'r', stream: 's', wants: [{ quota: 'q', amount: 1, seats: ['\u0007'] }] }],
  ['/v1/held', { stream: 's\u0000', head: 1, leases: [] }],
  ['/v1/authority', { request: 'r\u0000', stream: 's', things: ['t'] }],
])(
  'ids with control characters are refused before a database could choke on them (%s)',
  async (path, body) => {
    const { reply } = await enrolled(centre, new JournalMaker('till'));
    expect(await ask(centre, 'POST', path, body, reply.token)).toMatchObject({
      status: 400,
      body: { error: 'malformed' },
    });
  },
);

test('G10: a reply of another form and a refusal that is not declared are faults where they are checked', async () => {
  const parts = await testParts();
  const limits = createLimits(RATES, () => 0);
  const answering = async (checked: boolean, handle: () => Promise<{ n: number }>) => {
    const declared: Route = route({
      method: 'GET',
      path: '/v1/number',
      summary: 'A number.',
      caller: 'anybody',
      reply: z.strictObject({ n: z.int() }),
      refuses: { 409: ['taken'] },
      handle,
    });
    expect(Object.keys(openApiOf([declared]).paths)).toEqual(['/v1/number']);
    const server = fastify();
    serveRoutes(
      server,
      parts,
      createGate(parts, limits, () => {}),
      [declared],
      checked,
    );
    server.setErrorHandler((error, _request, reply) =>
      reply.code(error instanceof Refused ? error.status : 500).send({ error: 'x' }),
    );
    const { statusCode } = await server.inject('/v1/number');
    await server.close();
    return statusCode;
  };
  const refuse = (status: number, code: string) => async (): Promise<{ n: number }> => {
    throw new Refused(status, code, '');
  };
  expect(await answering(true, async () => ({ n: 1 }))).toBe(200);
  expect(await answering(true, async () => ({ n: 1.5 }))).toBe(500);
  expect(await answering(false, async () => ({ n: 1.5 }))).toBe(200);
  expect(await answering(true, refuse(409, 'taken'))).toBe(409);
  expect(await answering(true, refuse(409, 'other'))).toBe(500);
  expect(await answering(true, refuse(404, 'taken'))).toBe(500);
});
