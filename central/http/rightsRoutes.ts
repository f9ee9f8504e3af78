import type { FastifyInstance } from 'fastify';
import { authorityRequest, heldRequest, leasesRequest } from '../../shared/sync/wire.ts';
import { authenticate } from '../service/authenticate.ts';
import { giveAuthority } from '../service/authority.ts';
import { takeHeld } from '../service/held.ts';
import { grantLeases } from '../service/leases.ts';
import type { CentreParts } from '../service/parts.ts';
import { decode } from './decode.ts';

/** A till reports up to so many leases with their seats. */
const HELD_BODY = 16 * 1024 * 1024;
const WANTED_BODY = 1024 * 1024;

/** What tills ask about rights: leases, what they hold, the authority over things. */
export function rightsRoutes(server: FastifyInstance, parts: CentreParts): void {
  server.post('/v1/leases', { bodyLimit: WANTED_BODY }, async (request) =>
    grantLeases(
      parts,
      await authenticate(parts, request.headers.authorization),
      decode(leasesRequest, request.body),
    ),
  );
  server.post('/v1/held', { bodyLimit: HELD_BODY }, async (request) =>
    takeHeld(
      parts,
      await authenticate(parts, request.headers.authorization),
      decode(heldRequest, request.body),
    ),
  );
  server.post('/v1/authority', { bodyLimit: WANTED_BODY }, async (request) =>
    giveAuthority(
      parts,
      await authenticate(parts, request.headers.authorization),
      decode(authorityRequest, request.body),
    ),
  );
}
