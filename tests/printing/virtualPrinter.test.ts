import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { VirtualPrinter } from '../../electron/printing/virtual/printer.ts';
import { startVirtualPrinter } from '../../electron/printing/virtual/virtualPrinter.ts';
import { decodeWithZxing } from '../fakes/decodeCodes.ts';
import { aTicket } from '../fakes/printDocuments.ts';
import { escposOf } from '../fakes/printedBytes.ts';
import { until } from '../fakes/until.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const open: VirtualPrinter[] = [];
async function start(): Promise<VirtualPrinter> {
  const printer = await startVirtualPrinter({ httpPort: 0, log });
  open.push(printer);
  return printer;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((printer) => printer.close()));
});

function send(printer: VirtualPrinter, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(printer.port, '127.0.0.1', () => socket.end(bytes));
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.resume();
  });
}

interface Answered {
  readonly status: number;
  readonly body: Buffer;
}
/** Like a browser, but with any host and origin. */
function ask(
  printer: VirtualPrinter,
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
) {
  return new Promise<Answered>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: printer.httpPort, path, ...options }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('its page shows what was printed as pictures, newest first', async () => {
  const printer = await start();
  expect((await ask(printer, '/')).body.toString()).toContain('Nothing printed yet');
  const seen: number[] = [];
  printer.onPrinted((paper) => seen.push(paper.no));
  await send(printer, escposOf(aTicket()));
  await send(printer, escposOf(aTicket({ holder: '<b>' })));
  await until('two papers', () => seen.length === 2);
  const page = (await ask(printer, '/')).body.toString();
  expect(page.indexOf('/paper/2.png')).toBeLessThan(page.indexOf('/paper/1.png'));
  const picture = await ask(printer, '/paper/1.png');
  expect((await decodeWithZxing(picture.body)).qr).toEqual([aTicket().qr]);
  expect((await ask(printer, '/paper/3.png')).status).toBe(404);
});

test('its page answers this machine only and takes switches from itself only', async () => {
  const printer = await start();
  expect((await ask(printer, '/', { headers: { host: 'evil.example' } })).status).toBe(403);
  const post = (origin: string) => ask(printer, '/fault/paperOut', { method: 'POST', headers: { origin } });
  expect((await post('http://evil.example')).status).toBe(403);
  expect(printer.faults()).toEqual([]);
  expect((await post(`http://127.0.0.1:${printer.httpPort}`)).status).toBe(303);
  expect(printer.faults()).toEqual(['paperOut']);
  expect((await ask(printer, '/fault/nonsense', { method: 'POST' })).status).toBe(404);
});
