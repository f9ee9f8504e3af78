import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTill, type Till } from '../../electron/compose.ts';
import type { Core } from '../../electron/core/api.ts';
import type { Synchronous } from '../../electron/store/connection.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { type CommandId, uuidv7 } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { EnrolmentReply, EnrolmentRequest, FeedReply } from '../../shared/sync/wire.ts';
import { PIN, quickVerifier, silentLog } from '../fakes/till.ts';
import { until } from '../fakes/until.ts';
import { venueItems } from '../fakes/venue.ts';

/** The screen at which everything here is done. */
const SCREEN = 'screen-1';
/** More places than any of these tests sells. */
const PLENTY = 1_000_000;

/** The real till on a data folder, as serve.ts opens it. */
export const openSellingTill = (dataDir: string, synchronous: Synchronous = 'FULL'): Promise<Till> =>
  openTill({ dataDir, log: silentLog, software: 'guichet crash test', synchronous });

/** Makes a data folder with an enrolled till that has its catalogue and its leases, and is closed. */
export async function prepareTillFolder(dataDir: string): Promise<void> {
  const centre = await centreOfOneEvening();
  const till = await openSellingTill(dataDir);
  try {
    expectOk(await till.core.commands.enrol({ code: 'CODE-1', centre: centre.url }, SCREEN, newCommand()));
    let ready = false;
    const look = async (): Promise<void> => {
      const view = expectOk(await till.core.queries.till({}, SCREEN));
      ready = view.staff.length > 0;
    };
    await until('the catalogue has come', () => {
      void look();
      return ready;
    });
    await signIn(till.core);
    expectOk(
      await till.core.commands.openSession({ floatMinor: 20_000, approval: null }, SCREEN, newCommand()),
    );
  } finally {
    await till.close();
    await centre.stop();
  }
}

/** Signs Anna in. */
export async function signIn(core: Core): Promise<void> {
  expectOk(await core.commands.signIn({ staff: 'anna' as never, pin: PIN }, SCREEN, newCommand()));
}

/** A sale about to be validated: what a client sends, and sends again when it hears nothing. */
export interface SaleIntent {
  readonly command: string;
  readonly cart: string;
}

/** Puts tickets in the cart, unless some are in it already, and gives what would validate it. */
export async function fillCart(core: Core, price: string, quantity: number): Promise<SaleIntent> {
  const before = expectOk(await core.queries.cart({}, SCREEN));
  if (before.lines.length === 0)
    expectOk(
      await core.commands.addTickets(
        { date: 'd1' as never, price: price as never, quantity, chosenMinor: null, approval: null },
        SCREEN,
        newCommand(),
      ),
    );
  const cart = expectOk(await core.queries.cart({}, SCREEN));
  return { command: cart.commandId, cart: cart.id };
}

/** Validates a sale for exact cash. */
export const validate = async (core: Core, sale: SaleIntent): Promise<OrderView> =>
  expectOk(
    await core.commands.validateOrder(
      {
        cart: sale.cart as never,
        payments: [{ method: 'cash' as never, givenMinor: null, reference: '' }],
        language: 'en',
        print: { tickets: true, receipt: false },
        payBackBy: null,
        issueNow: false,
        approval: null,
      },
      SCREEN,
      sale.command as CommandId,
    ),
  );

const newCommand = (): CommandId => uuidv7<'command'>(Date.now(), randomBytes(10));

function expectOk<T>(reply: Result<T, { readonly kind: string }>): T {
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply.refusal)}`);
  return reply.value;
}

/** Answers an enrolment and the feed, and has no time for anything else. Loopback only. */
async function centreOfOneEvening(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  let stream = '';
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.url === '/v1/enrolments') {
      const asked = JSON.parse(text) as EnrolmentRequest;
      stream = asked.stream;
      answer(200, enrolmentOf(asked));
    } else if (request.url?.startsWith('/v1/feed')) {
      const items = venueItems(Date.now(), stream, quickVerifier(PIN), PLENTY);
      const house = { at: Date.now(), left: [] };
      const reply: FeedReply = { generation: 'g1', items, cursor: items.length, more: false, house };
      answer(200, reply);
    } else answer(503, { error: 'busy' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function enrolmentOf(asked: EnrolmentRequest): EnrolmentReply {
  const claim = {
    organiser: 'o1',
    device: 'dev1',
    tillNo: 2,
    publicKey: asked.publicKey,
    keyId: '0123456789abcdef',
    expiresAt: 4_102_444_800_000,
  };
  return {
    organiser: 'o1',
    device: 'dev1',
    tillNo: 2,
    prefix: '2',
    token: 'a'.repeat(32),
    centreKey: 'c'.repeat(64),
    generation: 'g1',
    certificate: { claim, signature: 'd'.repeat(128) },
  };
}
