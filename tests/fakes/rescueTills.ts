import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { type Centre, startCentre } from '../../central/centre.ts';
import { systemRandom } from '../../central/platform/crypto.ts';
import { makeKeys } from '../../central/platform/keys.ts';
import { openTill, type Till } from '../../electron/compose.ts';
import { openJournalFile } from '../../electron/verify/journalFile.ts';
import {
  type CommandInput,
  type CommandName,
  type CommandReply,
  Commands,
} from '../../shared/contract/commands.ts';
import { Queries, type QueryInput, type QueryName, type QueryReply } from '../../shared/contract/queries.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { stepStream } from '../../shared/journal/foldStream.ts';
import { newStream } from '../../shared/journal/streamState.ts';
import { addTakings, noTakings } from '../../shared/journal/streamTakings.ts';
import { type CommandId, uuidv7 } from '../../shared/kernel/ids.ts';
import { silentLog } from './till.ts';

let made = 0;
const newId = (): CommandId => uuidv7<'command'>(Date.now() + ++made, new Uint8Array(10).fill(made % 251));

/** A till, asked as its screen asks it; throws what is refused. */
export class At {
  readonly till: Till;
  constructor(till: Till) {
    this.till = till;
  }
  async do<N extends CommandName>(name: N, input: CommandInput<N>, id = newId()): Promise<CommandReply<N>> {
    const given = Commands[name].input.parse(input) as never;
    const reply = await this.till.core.commands[name](given, 'screen', id);
    if (!reply.ok) throw new Error(JSON.stringify(reply.refusal));
    return Commands[name].reply.parse(reply.value) as CommandReply<N>;
  }
  async ask<N extends QueryName>(name: N, input: QueryInput<N>): Promise<QueryReply<N>> {
    const reply = await this.till.core.queries[name](Queries[name].input.parse(input) as never, 'screen');
    if (!reply.ok) throw new Error(JSON.stringify(reply.refusal));
    return Queries[name].reply.parse(reply.value) as QueryReply<N>;
  }
}

/** Plain prices with places here. */
async function seats(at: Pick<At, 'ask'>) {
  const offer = await at.ask('offer', {});
  return offer.events
    .filter(({ id }) => id !== 'matinee-famille')
    .flatMap(({ dates }) =>
      dates
        .filter(({ ended }) => !ended)
        .flatMap(({ id, zones }) =>
          zones
            .filter(({ here }) => (here ?? 0) > 20)
            .flatMap(({ prices }) =>
              prices
                .filter(
                  (p) => p.minor > 0 && p.form === null && p.proof === '' && !p.notNow && p.least === null,
                )
                .map((price) => ({ date: id, price: price.id })),
            ),
        ),
    );
}

/** Sells some orders for cash, with and without change. */
export async function sell(at: Pick<At, 'do' | 'ask'>, orders: number): Promise<void> {
  const [place] = await seats(at);
  const cash = (await at.ask('offer', {})).methods.find(({ kind }) => kind === 'cash')?.id as never;
  if (!place) throw new Error('nothing to sell');
  for (let i = 0; i < orders; i++) {
    await at.do('addTickets', {
      date: place.date as never,
      price: place.price as never,
      quantity: 1 + (i % 3),
    });
    const cart = await at.ask('cart', {});
    await at.do(
      'validateOrder',
      {
        cart: cart.id as never,
        payments: [{ method: cash, givenMinor: cart.cashMinor + (i % 2) * 1000 }],
        language: 'en',
        print: { tickets: false, receipt: false },
      },
      cart.commandId as CommandId,
    );
  }
}

/** Puts a file into a till as its screen does. */
export async function bring(at: At, bytes: Uint8Array) {
  const upload = newId() as string as never;
  for (let offset = 0; offset < bytes.length; offset += 131_072) {
    const base64 = Buffer.from(bytes.subarray(offset, offset + 131_072)).toString('base64');
    await at.do('takeRescuePart', { upload, offset, base64 });
    // A lost answer: the screen sends the piece again.
    if (offset === 0) await at.do('takeRescuePart', { upload, offset, base64 });
  }
  return upload;
}
/** Saves takings as the screen does. */
export async function saved(at: At, all = false): Promise<Buffer> {
  const file = await at.do('makeRescueFile', { all });
  const pieces: Buffer[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const piece: { base64: string; next: number | null } = await at.ask('rescueBytes', {
      file: file.file,
      offset,
    });
    pieces.push(Buffer.from(piece.base64, 'base64'));
    offset = piece.next;
  }
  return Buffer.concat(pieces);
}

/** What a till's own journal comes to, stream by stream, by the fold. */
export function fold(path: string) {
  const file = openJournalFile(path);
  try {
    return file.streams.map((stream) => {
      let state = newStream(stream.id);
      let takings = noTakings();
      for (const sealed of file.entries(stream)) {
        const step = stepStream(state, openEntry(sealed));
        if (!step.ok) throw new Error(step.refusal.detail);
        state = step.value.state;
        takings = addTakings(takings, step.value.effects);
      }
      const { orders, tickets, netMinor } = takings;
      const methods = takings.methods.map(({ method, methodName, kind, minor, count }) => ({
        method,
        methodName,
        kind,
        minor,
        count,
      }));
      return { stream: stream.id, acked: state.seq, orders, tickets, netMinor, methods };
    });
  } finally {
    file.close();
  }
}

/** A centre with tills in folders of their own, gone after each test. */
export function house() {
  const open: Till[] = [];
  let dir = '';
  let centre: Centre;
  const keys = makeKeys(systemRandom);
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'guichet-rescue-'));
    centre = await startCentre({ demo: true, keys });
  });
  afterEach(async () => {
    for (const till of open.splice(0)) await till.close();
    await centre.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const folder = (name: string): string => join(dir, name);
  const openAt = async (name: string): Promise<At> => {
    const till = await openTill({
      dataDir: folder(name),
      log: silentLog,
      software: 'test',
      syncIdleMs: 20,
    });
    open.push(till);
    return new At(till);
  };
  const signIn = (at: At) => at.do('signIn', { staff: 'staff-sophie-blanc' as never, pin: '9999' });
  const readdress = (name: string, from: string, to: string): void => {
    const db = new Database(join(folder(name), 'till.db'));
    const { changes } = db
      .prepare("UPDATE fact SET value = replace(value, ?, ?) WHERE key = 'enrolment'")
      .run(`"${from}"`, `"${to}"`);
    db.close();
    expect(changes).toBe(1);
  };
  const synced = (at: At) =>
    vi.waitFor(async () => {
      expect((await at.ask('till', {})).sync).toMatchObject({ state: 'online', entriesWaiting: 0 });
    }, 8000);
  const closed = async (at: At): Promise<void> => {
    open.splice(open.indexOf(at.till), 1);
    await at.till.close();
  };
  const nowhere = 'http://127.0.0.1:1';
  const withoutLine = async (name: string): Promise<At> => {
    readdress(name, centre.url, nowhere);
    const at = await openAt(name);
    await signIn(at);
    return at;
  };
  return {
    centre: () => centre,
    /** The centre's own, to look into files. */
    keys,
    folder,
    /** A till that is enrolled and synced, a manager signed in, the session open. */
    joined: async (name: string): Promise<At> => {
      const at = await openAt(name);
      await at.do('enrol', { code: await centre.enrolmentCode(), centre: centre.url });
      await vi.waitFor(async () => {
        expect((await at.ask('till', {})).staff.length).toBeGreaterThan(0);
      }, 8000);
      await signIn(at);
      await vi.waitFor(async () => {
        expect(await seats(at)).not.toEqual([]);
      }, 8000);
      await at.do('openSession', { floatMinor: 20_000 });
      await synced(at);
      return at;
    },
    /** Everything of a till is at the centre. */
    synced,
    closed,
    /** Opens a folder whose till has lost its line for good, its manager signed in. */
    withoutLine,
    /** The same till that goes on, closed and opened without its line. */
    cutOff: async (at: At, name: string): Promise<At> => {
      await closed(at);
      return await withoutLine(name);
    },
    /** A folder opened again as it is. */
    reopened: async (name: string): Promise<At> => {
      const at = await openAt(name);
      await signIn(at);
      return at;
    },
    /** The line is mended. */
    withLine: async (name: string): Promise<At> => {
      readdress(name, nowhere, centre.url);
      const at = await openAt(name);
      await signIn(at);
      return at;
    },
    /** What the centre has of a till's streams. */
    takingsOf: async (tillNo: number) =>
      (await centre.takings()).streams
        .filter((one) => one.tillNo === tillNo)
        .map(({ stream, acked, orders, tickets, netMinor, methods }) => ({
          stream,
          acked,
          orders,
          tickets,
          netMinor,
          methods,
        })),
  };
}
