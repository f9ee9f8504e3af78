import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Centre, CentreOptions } from '../../central/centre.ts';
import { createLimiter } from '../../central/http/limiter.ts';
import { addressKey } from '../../central/http/limits.ts';
import { JournalMaker } from '../fakes/journalMaker.ts';
import { enrolled, testCentre } from '../fakes/testCentre.ts';

describe('a limiter', () => {
  const rates = fc.record({
    burst: fc.integer({ min: 1, max: 20 }),
    perMinute: fc.integer({ min: 1, max: 6000 }),
  });
  const pauses = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 });

  test('lets through no more than its burst and what a window brings; after the wait it told it lets one through', () => {
    fc.assert(
      fc.property(rates, pauses, (rate, waits) => {
        let now = 0;
        const limiter = createLimiter(rate, () => now);
        const taken: number[] = [];
        for (const wait of waits) {
          now += wait;
          const told = limiter.take('a');
          if (told === 0) taken.push(now);
          else {
            now += told;
            expect(limiter.take('a')).toBe(0);
            taken.push(now);
          }
        }
        for (const [i, from] of taken.entries())
          for (const [n, to] of taken.slice(i).entries())
            expect(n + 1).toBeLessThanOrEqual(rate.burst + ((to - from) * rate.perMinute) / 60_000 + 1e-6);
      }),
    );
  });

  test('a burst is had at once; one key says nothing of another; what is given back counts no more', () => {
    const limiter = createLimiter({ burst: 2, perMinute: 60 }, () => 0);
    expect([limiter.take('a'), limiter.take('a'), limiter.take('a')]).toEqual([0, 0, 1000]);
    expect([limiter.knows('a'), limiter.knows('b')]).toEqual([true, false]);
    expect(limiter.take('b')).toBe(0);
    limiter.giveBack('a');
    expect([limiter.take('a'), limiter.take('a')]).toEqual([0, 1000]);
  });

  test('no flood of keys fills the memory: the one longest unused is forgotten first', () => {
    const limiter = createLimiter({ burst: 1, perMinute: 60 }, () => 0, 3);
    for (const key of ['a', 'b', 'c', 'd']) limiter.take(key);
    expect(['a', 'b', 'c', 'd'].map((key) => limiter.knows(key))).toEqual([false, true, true, true]);
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:0:1:aaaa::1', '2001:db8:0:1::/64'],
  ['2001:0DB8::1', '2001:db8:0:0::/64'],
  ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('the address %s is counted as %s', (address, key) => expect(addressKey(address)).toBe(key));

describe('over HTTP', () => {
  let centre: Centre;
  let now = 0;
  const open = async (options: CentreOptions): Promise<void> => {
    now = 0;
    centre = await testCentre({ ...options, clock: { now: () => 1_795_000_000_000, monotonic: () => now } });
  };
  afterEach(() => centre.close());
  const call = (path: string, init: RequestInit = {}) => fetch(new URL(path, centre.url), init);
  const guess = (code: string, headers: Record<string, string> = {}) =>
    call('/v1/enrolments', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ code, publicKey: 'a'.repeat(64), stream: 's', instance: 'i' }),
    });
  const statuses = async (count: number, ask: () => Promise<Response>): Promise<number[]> => {
    const found = [];
    for (let n = 0; n < count; n++) found.push((await ask()).status);
    return found;
  };
  const till = { burst: 3, perMinute: 60 };

  test('codes are not guessed: ten wrong ones, then one a minute; right ones do not count', async () => {
    await open({});
    for (let n = 0; n < 12; n++) await enrolled(centre, new JournalMaker(`till ${n}`));
    expect(await statuses(12, () => guess('WRONG-CODES'))).toEqual([
      ...Array.from({ length: 10 }, () => 403),
      429,
      429,
    ]);
    const refused = await guess('WRONG-CODES');
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await refused.json()).toEqual({
      error: 'tooMany',
      detail: 'too many requests: try again later',
    });
    now += 60_000;
    expect(await statuses(2, () => guess('WRONG-CODES'))).toEqual([403, 429]);
  });

  test('guesses that are sent all at once are counted before they are answered', async () => {
    await open({});
    const found = await Promise.all(Array.from({ length: 40 }, () => guess('WRONG-CODES')));
    expect(found.filter((one) => one.status === 403)).toHaveLength(10);
    expect(found.filter((one) => one.status === 429)).toHaveLength(30);
  });

  test('a till that asks without end is told to wait, and no other till with it', async () => {
    await open({ rates: { till } });
    const [one, other] = [
      await enrolled(centre, new JournalMaker('a')),
      await enrolled(centre, new JournalMaker('b')),
    ];
    const feed = ({ reply }: typeof one) =>
      call('/v1/feed', { headers: { authorization: `Bearer ${reply.token}` } });
    expect(await statuses(5, () => feed(one))).toEqual([200, 200, 200, 429, 429]);
    expect((await feed(one)).headers.get('retry-after')).toBe('1');
    expect(await statuses(2, () => feed(other))).toEqual([200, 200]);
    now += 1000;
    expect(await statuses(2, () => feed(one))).toEqual([200, 429]);
  });

  test('strangers are told to wait; a till of the same address that is known goes on, and probes do not count', async () => {
    await open({ rates: { stranger: { burst: 3, perMinute: 60 } } });
    const known = await enrolled(centre, new JournalMaker('a'));
    const feed = (token: string) => call('/v1/feed', { headers: { authorization: `Bearer ${token}` } });
    expect((await feed(known.reply.token)).status).toBe(200);
    expect(await statuses(4, () => feed('f'.repeat(64)))).toEqual([401, 401, 401, 429]);
    expect((await call('/v1/openapi.json')).status).toBe(429);
    expect((await call('/nowhere')).status).toBe(429);
    expect((await call('/operator')).status).toBe(429);
    expect(await statuses(5, () => feed(known.reply.token))).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses(5, () => call('/health'))).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses(5, () => call('/ready'))).toEqual([200, 200, 200, 200, 200]);
  });

  test('X-Forwarded-For is believed behind a proxy only, and there only what the proxy itself has seen', async () => {
    const from = (address: string) => guess('WRONG-CODES', { 'x-forwarded-for': address });
    await open({ rates: { guess: { burst: 1, perMinute: 1 } } });
    expect([(await from('192.0.2.1')).status, (await from('192.0.2.2')).status]).toEqual([403, 429]);
    await centre.close();

    await open({ rates: { guess: { burst: 1, perMinute: 1 } }, behindProxy: true });
    expect([(await from('192.0.2.1')).status, (await from('192.0.2.2')).status]).toEqual([403, 403]);
    expect((await from('192.0.2.2')).status).toBe(429);
    // What a caller writes into the header stands before what the proxy adds.
    expect((await from('198.51.100.9, 192.0.2.2')).status).toBe(429);
    expect((await from('192.0.2.2, 198.51.100.9')).status).toBe(403);
  });

  test('headers that never end are cut off', async () => {
    await open({});
    const answer = await call('/health', { headers: { 'x-long': 'x'.repeat(9000) } });
    expect(answer.status).toBe(431);
  });
});
