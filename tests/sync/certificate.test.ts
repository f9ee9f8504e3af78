import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import { OperatorBrowser } from '../fakes/operatorBrowser.ts';
import { ok, sell } from '../fakes/replies.ts';
import { seededRandom, testCentre } from '../fakes/testCentre.ts';
import { type TillAtCentre, tillAt, venueRows } from '../fakes/tillAtCentre.ts';

// The centre's word for a till's key has an end. It is renewed while nobody looks, and a till without it goes on selling.

const EVENING = Date.parse('2026-11-27T17:00:00.000Z');
const DAY = 86_400_000;
const TOKEN = 'operator-token-of-the-tests';
let now: number;
let centre: Centre;
let a: TillAtCentre;
beforeEach(async () => {
  now = EVENING;
  centre = await testCentre({
    clock: { now: () => now, monotonic: () => 0 },
    operatorToken: TOKEN,
    random: seededRandom('certificates'),
  });
  await centre.importCatalogue(venueRows(EVENING, true) as never);
  a = await tillAt(() => centre, EVENING);
});
afterEach(async () => {
  a.till.dispose();
  await centre.close();
});

const enrolment = () =>
  JSON.parse(a.till.store.read.facts.get('enrolment') ?? '{}') as {
    device: string;
    certificate: { claim: { expiresAt: number; publicKey: string } };
  };
const endsAt = (): number => enrolment().certificate.claim.expiresAt;
const sellOne = async () => {
  ok(await a.till.command('addTickets', { date: 'd1', price: 'p1', quantity: 1 }));
  const cart = ok(await a.till.query('cart', {}));
  ok(await a.till.command('startTerminalPayment', { cart: cart.id, method: 'card' }));
  ok(await sell(a.till, cart, { method: 'card', givenMinor: null }));
};

test('a certificate is renewed in time, once, by an act of the centre, and found in the feed', async () => {
  const first = endsAt();
  expect(first).toBe(EVENING + 425 * DAY);
  expect(await centre.sweep()).toMatchObject({ renewed: 0 });
  now = EVENING + 310 * DAY;
  expect(await centre.sweep()).toMatchObject({ renewed: 1 });
  expect(await centre.sweep()).toMatchObject({ renewed: 0 });
  await a.round();
  expect(endsAt()).toBe(now + 425 * DAY);
  const [act] = await centre.storage.transaction(centre.organiser, (tx) => tx.centreActs.newest([], 1));
  expect(act && openEntry(act)).toMatchObject({
    kind: 'certificateRenewed',
    body: { by: 'centre', device: enrolment().device, expiresAt: endsAt() },
  });
  // The till takes the same page again, and an older one changes nothing.
  await a.round();
  expect(endsAt()).toBe(now + 425 * DAY);
});

test('a till whose certificate ended while it was offline goes on selling, and has a new one at its next contact', async () => {
  a.line.up = false;
  now = EVENING + 500 * DAY;
  const before = enrolment();
  const ended = {
    claim: { ...before.certificate.claim, expiresAt: EVENING - DAY },
    signature: 'ab'.repeat(64),
  };
  a.till.context.journalist.transact((tx) =>
    tx.store.facts.set('enrolment', JSON.stringify({ ...before, certificate: ended })),
  );
  const check = async () =>
    ok(await a.till.query('readiness', {})).items.find(({ id }) => id === 'certificate');
  expect(await check()).toMatchObject({ state: 'warn', finding: { kind: 'certificateEnded' } });
  await sellOne();
  expect(await centre.sweep()).toMatchObject({ renewed: 1 });
  a.line.up = true;
  await a.round();
  expect(endsAt()).toBe(now + 425 * DAY);
});

test('G10: a certificate for another key, another till, or under another hand is not kept', async () => {
  const first = endsAt();
  now = EVENING + 310 * DAY;
  await centre.sweep();
  const { device } = enrolment();
  const [row] = await centre.storage.transaction(centre.organiser, (tx) => tx.feed.published('certificate'));
  const value = row?.value as { claim: object; signature: string };
  const put = (changed: object) =>
    centre.storage.transaction(centre.organiser, (tx) =>
      tx.feed.publish([
        { kind: 'certificate', id: device, audience: a.stream as never, value: { ...value, ...changed } },
      ]),
    );
  for (const changed of [
    { signature: 'ab'.repeat(64) },
    { claim: { ...value.claim, expiresAt: now + 9000 * DAY } },
    { claim: { ...value.claim, publicKey: 'cd'.repeat(32) } },
    { claim: { ...value.claim, device: 'another' } },
    { signature: 'not one' },
  ]) {
    await put(changed);
    await a.round();
    expect(endsAt()).toBe(first);
  }
  await put({});
  await a.round();
  expect(endsAt()).toBe(now + 425 * DAY);
});

test('a till that was revoked or declared lost gets none', async () => {
  now = EVENING + 310 * DAY;
  await centre.declareLost(enrolment().device as DeviceId);
  expect(await centre.sweep()).toMatchObject({ renewed: 0 });
  await centre.declareFound(enrolment().device as DeviceId);
  const browser = new OperatorBrowser(centre);
  const key = OperatorBrowser.keyOf(await browser.signIn(TOKEN));
  await browser.post(`/operator/tills/${enrolment().device}/revoke`, { key });
  expect(await centre.sweep()).toMatchObject({ renewed: 0 });
});
