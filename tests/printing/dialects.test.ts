import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { PrinterSetup } from '../../electron/core/ports/printing.ts';
import { systemRandom } from '../../electron/platform/time.ts';
import { FGL } from '../../electron/printing/dialects/fgl.ts';
import { ZPL } from '../../electron/printing/dialects/zpl.ts';
import { openSession, type PrinterSession } from '../../electron/printing/session.ts';
import type { PrinterId } from '../../shared/kernel/ids.ts';
import { TEST_TIMINGS } from '../fakes/printing.ts';
import { until } from '../fakes/until.ts';

/** Three lines as a printer answers ~HS: paper out, pause, formats left; head up, ribbon out, labels left. */
const hostStatus = (paper: 0 | 1, head: 0 | 1, left = 0, pause: 0 | 1 = 0): Buffer =>
  Buffer.from(
    `\x02030,${paper},${pause},1245,${String(left).padStart(3, '0')},0,0,0,000,0,0,0\x03\r\n` +
      `\x02000,0,${head},0,0,2,6,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n`,
    'latin1',
  );

describe('ZPL host status', () => {
  test.each([
    ['ready', hostStatus(0, 0)],
    ['paperOut', hostStatus(1, 0)],
    ['coverOpen', hostStatus(1, 1)],
    ['offline', hostStatus(0, 0, 0, 1)],
  ] as const)('%s', (readiness, bytes) => {
    const ear = ZPL.ear();
    ear.asked();
    expect(ear.waits()).toBe(true);
    // One byte after the other, as a slow line brings them.
    const heard = [...bytes].flatMap((byte) => ear.hear(Uint8Array.of(byte)));
    expect(heard[0]).toEqual({ kind: 'status', readiness, asked: true });
    expect(ear.waits()).toBe(false);
  });

  test('nothing counts as done while formats are left', () => {
    expect(ZPL.ear().hear(hostStatus(0, 0, 2))).toHaveLength(1);
    expect(ZPL.ear().hear(hostStatus(0, 0, 0))).toHaveLength(2);
  });
});

test('FGL: a state in a byte, an acknowledgement in another; what is neither is dropped', () => {
  const ear = FGL.ear();
  ear.asked();
  expect(ear.hear(Uint8Array.of(0x41, 0x11))).toEqual([{ kind: 'status', readiness: 'ready', asked: true }]);
  expect(ear.hear(Uint8Array.of(0x10))).toEqual([{ kind: 'status', readiness: 'paperOut', asked: false }]);
  expect(ear.hear(Uint8Array.of(0x06))).toEqual([{ kind: 'fence' }]);
});

describe('a session in another language', () => {
  let server: Server;
  let session: PrinterSession | undefined;
  const sockets = new Set<Socket>();
  afterEach(async () => {
    await session?.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  /** A printer that answers what it is asked, and tells what it was sent. */
  async function printer(answer: (text: string, say: (bytes: Buffer) => void) => void): Promise<number> {
    server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('data', (bytes) => answer(bytes.toString('latin1'), (said) => void socket.write(said)));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }
  const open = (port: number, language: PrinterSetup['language']): PrinterSession =>
    openSession({
      setup: {
        id: 'p' as PrinterId,
        name: 'P',
        use: 'tickets',
        address: `tcp://127.0.0.1:${port}`,
        language,
        stock: 'cinema',
        dpi: 203,
        letters: 'own',
        layouts: {},
        drawer: 'none',
        standIn: null,
        capability: 'unprobed',
      },
      timings: TEST_TIMINGS,
      now: () => performance.now(),
      random: systemRandom(),
      onState: () => {},
      onCapability: () => {
        throw new Error('nothing was probed');
      },
    });
  const hooks = { onSending: () => {}, onBlocked: () => {} };

  test('ZPL: a label is taken when the printer has said twice that nothing is left, and weakly confirmed', async () => {
    let left = 0;
    const port = await printer((text, say) => {
      if (text.includes('^XA')) left = 2;
      for (const _ of text.matchAll(/~HS/g)) {
        say(hostStatus(0, 0, left));
        left = Math.max(0, left - 1);
      }
    });
    session = open(port, 'zpl');
    expect(await session.print(Buffer.from('^XA^XZ'), hooks)).toEqual({ kind: 'printed', weak: true });
    expect(await session.openDrawer()).toBe(false);
  });

  test('ZPL: without paper nothing is sent', async () => {
    let labels = 0;
    const port = await printer((text, say) => {
      if (text.includes('^XA')) labels += 1;
      if (text.includes('~HS')) say(hostStatus(1, 0));
    });
    session = open(port, 'zpl');
    expect(await session.print(Buffer.from('^XA^XZ'), hooks)).toEqual({
      kind: 'notReady',
      reason: 'paperOut',
    });
    expect(labels).toBe(0);
  });

  test('FGL: a ticket is printed when it is acknowledged; one that is not is to be checked', async () => {
    let acknowledges = true;
    const port = await printer((text, say) => {
      if (text.includes('<S1>')) say(Buffer.of(0x11));
      if (text.includes('<p>') && acknowledges) say(Buffer.of(0x06));
    });
    session = open(port, 'fgl');
    expect(await session.print(Buffer.from('<p>'), hooks)).toEqual({ kind: 'printed', weak: true });
    acknowledges = false;
    expect(await session.print(Buffer.from('<p>'), hooks)).toEqual({ kind: 'unknown', reason: 'noAnswer' });
    await until('it is seen as gone for now', () => session?.state() !== 'printing');
  });
});
