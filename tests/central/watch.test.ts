import { afterEach, expect, test } from 'vitest';
import type { Centre, CentreOptions } from '../../central/centre.ts';
import { jsonLog } from '../../central/platform/log.ts';
import { memoryStorage } from '../../central/storage/memory.ts';
import { AT, JournalMaker } from '../fakes/journalMaker.ts';
import { ask, enrolled, testCentre } from '../fakes/testCentre.ts';

const OPERATOR = 'operator-token-of-the-tests';
const METRICS = 'metrics-token-of-the-tests';

let centre: Centre;
let now = AT;
let lines: Record<string, unknown>[] = [];
const open = async (options: CentreOptions = {}): Promise<void> => {
  now = AT;
  lines = [];
  centre = await testCentre({
    operatorToken: OPERATOR,
    metricsToken: METRICS,
    clock: { now: () => now, monotonic: () => now - AT },
    log: jsonLog({ write: (line) => lines.push(JSON.parse(line)) }),
    ...options,
  });
};
afterEach(() => centre.close());

const get = (path: string, token?: string) =>
  fetch(new URL(path, centre.url), {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

/** Prometheus' text format, as `name{labels}` to value; labels in the order of the text. */
async function metrics(token = METRICS): Promise<Map<string, number>> {
  const response = await get('/metrics', token);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  const samples = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    samples.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );
}

test('the process is up; it is ready as long as its storage answers', async () => {
  const storage = memoryStorage();
  let broken = false;
  await open({
    storage: {
      ...storage,
      transaction: (organiser, work) =>
        broken
          ? Promise.reject(new Error('no route to the server of the database'))
          : storage.transaction(organiser, work),
    },
  });
  expect(await ask(centre, 'GET', '/health')).toMatchObject({ status: 200, body: { ok: true } });
  expect(await ask(centre, 'GET', '/ready')).toEqual({ status: 200, body: { ok: true } });
  broken = true;
  expect(await ask(centre, 'GET', '/health')).toMatchObject({ status: 200 });
  const answer = await ask(centre, 'GET', '/ready');
  // What is wrong stands in the log, not in an answer that anybody gets.
  expect(answer).toMatchObject({ status: 503, body: { error: 'notReady' } });
  expect(JSON.stringify(answer)).not.toContain('database');
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 'warn', error: 'no route to the server of the database' }),
  );
  broken = false;
  expect((await get('/ready')).status).toBe(200);
});

test('a storage that does not answer at all is not ready; those who ask meanwhile cost it nothing more', async () => {
  const storage = memoryStorage();
  let asked = 0;
  let hangs = false;
  await open({
    storage: {
      ...storage,
      transaction: (organiser, work) => {
        if (!hangs) return storage.transaction(organiser, work);
        asked += 1;
        return new Promise(() => {});
      },
    },
  });
  hangs = true;
  const answers = await Promise.all([get('/ready'), get('/ready'), get('/ready')]);
  expect(answers.map((one) => one.status)).toEqual([503, 503, 503]);
  expect(asked).toBe(1);
});

test('metrics are for who shows the token for them, or the operator’s', async () => {
  await open();
  for (const token of [undefined, 'x', 'f'.repeat(64), `${METRICS}x`])
    expect((await get('/metrics', token)).status).toBe(401);
  const { reply } = await enrolled(centre, new JournalMaker('till'));
  expect((await get('/metrics', reply.token)).status).toBe(401);
  for (const token of [METRICS, OPERATOR]) expect((await metrics(token)).get('guichet_leases')).toBe(1);
  // The token for metrics opens nothing else.
  const signIn = await fetch(new URL('/operator/sign-in', centre.url), {
    method: 'POST',
    body: new URLSearchParams({ token: METRICS }),
    redirect: 'manual',
  });
  expect(signIn.status).toBe(403);
});

test('metrics count requests, entries, cases, leases, places, mails, and how far behind tills are', async () => {
  await open();
  const till = new JournalMaker('till').start();
  const caller = await enrolled(centre, till);
  const { id: lease, epoch } = await caller.lease();
  till.sell({ quota: 'q1', quantity: 3, rights: [{ lease, epoch, amount: 3 }] });
  till.append({ kind: 'vespersRung', body: {} });
  await caller.send(till.page());
  await ask(centre, 'GET', '/v1/feed?behind=7', undefined, caller.reply.token);
  now += 60_000;
  await ask(centre, 'GET', '/v1/feed?behind=7', undefined, caller.reply.token);
  await ask(centre, 'GET', '/v1/feed', undefined, 'f'.repeat(64));
  const found = await metrics();
  expect(Object.fromEntries(found)).toMatchObject({
    guichet_journal_entries: 4,
    'guichet_cases{state="open"}': 1,
    'guichet_cases{state="resolved"}': 0,
    guichet_leases: 1,
    'guichet_places{state="free"}': 30,
    'guichet_places{state="leased"}': 7,
    'guichet_places{state="sold"}': 3,
    'guichet_mails{state="queued"}': 0,
    'guichet_tills{state="enrolled"}': 1,
    'guichet_till_backlog_entries{till="1"}': 7,
    'guichet_till_backlog_age_seconds{till="1"}': 60,
    'guichet_till_last_contact_timestamp_seconds{till="1"}': now / 1000,
    'guichet_http_requests_total{method="POST",route="/v1/journal",status="200"}': 1,
    'guichet_http_requests_total{method="GET",route="/v1/feed",status="200"}': 3,
    'guichet_http_requests_total{method="GET",route="/v1/feed",status="401"}': 1,
    'guichet_http_request_duration_seconds_count{method="GET",route="/v1/feed"}': 4,
    'guichet_http_request_duration_seconds_bucket{le="+Inf",method="GET",route="/v1/feed"}': 4,
  });
  expect(found.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
});

test('each request is one line of JSON that names route, status, time and till, and never what was said', async () => {
  await open();
  const till = new JournalMaker('till').start(7);
  const code = await centre.enrolmentCode(7);
  const body = { code, publicKey: till.publicKey, stream: till.stream, instance: 'instance-1' };
  const { body: reply } = await ask(centre, 'POST', '/v1/enrolments', body);
  const token = String(reply.token);
  till.append({
    kind: 'customerSaved',
    body: { customer: 'c1', by: 'anna', made: true, fields: ['name'], personalHash: 'x' },
    personal: { salt: 's', data: { name: 'Zoé Favre' } },
  });
  await ask(centre, 'POST', '/v1/journal', { stream: till.stream, entries: till.page() }, token);
  await ask(centre, 'GET', '/v1/feed?cursor=0', undefined, token);
  await ask(centre, 'GET', `/nowhere/${token}?code=${code}`);
  await get('/health');
  await get('/metrics', METRICS);
  const requests = lines.filter((line) => line.msg === 'request');
  expect(requests).toEqual(
    [
      { method: 'POST', route: '/v1/enrolments', status: 200 },
      { method: 'POST', route: '/v1/journal', status: 200, till: 7 },
      { method: 'GET', route: '/v1/feed', status: 200, till: 7 },
      { method: 'GET', route: 'none', status: 404 },
    ].map((line) => ({
      ...line,
      level: 'info',
      msg: 'request',
      ms: expect.any(Number),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    })),
  );
  const text = JSON.stringify(lines);
  for (const secret of [token, code, code.replace('-', ''), 'Favre', till.stream, till.publicKey, METRICS])
    expect(text).not.toContain(secret);
});
