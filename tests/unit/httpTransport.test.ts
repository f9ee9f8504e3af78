import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { httpTransport } from '../../renderer/transport/http.ts';
import { createClient, UNREACHABLE } from '../../shared/contract/client.ts';

test('a till that was started anew does not know this page’s token: for the page it is not there', async () => {
  const server = createServer((_request, response) =>
    response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":"unauthorised"}'),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createClient(httpTransport({ base, token: 'of before', screen: 'screen-1' }));
  expect(await client.query('till', {})).toEqual({ ok: false, fault: { id: UNREACHABLE } });
  await new Promise((closed) => server.close(closed));
});
