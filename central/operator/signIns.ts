import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Gate } from '../http/gate.ts';
import { Refused } from '../service/parts.ts';
import { isSame, type OperatorAccess, type OperatorSession } from './access.ts';
import { keyForm } from './forms.ts';

const COOKIE = 'guichet_operator';

/** Sign-ins of browsers, by a cookie. */
export interface SignIns {
  /** The session of a request; refuses (signedOut) without one. */
  needed(request: FastifyRequest): Promise<OperatorSession>;
  /** Likewise for a form: refuses (stale) when it does not bring the session's key, so nobody else can have made it. */
  neededWithKey(request: FastifyRequest): Promise<OperatorSession>;
  open(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  close(reply: FastifyReply): void;
}

/** Sign-ins over the access of an operator. Requests without a session count as a stranger's. */
export function createSignIns(gate: Gate, access: OperatorAccess): SignIns {
  const needed = async (request: FastifyRequest): Promise<OperatorSession> => {
    const counted = gate.stranger(request);
    const session = await access.session(cookieOf(request.headers.cookie));
    if (!session) throw new Refused(401, 'signedOut', 'nobody is signed in here');
    counted.succeeded();
    return session;
  };
  return {
    needed,
    neededWithKey: async (request) => {
      const session = await needed(request);
      const form = keyForm.safeParse(request.body);
      if (!form.success || !isSame(form.data.key, session.formKey))
        throw new Refused(403, 'stale', 'the form does not belong to this session');
      return session;
    },
    open: async (request, reply) => {
      const { value, seconds } = await access.open();
      reply.header('set-cookie', `${COOKIE}=${value}; Max-Age=${seconds}; ${attributes(request)}`);
    },
    close: (reply) => {
      reply.header('set-cookie', `${COOKIE}=; Max-Age=0; Path=/operator; HttpOnly; SameSite=Strict`);
    },
  };
}

/** Behind TLS the cookie never goes over a line without it. */
const attributes = (request: FastifyRequest): string =>
  `Path=/operator; HttpOnly; SameSite=Strict${request.protocol === 'https' ? '; Secure' : ''}`;

function cookieOf(header: string | undefined): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === COOKIE) return value;
  }
  return undefined;
}
