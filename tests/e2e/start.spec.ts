import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { temporaryFolder } from './hosts.ts';

const root = join(import.meta.dirname, '..', '..');

/** `npm start` without a window, on a folder of its own. */
function start(dataDir: string) {
  const child = spawn('node', ['build/scripts/start.mjs', '--no-open', '--data', dataDir], { cwd: root });
  let said = '';
  const ready = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Ctrl-C closes everything')) ready.resolve();
    });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
  ended.then((code) => ready.reject(new Error(`npm start ended with ${code}:\n${said}`)));
  return { child, ended, ready: ready.promise, said: () => said };
}

test('npm start: a till, a centre and printers; a second start leaves; Ctrl-C closes; it comes again', async () => {
  const folder = temporaryFolder();
  const first = start(folder.path);
  await first.ready;
  const [address = ''] = first.said().match(/http:\/\/127\.0\.0\.1:\d+\/#token=\S+/) ?? [];
  const { origin, hash } = new URL(address);
  const ask = async () => {
    const answer = await fetch(`${origin}/api/message`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${hash.slice('#token='.length)}`,
        'x-guichet-screen': 'screen-0001',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ type: 'query', name: 'till', input: {} }),
    });
    return answer.json();
  };
  expect(await ask()).toMatchObject({
    ok: true,
    value: { enrolled: true, venue: { name: 'Salle Métropole' }, printers: [{}, {}] },
  });
  expect((await fetch(origin)).headers.get('content-security-policy')).toContain("default-src 'none'");
  for (const page of first.said().matchAll(/(?:at|receipts at) (http:\/\/127\.0\.0\.1:\d+)/g))
    expect((await fetch(page[1] ?? '')).status).toBe(200);

  const second = start(folder.path);
  await expect(second.ready).rejects.toThrow('already open');
  expect(await second.ended).toBe(1);

  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  await expect(fetch(origin)).rejects.toThrow();

  const again = start(folder.path);
  await again.ready;
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
  folder.remove();
});
