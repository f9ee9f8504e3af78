import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { readOverview, type TillView } from '../../central/service/overview.ts';
import type { CentreParts } from '../../central/service/parts.ts';
import { revokeTill } from '../../central/service/revoke.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import { AT, JournalMaker } from '../fakes/journalMaker.ts';
import { ask, type Caller, enrolled, everything, testCentre, testParts } from '../fakes/testCentre.ts';

let centre: Centre;
let parts: CentreParts;
let till: JournalMaker;
let caller: Caller;
let now = AT;
beforeEach(async () => {
  now = AT;
  const clock = { now: () => now, monotonic: () => now - AT };
  centre = await testCentre({ clock });
  parts = await testParts({ storage: centre.storage, clock });
  till = new JournalMaker('till').start();
  caller = await enrolled(centre, till);
});
afterEach(() => centre.close());

const seen = async (): Promise<TillView> => {
  const [view] = (await readOverview(parts)).tills;
  if (!view) throw new Error('no till');
  return view;
};
const feed = async (query: string, software = 'Guichet 0.1.0') => {
  const response = await fetch(new URL(`/v1/feed${query}`, centre.url), {
    headers: { authorization: `Bearer ${caller.reply.token}`, 'user-agent': software },
  });
  return response.status;
};

test('a till that was never heard of is said so; then when, and what it runs', async () => {
  expect(await seen()).toMatchObject({ state: 'never', lastContactAt: null, software: '' });
  expect(await feed('')).toBe(200);
  expect(await seen()).toMatchObject({
    state: 'online',
    lastContactAt: AT,
    software: 'Guichet 0.1.0',
    backlog: { entries: null, ageMs: 0 },
  });
  now += 59_999;
  expect((await seen()).state).toBe('online');
  now += 1;
  expect((await seen()).state).toBe('silent');
  await feed('', `Guichet 0.2.0 ${'x'.repeat(200)}`);
  const { state, software, lastContactAt } = await seen();
  expect([state, software.length, lastContactAt]).toEqual(['online', 80, AT + 60_000]);
});

test('the backlog is what the till has said less what has come since; its age is from when it fell behind', async () => {
  till.sell({ quota: 'q1', quantity: 1 }).sell({ quota: 'q1', quantity: 1 });
  await feed('?behind=4');
  now += 30_000;
  expect((await seen()).backlog).toEqual({ entries: 4, ageMs: 30_000 });
  await caller.send(till.page(1, 3));
  expect(await seen()).toMatchObject({ acked: 3, backlog: { entries: 1, ageMs: 30_000 } });
  await feed('?behind=5');
  now += 10_000;
  expect((await seen()).backlog).toEqual({ entries: 5, ageMs: 40_000 });
  await feed('?behind=1');
  await caller.send(till.page(4));
  expect((await seen()).backlog).toEqual({ entries: 0, ageMs: 0 });
  // It had caught up with all it had said: it is behind anew.
  now += 100_000;
  await feed('?behind=2');
  now += 1000;
  expect((await seen()).backlog).toEqual({ entries: 2, ageMs: 1000 });
  await feed('?behind=0');
  expect((await seen()).backlog).toEqual({ entries: 0, ageMs: 0 });
});

test('a feed without news of the till is written down no more often than every ten seconds', async () => {
  const contact = () =>
    centre.storage.transaction(centre.organiser, (tx) =>
      tx.identity.contact(caller.reply.device as DeviceId),
    );
  await feed('?behind=1');
  const first = await contact();
  now += 9_999;
  await feed('?behind=1');
  expect(await contact()).toEqual(first);
  now += 1;
  await feed('?behind=1');
  expect(await contact()).toEqual({ ...first, at: now });
});

test('a revoked till is refused from then on; what it sent, and its leases, stay', async () => {
  till.sell({ quota: 'q1', quantity: 1 });
  const code = await centre.enrolmentCode();
  const other = new JournalMaker('other');
  const request = { code, publicKey: other.publicKey, stream: other.stream, instance: 'i' };
  const { body } = await ask(centre, 'POST', '/v1/enrolments', request);
  await caller.send(till.page());
  const before = await everything(centre);
  now += 5;
  await revokeTill(parts, caller.reply.device as DeviceId);
  const revoked = { status: 401, body: { error: 'revoked' } };
  const { token } = caller.reply;
  expect(await ask(centre, 'GET', '/v1/feed', undefined, token)).toMatchObject(revoked);
  expect(await ask(centre, 'GET', '/v1/takings', undefined, token)).toMatchObject(revoked);
  const page = { stream: till.stream, entries: till.page() };
  expect(await ask(centre, 'POST', '/v1/journal', page, token)).toMatchObject(revoked);
  expect(await seen()).toMatchObject({ revoked: true, lost: false, lastContactAt: AT });
  // All but the word itself is as it was, and revoking again changes nothing.
  now += 5;
  await revokeTill(parts, caller.reply.device as DeviceId);
  const { devices, ...rest } = (await everything(centre)) as { devices: { device: string }[] };
  expect(before).toMatchObject(rest);
  expect(devices).toContainEqual(expect.objectContaining({ device: caller.reply.device, revokedAt: AT + 5 }));
  // Others go on; nor does the old code bring the revoked one back.
  expect((await ask(centre, 'GET', '/v1/feed', undefined, String(body.token))).status).toBe(200);
  await revokeTill(parts, String(body.device) as DeviceId);
  expect(await ask(centre, 'POST', '/v1/enrolments', request)).toMatchObject({
    status: 403,
    body: { error: 'revoked' },
  });
  await expect(revokeTill(parts, 'nobody' as DeviceId)).rejects.toMatchObject({ code: 'deviceUnknown' });
});
