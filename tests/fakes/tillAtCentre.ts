import type { Centre } from '../../central/centre.ts';
import { createHoldings } from '../../electron/core/holdings.ts';
import { CentreFailure } from '../../electron/core/ports/sync.ts';
import { createVerifier } from '../../electron/platform/crypto.ts';
import { demandAuthority, demandLeases } from '../../electron/sync/demand.ts';
import { type Gateway, httpGateway } from '../../electron/sync/gateway.ts';
import { newMemory, type RoundParts, syncRound } from '../../electron/sync/round.ts';
import type { FeedItem } from '../../shared/sync/wire.ts';
import { sellingItems } from './sellingVenue.ts';
import { quickVerifier, silentLog, type TestTill, testTill } from './till.ts';
import { venueItems } from './venue.ts';

/** The line between a till and its centre, as bad as a test wants it. */
export interface TestLine {
  up: boolean;
  /** Answers of these calls are lost on their way back, as often as said. */
  lose: Partial<Record<keyof Gateway, number>>;
  /** What was asked, in order. */
  readonly asked: (keyof Gateway)[];
}

export interface TillAtCentre {
  readonly till: TestTill;
  readonly line: TestLine;
  readonly stream: string;
  /** One round with the centre. Throws when the line is down. */
  round(): Promise<void>;
  /** What happens while a command waits for the centre, such as another till's round. */
  meanwhile(what: () => Promise<void>): void;
  parts(): RoundParts;
}

/** The test venue as a centre imports it: no leases, those it grants itself. */
export function venueRows(
  now: number,
  selling = false,
): { kind: string; id: string; value: FeedItem['value'] }[] {
  const items = venueItems(now, 'none', quickVerifier('1111'));
  const all = selling ? [...items, ...sellingItems(now, 'none', items.length)] : items;
  return all.filter(({ kind }) => kind !== 'lease').map(({ kind, id, value }) => ({ kind, id, value }));
}

/** A real till's core and store at a real centre, over HTTP, without timers; with the venue read and Anna signed in. */
export async function tillAt(centre: () => Centre, start: number): Promise<TillAtCentre> {
  let token: string | null = null;
  let meanwhile = async (): Promise<void> => {};
  const line: TestLine = { up: true, lose: {}, asked: [] };
  const memory = newMemory();
  const over = (): Gateway =>
    onLine(
      line,
      httpGateway(centre().url, () => token),
    );
  const { url } = centre();
  const till = await testTill({
    start,
    centre: {
      enrol: async (_centre, request) => over().enrol({ ...request, code: await centre().enrolmentCode() }),
      keepToken: (given) => {
        token = given;
      },
    },
    sync: {
      status: () => ({
        state: line.up ? 'online' : 'offline',
        lastContactAt: null,
        problem: null,
        sending: null,
        nextTryAt: null,
      }),
      want: async (lacks) => {
        if (!line.up) return 'offline';
        return await demandLeases(parts(), stream() as never, lacks, () => meanwhile()).catch(
          () => 'offline',
        );
      },
      obtain: async (things) => {
        if (!line.up) return null;
        return await demandAuthority(parts(), stream() as never, things, () => meanwhile()).catch(() => null);
      },
      evening: async (day) => (line.up ? await over().evening(day) : null),
    },
  });
  const stream = (): string => till.store.read.journal.current()?.id ?? '';
  const parts = (): RoundParts => ({
    store: till.store,
    journalist: till.context.journalist,
    cache: till.context.cache,
    holdings: createHoldings(till.context.cache),
    pins: till.context.parts.pins,
    verify: createVerifier(),
    log: silentLog,
    gateway: over(),
    now: () => till.clock.now(),
  });
  if (!url.startsWith('http://127.0.0.1')) throw new Error('the centre of a test is on loopback');
  const round = (): Promise<void> => syncRound(parts(), memory);
  await round();
  await till.command('signIn', { staff: 'anna' as never, pin: '1111' });
  await till.command('openSession', { floatMinor: 0 });
  await round();
  return {
    till,
    line,
    stream: stream(),
    round,
    parts,
    meanwhile: (what) => {
      meanwhile = what;
    },
  };
}

function onLine(line: TestLine, real: Gateway): Gateway {
  const over =
    <A extends unknown[], R>(name: keyof Gateway, ask: (...of: A) => Promise<R>) =>
    async (...of: A): Promise<R> => {
      if (!line.up) throw new CentreFailure('unreachable', 'unreachable', 'the line is down');
      line.asked.push(name);
      const reply = await ask(...of);
      const lost = line.lose[name] ?? 0;
      if (lost === 0) return reply;
      line.lose[name] = lost - 1;
      throw new CentreFailure('unreachable', 'unreachable', 'the answer was lost');
    };
  return {
    enrol: over('enrol', real.enrol),
    feed: over('feed', real.feed),
    journal: over('journal', real.journal),
    leases: over('leases', real.leases),
    held: over('held', real.held),
    authority: over('authority', real.authority),
    evening: over('evening', real.evening),
    statement: over('statement', real.statement),
  };
}
