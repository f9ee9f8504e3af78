import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../electron/core/api.ts';
import { type HttpHost, startHttpHost } from '../../electron/hosts/http.ts';
import { MOST_BODY_BYTES } from '../../electron/hosts/httpBody.ts';
import { silentLog } from '../fakes/till.ts';
import { fakeRenderer } from '../fakes/transports.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

// No test here needs a till: a request that gets as far as the core is counted.
let asked = 0;
const core = {
  commands: {},
  queries: {
    printJobs: async () => {
      asked += 1;
      return { ok: true, value: { jobs: [] } };
    },
  },
  onChanged: () => () => {},
} as unknown as Core;

let host: HttpHost;
let rendererDir: string;
beforeAll(async () => {
  rendererDir = fakeRenderer();
  host = await startHttpHost({ core, log: silentLog, rendererDir });
});
afterAll(async () => {
  await host.close();
  rmSync(rendererDir, { recursive: true, force: true });
});

const QUERY = JSON.stringify({ type: 'query', name: 'printJobs', input: {} });
const good = (): Record<string, string> => ({
  authorization: `Bearer ${host.token}`,
  'x-guichet-screen': 'screen-0001',
  'content-type': 'application/json',
});

function ask(options: {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', path, headers = {} } = options;
    const sent = request(
      { host: '127.0.0.1', port: host.port, method, path, headers, agent: false },
      (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', () =>
          resolve({
            status: reply.statusCode ?? 0,
            headers: reply.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}

const message = (headers: Record<string, string>, body: string | Buffer = QUERY): Promise<Answer> =>
  ask({ method: 'POST', path: '/api/message', headers, body });

describe('the HTTP host', () => {
  it('listens on loopback only', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter((address) => !address.internal && address.family === 'IPv4');
    for (const { address } of others) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = connect(host.port, address, () => resolve(true));
        socket.on('error', () => resolve(false));
      });
      expect(reached, address).toBe(false);
    }
  });

  it('G10: lets in who has the token, and nobody else', async () => {
    expect(await message(good())).toMatchObject({ status: 200, body: '{"ok":true,"value":{"jobs":[]}}' });
    const before = asked;
    const without = Object.fromEntries(Object.entries(good()).filter(([name]) => name !== 'authorization'));
    for (const headers of [
      without,
      { ...good(), authorization: '' },
      { ...good(), authorization: 'Bearer' },
      { ...good(), authorization: `Bearer ${host.token}x` },
      { ...good(), authorization: `Basic ${host.token}` },
    ]) {
      expect((await message(headers)).status).toBe(401);
    }
    expect((await ask({ path: `/api/events?token=${host.token}`, headers: without })).status).toBe(401);
    expect(asked).toBe(before);
  });

  it('makes a new token for each start', async () => {
    const other = await startHttpHost({ core, log: silentLog, rendererDir });
    expect(other.token).not.toBe(host.token);
    expect(other.token.length).toBeGreaterThanOrEqual(43);
    await other.close();
  });

  it('G10: answers to its own names only, and not to pages of others', async () => {
    const before = asked;
    for (const name of ['evil.example', `evil.example:${host.port}`, '127.0.0.1', `[::1]:${host.port}`]) {
      expect((await message({ ...good(), host: name })).status, name).toBe(403);
      expect((await ask({ path: '/', headers: { host: name } })).status, name).toBe(403);
    }
    for (const origin of [
      'http://evil.example',
      'null',
      'http://127.0.0.1:1',
      `https://127.0.0.1:${host.port}`,
    ]) {
      expect((await message({ ...good(), origin })).status, origin).toBe(403);
    }
    for (const site of ['cross-site', 'same-site']) {
      expect((await message({ ...good(), 'sec-fetch-site': site, 'sec-fetch-mode': 'cors' })).status).toBe(
        403,
      );
    }
    expect(asked).toBe(before);
    for (const name of [`127.0.0.1:${host.port}`, `localhost:${host.port}`]) {
      const headers = { ...good(), host: name, origin: `http://${name}`, 'sec-fetch-site': 'same-origin' };
      expect((await message(headers)).status, name).toBe(200);
    }
  });

  it('wants to know which screen asks', async () => {
    for (const screen of ['', 'short', 'x'.repeat(65), 'screen 0001', 'screen_0001!']) {
      expect((await message({ ...good(), 'x-guichet-screen': screen })).status, screen).toBe(400);
    }
  });

  it('refuses bodies that are too long, no JSON or not UTF-8, and goes on working', async () => {
    const long = JSON.stringify({ type: 'query', name: 'x'.repeat(MOST_BODY_BYTES), input: {} });
    const chunked = { ...good(), 'transfer-encoding': 'chunked' };
    for (const headers of [good(), chunked]) {
      const answer = await message(headers, long);
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, refusal: { kind: 'malformed' } });
    }
    for (const body of ['', '{', QUERY.slice(0, -1), Buffer.from([0x22, 0xff, 0x22]), '<html>']) {
      const answer = await message(good(), body);
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, refusal: { kind: 'malformed' } });
    }
    expect((await message({ ...good(), 'content-type': 'text/plain' })).status).toBe(415);
    const typed = { ...good(), 'content-type': 'application/json; charset=utf-8' };
    expect((await message(typed)).status).toBe(200);
    const deep = `{"type":"query","name":"printJobs","input":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(JSON.parse((await message(good(), deep)).body)).toMatchObject({ refusal: { kind: 'malformed' } });
  });

  it('knows its paths and methods', async () => {
    expect((await ask({ path: '/api/message', headers: good() })).status).toBe(405);
    expect((await ask({ method: 'POST', path: '/api/events', headers: good() })).status).toBe(405);
    expect((await ask({ method: 'PUT', path: '/', headers: good() })).status).toBe(405);
    expect((await ask({ path: '/api/other', headers: good() })).status).toBe(404);
    expect((await ask({ method: 'OPTIONS', path: '/api/message' })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
  });

  it('serves the screens under a policy that lets nothing else in', async () => {
    const page = await ask({ path: '/' });
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<title>till</title>') });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(page.body).not.toContain(host.token);
    expect((await ask({ path: '/page.js?v=1' })).headers['content-type']).toContain('text/javascript');
    expect((await ask({ method: 'HEAD', path: '/page.js' })).body).toBe('');
  });

  it('serves nothing outside the folder of the screens', async () => {
    const outside = join(rendererDir, '..', 'guichet-outside.txt');
    writeFileSync(outside, 'outside');
    mkdirSync(join(rendererDir, 'assets'), { recursive: true });
    symlinkSync(outside, join(rendererDir, 'assets', 'link.txt'));
    writeFileSync(join(rendererDir, '.hidden.txt'), 'hidden');
    for (const path of [
      '/../guichet-outside.txt',
      '/%2e%2e/guichet-outside.txt',
      '/..%2fguichet-outside.txt',
      '/assets/..%2f..%2fguichet-outside.txt',
      '/%2e%2e%5cguichet-outside.txt',
      '//guichet-outside.txt',
      '/assets/link.txt',
      '/.hidden.txt',
      '/assets',
      '/index.html%00.txt',
      '/%zz',
    ]) {
      const answer = await ask({ path });
      expect(answer.status, path).toBe(404);
      expect(answer.body).not.toContain('outside');
    }
    rmSync(outside);
  });

  it('keeps the line of events alive with comments, and ends it when closing', async () => {
    const other = await startHttpHost({ core, log: silentLog, rendererDir, heartbeatMs: 5 });
    const headers = { authorization: `Bearer ${other.token}`, 'x-guichet-screen': 'screen-0001' };
    const stream = await fetch(`${other.origin}/api/events`, { headers });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    let seen = '';
    while (!seen.includes(': beat\n\n: beat')) {
      const { value } = await reader.read();
      seen += new TextDecoder().decode(value);
    }
    const ended = reader.read().then(async function drain(part): Promise<string> {
      return part.done ? 'ended' : drain(await reader.read());
    });
    await other.close();
    expect(await ended.catch(() => 'ended')).toBe('ended');
  });

  it('says when its port is taken', async () => {
    await expect(startHttpHost({ core, log: silentLog, rendererDir, port: host.port })).rejects.toThrow(
      'EADDRINUSE',
    );
  });
});
