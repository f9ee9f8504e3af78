import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { createVerifier, keyIdOf } from '../../central/platform/crypto.ts';
import { prefixOf } from '../../central/service/enrolment.ts';
import { fromHex, utf8 } from '../../shared/kernel/bytes.ts';
import { canonical } from '../../shared/kernel/canonical.ts';
import { enrolmentReply, takingsReply } from '../../shared/sync/wire.ts';
import { JournalMaker } from '../fakes/journalMaker.ts';
import { ask, enrolled, everything, testCentre } from '../fakes/testCentre.ts';

let centre: Centre;
beforeEach(async () => {
  centre = await testCentre();
});
afterEach(() => centre.close());

const till = new JournalMaker('till');
const other = new JournalMaker('other');
const request = (code: string, of = till) => ({
  code,
  publicKey: of.publicKey,
  stream: of.stream,
  instance: 'instance',
});
const enrol = (body: unknown) => ask(centre, 'POST', '/v1/enrolments', body);

test('a code takes one till in: number, token, and a certificate of its key', async () => {
  const { status, body } = await enrol(request(await centre.enrolmentCode()));
  expect(status).toBe(200);
  const reply = enrolmentReply.parse(body);
  expect(reply).toMatchObject({ tillNo: 1, prefix: '1', generation: centre.generation });
  const { claim, signature } = reply.certificate;
  expect(claim).toMatchObject({ publicKey: till.publicKey, keyId: keyIdOf(fromHex(till.publicKey)) });
  const covered = utf8(canonical(claim));
  expect(createVerifier()(fromHex(reply.centreKey), covered, fromHex(signature))).toBe(true);
});

test('G2: the same code with the same key gets the same answer, however it is typed', async () => {
  const code = await centre.enrolmentCode();
  const first = await enrol(request(code));
  const before = await everything(centre);
  expect(await enrol(request(` ${code.toLowerCase().replace('-', ' ')} `))).toEqual(first);
  expect(await everything(centre)).toEqual(before);
});

test('a used code, an unknown one and a stream that is taken are refused', async () => {
  const code = await centre.enrolmentCode();
  await enrol(request(code));
  expect(await enrol(request(code, other))).toMatchObject({ status: 409, body: { error: 'codeUsed' } });
  expect(await enrol(request('WRONG-CODES'))).toMatchObject({
    status: 403,
    body: { error: 'codeUnknown' },
  });
  const stolen = { ...request(await centre.enrolmentCode(), other), stream: till.stream };
  expect(await enrol(stolen)).toMatchObject({ status: 409, body: { error: 'streamTaken' } });
  // What was refused left its code unused.
  expect(await centre.tills()).toBe(1);
});

test('a code for a till number begins its next life, whose numbers begin otherwise', async () => {
  await enrolled(centre, till);
  const { body } = await enrol(request(await centre.enrolmentCode(1), other));
  expect(body).toMatchObject({ tillNo: 1, prefix: '1B' });
  expect([1, 2, 26, 27, 28].map((life) => prefixOf(7, life))).toEqual(['7', '7B', '7Z', '7BA', '7BB']);
});

test('neither code nor token is kept', async () => {
  const code = await centre.enrolmentCode();
  const { body } = await enrol(request(code));
  const kept = JSON.stringify(await everything(centre));
  expect(kept).not.toContain(String(body.token));
  expect(kept).not.toContain(code.replace('-', ''));
});

test('a till gets the catalogue and its own leases, an equal share and never more than is free (G5)', async () => {
  const tills = ['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => new JournalMaker(seed));
  const amounts = [];
  for (const one of tills) {
    const caller = await enrolled(centre, one);
    const { items, house } = await caller.feed();
    const leases = items.filter(({ kind }) => kind === 'lease');
    expect(leases.every(({ value }) => value?.stream === one.stream)).toBe(true);
    expect(house.left).toMatchObject([{ quota: 'q1', left: 40 }]);
    amounts.push(leases.length === 0 ? 0 : leases[0]?.value?.amount);
  }
  expect(amounts).toEqual([10, 10, 10, 10, 0, 0]);
});

test('a quota that comes later is shared among the tills that are there; importing again says nothing new', async () => {
  const caller = await enrolled(centre, till);
  const { cursor } = await caller.feed();
  const quota = { kind: 'quota', id: 'q2', value: { id: 'q2', date: 'd', zone: 'z', capacity: 7 } } as const;
  await centre.importCatalogue([quota]);
  const news = await caller.feed(cursor);
  expect(news.items.map(({ kind }) => kind)).toEqual(['quota', 'lease']);
  expect(news.items[1]?.value).toMatchObject({ quota: 'q2', amount: 2 });
  await centre.importCatalogue([quota]);
  expect((await caller.feed(news.cursor)).items).toEqual([]);
});

test('the feed comes in pages, and from the start for a cursor that was never given', async () => {
  const caller = await enrolled(centre, till);
  const all = await caller.feed();
  const first = await caller.feed(0, 1);
  expect(first).toMatchObject({ more: true, items: all.items.slice(0, 1) });
  expect(await caller.feed(first.cursor, all.items.length - 1)).toMatchObject({
    more: false,
    items: all.items.slice(1),
  });
  expect((await caller.feed(9999)).items).toEqual(all.items);
});

test.each([
  ['half a JSON', '{"code":'],
  ['nothing', ''],
  ['a list', []],
  ['a missing key', { code: 'ABCDE-FGHJK' }],
  ['a wrong type', { ...request('ABCDE-FGHJK'), publicKey: 5 }],
  ['more than is asked', { ...request('ABCDE-FGHJK'), admin: true }],
  ['U+0000', { ...request('ABCDE-FGHJK'), stream: 'a\u0000b' }],
])('a malformed body (%s) is refused and changes nothing', async (_name, body) => {
  const before = await everything(centre);
  expect(await enrol(body)).toMatchObject({ status: 400, body: { error: 'malformed' } });
  expect(await everything(centre)).toEqual(before);
});

test('the journal takes no malformed page, no page that is too large, and nothing without a token', async () => {
  const { reply } = await enrolled(centre, till);
  const journal = (body: unknown, token?: string) => ask(centre, 'POST', '/v1/journal', body, token);
  const malformed = { status: 400, body: { error: 'malformed' } };
  expect(await journal('{', reply.token)).toMatchObject(malformed);
  expect(await journal({ stream: till.stream, entries: [] }, reply.token)).toMatchObject(malformed);
  expect(await journal({ stream: '\u0000', entries: [] }, reply.token)).toMatchObject(malformed);
  const unauthorised = { status: 401, body: { error: 'unauthorised' } };
  expect(await journal('{')).toMatchObject(unauthorised);
  expect(await ask(centre, 'GET', '/v1/feed')).toMatchObject(unauthorised);
  expect(await ask(centre, 'GET', '/v1/takings', undefined, 'f'.repeat(64))).toMatchObject(unauthorised);
  expect(await enrol({ ...request('x'), more: 'x'.repeat(20_000) })).toMatchObject({
    status: 413,
    body: { error: 'tooLarge' },
  });
  expect(await ask(centre, 'GET', '/v1/feed?cursor=-1', undefined, reply.token)).toMatchObject(malformed);
  expect(await ask(centre, 'GET', '/v2')).toMatchObject({ status: 404, body: { error: 'notFound' } });
});

test('takings and health are told in their agreed form', async () => {
  const { reply } = await enrolled(centre, till);
  const { body } = await ask(centre, 'GET', '/v1/takings', undefined, reply.token);
  expect(takingsReply.parse(body)).toEqual(await centre.takings());
  expect(await ask(centre, 'GET', '/health')).toMatchObject({ status: 200, body: { ok: true } });
});
