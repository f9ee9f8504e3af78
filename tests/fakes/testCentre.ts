import { type Centre, type CentreOptions, startCentre } from '../../central/centre.ts';
import { createVerifier, createVerifyApart, sha256, signerOf } from '../../central/platform/crypto.ts';
import { makeKeys } from '../../central/platform/keys.ts';
import { silentLog } from '../../central/platform/log.ts';
import { settleGeneration } from '../../central/service/generation.ts';
import type { CentreParts } from '../../central/service/parts.ts';
import { memoryStorage } from '../../central/storage/memory.ts';
import type { Tx } from '../../central/storage/port.ts';
import { utf8 } from '../../shared/kernel/bytes.ts';
import type { OrganiserId } from '../../shared/kernel/ids.ts';
import type { LeaseRow } from '../../shared/sync/reference.ts';
import {
  type EnrolmentReply,
  enrolmentReply,
  type FeedReply,
  feedReply,
  type JournalReply,
  journalReply,
  type SealedOnWire,
} from '../../shared/sync/wire.ts';
import { AT, type JournalMaker } from './journalMaker.ts';

/** Bytes that look random and are the same each time. */
export function seededRandom(seed: string) {
  let n = 0;
  return {
    bytes: (count: number): Uint8Array => {
      n += 1;
      const blocks = Array.from({ length: Math.ceil(count / 32) }, (_, i) =>
        Buffer.from(sha256(utf8(`${seed} ${n} ${i}`))),
      );
      return Buffer.concat(blocks).subarray(0, count);
    },
  };
}

/** A centre in memory whose clock stands still and whose chance repeats, with one quota of `capacity` places. */
export async function testCentre(options: CentreOptions = {}, capacity = 40): Promise<Centre> {
  const centre = await startCentre({
    clock: { now: () => AT, monotonic: () => 0 },
    random: seededRandom('centre'),
    checked: true,
    ...options,
  });
  await centre.importCatalogue([
    { kind: 'quota', id: 'q1', value: { id: 'q1', date: 'd1', zone: 'z1', capacity } },
  ]);
  return centre;
}

/** The parts of a centre in memory, without a server. */
export async function testParts(changes: Partial<CentreParts> = {}): Promise<CentreParts> {
  const storage = changes.storage ?? memoryStorage();
  const organiser = 'organiser-1' as OrganiserId;
  const random = seededRandom('parts');
  const keys = makeKeys(random);
  return {
    storage,
    organiser,
    generation: await settleGeneration(storage, organiser, random),
    signer: signerOf(keys.signing),
    secret: keys.secret,
    verify: createVerifier(),
    verifyApart: createVerifyApart(),
    clock: { now: () => AT, monotonic: () => 0 },
    random,
    log: silentLog,
    expectedTills: 4,
    ...changes,
  };
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A request as a till, or anybody, makes it. A text body is sent as it is. */
export async function ask(
  centre: Centre,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<Answer> {
  const response = await fetch(new URL(path, centre.url), {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** A till at a centre. */
export interface Caller {
  readonly reply: EnrolmentReply;
  send(entries: readonly SealedOnWire[], stream?: string, ahead?: boolean): Promise<JournalReply>;
  feed(cursor?: number, limit?: number): Promise<FeedReply>;
  /** The lease of the one quota. */
  lease(): Promise<LeaseRow>;
}

/** Enrols a journal's till with a new code. */
export async function enrolled(centre: Centre, till: JournalMaker): Promise<Caller> {
  const code = await centre.enrolmentCode();
  const request = { code, publicKey: till.publicKey, stream: till.stream, instance: 'instance' };
  const { body } = await ask(centre, 'POST', '/v1/enrolments', request);
  const reply = enrolmentReply.parse(body);
  const feed = async (cursor = 0, limit = 1000): Promise<FeedReply> =>
    feedReply.parse(
      (await ask(centre, 'GET', `/v1/feed?cursor=${cursor}&limit=${limit}`, undefined, reply.token)).body,
    );
  return {
    reply,
    feed,
    send: async (entries, stream = till.stream, ahead = false) =>
      journalReply.parse(
        (await ask(centre, 'POST', '/v1/journal', { stream, entries, ahead }, reply.token)).body,
      ),
    lease: async () => {
      const item = (await feed()).items.find(({ kind }) => kind === 'lease');
      if (!item?.value) throw new Error('the till has no lease');
      return item.value as LeaseRow;
    },
  };
}

/** Everything a storage holds of an organiser, to be compared. */
export function everything(centre: Pick<Centre, 'storage' | 'organiser'>): Promise<unknown> {
  return centre.storage.transaction(centre.organiser, dump);
}

export async function dump(tx: Tx): Promise<unknown> {
  const streams = await tx.journal.streams();
  const journals = [];
  for (const { stream, seq } of streams)
    journals.push({
      entries: await tx.journal.entries(stream, 1, seq),
      cases: await tx.journal.cases(stream, 1, seq),
      orders: await tx.records.orders(stream),
    });
  const ids = streams.map((row) => row.stream);
  return {
    devices: await tx.identity.devices(),
    streams,
    journals,
    tickets: await tx.records.countTickets(),
    quotas: await tx.inventory.quotas(),
    leases: await tx.inventory.leases(),
    feed: await tx.feed.feed(0, ids, 10_000),
  };
}
