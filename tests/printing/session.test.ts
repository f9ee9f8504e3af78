import { createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openSession, type PrinterSession } from '../../electron/printing/session.ts';
import { aPrinter, TEST_TIMINGS } from '../fakes/printing.ts';
import { until } from '../fakes/until.ts';

const READY = Buffer.of(0x12);
const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

/** A printer that says it is ready, and tells what is asked for: confirmations, by their ids, are the test's to answer. */
async function printer() {
  const asked: string[] = [];
  let line: Socket | undefined;
  const server = createServer((socket) => {
    line = socket;
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      for (const _ of text.matchAll(/\x10\x04/g)) socket.write(READY);
      for (const [, id] of text.matchAll(/\x1d\(H\x06\x0000(\d{4})/g)) asked.push(id ?? '');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ended.push(async () => {
    line?.destroy();
    await new Promise((done) => server.close(done));
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    asked,
    confirm: (id: string) => void line?.write(Buffer.from(`\x37\x22${id}\0`, 'latin1')),
  };
}

/** A session whose first id is the one after `from`. */
function session(port: number, from: number): PrinterSession {
  const made = openSession({
    setup: aPrinter(port, { capability: 'confirms' }),
    timings: { ...TEST_TIMINGS, confirm: 150 },
    now: () => performance.now(),
    random: { bytes: () => Uint8Array.of(from >> 8, from & 0xff) },
    onState: () => {},
    onCapability: () => {},
  });
  ended.push(() => made.close());
  return made;
}
const hooks = { onSending: () => {}, onBlocked: () => {} };
const TICKET = Buffer.from('ticket');

test('G7: an id that was confirmed once, and is used again, confirms nothing', async () => {
  const one = await printer();
  const made = session(one.port, 0);
  await until('it is ready', () => made.state() === 'ready');
  one.confirm('0001');
  // Heard before the job: the answer to its question for the status comes behind it.
  expect(await made.print(TICKET, hooks)).toEqual({ kind: 'unknown', reason: 'noAnswer' });
});

test('G7: a late answer to the first job of an earlier process confirms no job of this one', async () => {
  const one = await printer();
  const made = session(one.port, 4321);
  const printed = made.print(TICKET, hooks);
  await until('the job is there', () => one.asked.length === 1);
  one.confirm('0001');
  expect(await printed).toEqual({ kind: 'unknown', reason: 'noAnswer' });
  expect(one.asked).toEqual(['4322']);
});
