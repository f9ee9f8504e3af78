import { afterEach, describe, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { memoryStorage } from '../../central/storage/memory.ts';
import type { CentreStorage } from '../../central/storage/port.ts';
import { embeddedDatabase } from '../../central/storage/sql/embedded.ts';
import { sqlStorage } from '../../central/storage/sql/storage.ts';
import { businessDay } from '../../shared/kernel/time.ts';
import { paidOf } from '../../shared/reports/figures.ts';
import { eveningReply, statementReply } from '../../shared/sync/reports.ts';
import { AT, JournalMaker, PRICE } from '../fakes/journalMaker.ts';
import { ask, enrolled, testCentre } from '../fakes/testCentre.ts';

const DAY = businessDay(AT, 'Europe/Zurich');

describe.each([
  ['in memory', async (): Promise<CentreStorage> => memoryStorage()],
  ['on an embedded PostgreSQL', async (): Promise<CentreStorage> => sqlStorage(await embeddedDatabase(null))],
])('the evening at a centre %s', (_name, open) => {
  let centre: Centre;
  afterEach(() => centre.close());

  async function sold() {
    centre = await testCentre({ storage: await open() });
    await centre.importCatalogue([
      { kind: 'event', id: 'e1', value: { id: 'e1', venue: 'v', name: 'Jazz', subtitle: '' } },
      {
        kind: 'date',
        id: 'd1',
        value: {
          id: 'd1',
          event: 'e1',
          doorsAt: '2026-11-27T19:00:00.000Z',
          startsAt: '2026-11-27T20:00:00.000Z',
          salesEndAt: '2026-11-27T21:00:00.000Z',
        },
      },
    ] as never);
    const first = new JournalMaker('first').start(1);
    const caller = await enrolled(centre, first);
    const { id: lease, epoch } = await caller.lease();
    const wish = (quantity: number) => ({
      quota: 'q1',
      quantity,
      rights: [{ lease, epoch, amount: quantity }],
    });
    first.sell(wish(2)).sell(wish(1));
    // One that its own fold does not take: it says that it was paid more than it came to.
    const wrong = first.orderBody(wish(1)) as { totalMinor: number; number: string };
    first.append({ kind: 'orderValidated', body: { ...wrong, totalMinor: wrong.totalMinor + 1 } as never });
    first.close();
    await caller.send(first.page());
    const get = async (path: string) => ask(centre, 'GET', path, undefined, caller.reply.token);
    return { first, get, wrong };
  }

  test('G3: closings stand beside the ledger, and what it did not book is marked by its number', async () => {
    const { first, get, wrong } = await sold();
    const { status, body } = await get(`/v1/evening?day=${DAY}`);
    expect(status).toBe(200);
    const reply = eveningReply.parse(body);
    const [stream] = reply.streams;
    expect(stream).toMatchObject({ stream: first.stream, tillNo: 1, head: first.head.seq, open: false });
    expect(stream?.figures).toMatchObject({ orders: 2, tickets: 3, netMinor: 3 * PRICE });
    expect(stream?.acts.map((act) => act.booked)).toEqual([true, true, false]);
    expect(stream?.acts.at(-1)?.number).toBe(wrong.number);
    expect(stream?.closings).toHaveLength(1);
    expect(paidOf(stream?.closings[0]?.booked ?? { methods: [] })).toBe(3 * PRICE);
    expect(stream?.openCases).toBeGreaterThan(0);
    expect(reply.dates).toEqual([
      { date: 'd1', eventName: 'Jazz', startsAt: '2026-11-27T20:00:00.000Z', capacity: 40, sold: 3 },
    ]);
    const other = eveningReply.parse((await get('/v1/evening?day=2026-11-01')).body);
    expect(other.streams.flatMap((one) => [...one.acts, ...one.closings])).toEqual([]);
    expect((await get('/v1/evening?day=yesterday')).status).toBe(400);
  });

  test('C5: a statement has what the ledger booked of a date; an unknown date is refused', async () => {
    const { get } = await sold();
    const { body } = await get('/v1/statement?date=d1');
    const { statement, waiting } = statementReply.parse(body);
    expect(statement).toMatchObject({ tickets: 3, grossMinor: 3 * PRICE });
    expect(statement.rows.map((row) => row.sold)).toEqual([3]);
    // It never said how much it has.
    expect(waiting.map((one) => one.tillNo)).toEqual([1]);
    expect(await get('/v1/statement?date=nothing')).toMatchObject({
      status: 404,
      body: { error: 'dateUnknown' },
    });
  });
});
