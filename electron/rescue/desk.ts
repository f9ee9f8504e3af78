import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { accept, type Result, refuse } from '../../shared/kernel/result.ts';
import { instant } from '../../shared/kernel/time.ts';
import { MOST_RESCUE_BYTES, rescueReply } from '../../shared/sync/rescue.ts';
import type { RescueStart } from '../../shared/sync/rescueFile.ts';
import { type Enrolment, FACT } from '../core/ports/facts.ts';
import type { Identity } from '../core/ports/identity.ts';
import type { Journalist } from '../core/ports/journalist.ts';
import type { Log } from '../core/ports/log.ts';
import type { RescueDesk, RescueFound, RescueJob, RescueProblem } from '../core/ports/rescue.ts';
import type { Store } from '../core/ports/store.ts';
import { CentreFailure } from '../core/ports/sync.ts';
import type { Ask, GatewayOptions } from '../sync/gateway.ts';
import { rescueKeyAmong } from './centreKey.ts';
import { checkRescueFile, openRescueFile } from './checkFile.ts';
import { jobBook } from './jobs.ts';
import { requestOf, type SendPart, startRescueSender } from './sender.ts';
import { storeSource } from './source.ts';
import { writeRescueFile } from './writeFile.ts';

/** Bytes that go to or come from a screen at a time; a message has room for them as base64. */
const PIECE = 128 * 1024;
/** How long somebody who looks at a file waits for the centre's word, in ms. */
const LOOK_MS = 6_000;

export interface DeskParts {
  readonly dataDir: string;
  readonly store: Store;
  readonly journalist: Journalist;
  readonly identity: Pick<Identity, 'token'>;
  readonly log: Log;
  readonly now: () => number;
  readonly random: () => number;
  /** A way to ask the centre at an address. */
  readonly asker: (base: string, token: () => string | null, options?: GatewayOptions) => Ask;
}

/** The rescue desk of a running till. Files lie in `rescue/` in its data folder, encrypted as they came. */
export function openRescueDesk(parts: DeskParts): RescueDesk {
  const { store, log } = parts;
  const dir = join(parts.dataDir, 'rescue');
  const book = jobBook(store, parts.journalist);
  const waitingFile = (id: string): string => join(dir, `waiting-${id}`);
  const uploadFile = (upload: string): string => join(dir, `upload-${upload}`);
  const madeFile = (file: string): string => join(dir, `made-${file}`);
  const enrolment = (): Enrolment | undefined => {
    const text = store.read.facts.get(FACT.enrolment);
    return text === undefined ? undefined : (JSON.parse(text) as Enrolment);
  };
  const send = (patienceMs?: number): SendPart | undefined => {
    const joined = enrolment();
    if (!joined) return undefined;
    const ask = parts.asker(
      joined.centre,
      parts.identity.token,
      patienceMs === undefined ? {} : { patienceMs },
    );
    return (request) => ask('POST', '/v1/rescues', request, rescueReply);
  };
  const orphans = tidy(
    dir,
    book
      .all()
      .filter(({ state }) => state !== 'done')
      .map(({ id }) => id),
    book
      .all()
      .filter(({ state }) => state === 'done')
      .map(({ id }) => id),
  );
  const sender = startRescueSender({ book, fileOf: waitingFile, send, log, random: parts.random });

  // One act after the other: bytes of a file come in many messages.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };

  // The till was restored from a backup that does not know them: what was promised to be kept is handed in all the same.
  if (orphans.length > 0)
    void inTurn(async () => {
      for (const id of orphans) {
        const start = await checkRescueFile(waitingFile(id));
        if (start.ok && idOf(start.value) === id) book.put(newJob(id, start.value, parts.now()));
      }
      sender.wake();
    }).catch((error) => log.error('a kept rescue file was not taken up', { error: String(error) }));

  const checked = async (upload: string): Promise<Result<RescueStart, RescueProblem>> => {
    const path = uploadFile(upload);
    if (!existsSync(path)) return refuse('gone');
    const start = await checkRescueFile(path);
    if (!start.ok) return start;
    const joined = enrolment();
    if (start.value.header.organiser !== joined?.organiser) return refuse('otherOrganiser');
    const key = keyOf(store, joined);
    if (key !== undefined && key !== start.value.header.recipient) return refuse('otherCentre');
    return start;
  };

  return {
    make: (all) =>
      inTurn(async () => {
        const joined = enrolment();
        const recipient = joined && keyOf(store, joined);
        if (!recipient) return refuse('noKey');
        const source = storeSource(store.read, joined, all);
        if (source.ranges.length === 0) return refuse('nothingToSave');
        mkdirSync(dir, { recursive: true, mode: 0o700 });
        removeAll(dir, 'made-');
        const madeAt = parts.now();
        const file = createHash('sha256').update(`${joined.device} ${madeAt}`).digest('hex').slice(0, 32);
        const { bytes, summary } = await writeRescueFile(madeFile(file), source, recipient, madeAt);
        log.info('a rescue file was made', { bytes, streams: summary.streams.length });
        return accept({ file, fileName: fileNameOf(joined.tillNo, madeAt), bytes, summary });
      }),
    read: async (file, offset) => {
      const path = madeFile(file);
      if (!/^[0-9a-f]{32}$/.test(file) || !existsSync(path)) return refuse('gone');
      const handle = await open(path, 'r');
      try {
        const { size } = await handle.stat();
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(PIECE), 0, PIECE, offset);
        const end = offset + bytesRead;
        const base64 = buffer.subarray(0, bytesRead).toString('base64');
        return accept({ base64, next: end < size && bytesRead > 0 ? end : null });
      } finally {
        await handle.close();
      }
    },
    take: (upload, offset, base64) =>
      inTurn(async () => {
        mkdirSync(dir, { recursive: true, mode: 0o700 });
        const path = uploadFile(upload);
        if (offset === 0 && !existsSync(path)) removeAll(dir, 'upload-');
        return await append(path, offset, Buffer.from(base64, 'base64'));
      }),
    look: (upload) =>
      inTurn(async () => {
        const start = await checked(upload);
        if (!start.ok) return start;
        const { header } = start.value;
        const found: RescueFound = { id: idOf(start.value), header, summary: null, known: [] };
        try {
          return accept({ ...found, ...(await askWhatIsIn(uploadFile(upload), send(LOOK_MS))) });
        } catch (error) {
          if (!(error instanceof CentreFailure)) throw error;
          if (error.kind === 'refused' && error.code === 'rescueOfOtherCentre') return refuse('otherCentre');
          if (error.kind === 'refused' && error.code === 'rescueDamaged') return refuse('damaged');
          return accept(found);
        }
      }),
    handIn: (upload) =>
      inTurn(async () => {
        const start = await checked(upload);
        if (!start.ok) return start;
        const id = idOf(start.value);
        const before = book.all().find((job) => job.id === id);
        if (before && before.state !== 'stopped') {
          await rm(uploadFile(upload), { force: true });
          return accept(before);
        }
        await keep(uploadFile(upload), waitingFile(id), dir);
        const job = newJob(id, start.value, parts.now());
        book.put(job);
        log.info('a rescue file was handed in', { till: job.tillNo, entries: job.entries });
        sender.wake();
        return accept(job);
      }),
    jobs: () => book.all(),
    forget: (id) => {
      const job = book.all().find((one) => one.id === id);
      if (!job || job.state === 'waiting') return;
      rmSync(waitingFile(id), { force: true });
      book.drop(id);
    },
    close: async () => {
      await sender.close();
      await last;
    },
  };
}

const keyOf = (store: Store, { centreKey }: Pick<Enrolment, 'centreKey'>): string | undefined =>
  rescueKeyAmong(
    store.read.reference.all().filter(({ kind }) => kind === 'centreKey'),
    centreKey,
  );

const fileNameOf = (tillNo: number, madeAt: number): string =>
  `till-${tillNo}-${instant(madeAt).slice(0, 19).replaceAll(/[-:]/g, '')}Z.guichet-rescue`;

const idOf = ({ bytes }: RescueStart): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 32);

const newJob = (id: string, { header }: RescueStart, at: number): RescueJob => ({
  id,
  tillNo: header.tillNo,
  at,
  entries: header.streams.reduce((sum, { from, to }) => sum + to - from + 1, 0),
  state: 'waiting',
  problem: null,
  parts: 0,
  offset: 0,
  summary: null,
  mark: null,
  gaps: [],
  unproven: 0,
  cases: 0,
});

async function askWhatIsIn(
  path: string,
  send: SendPart | undefined,
): Promise<Pick<RescueFound, 'summary' | 'known'> | undefined> {
  const opened = await openRescueFile(path);
  if (!opened.ok || !send) return undefined;
  try {
    const read = await opened.value.part(undefined, 0);
    if (!read.ok) return undefined;
    const reply = await send(requestOf(opened.value, read.value.part));
    return reply.kind === 'summary' ? { summary: reply.summary, known: reply.known } : undefined;
  } finally {
    await opened.value.close();
  }
}

/** Puts bytes where they belong; what is there already must be the same. Gives the file's size. */
async function append(path: string, offset: number, bytes: Buffer): Promise<Result<number, RescueProblem>> {
  const size = existsSync(path) ? statSync(path).size : 0;
  if (offset > size) return refuse('gone');
  if (offset + bytes.length > MOST_RESCUE_BYTES) return refuse('tooLarge');
  const handle = await open(path, existsSync(path) ? 'r+' : 'w+', 0o600);
  try {
    const there = Math.min(size - offset, bytes.length);
    const { buffer } = await handle.read(Buffer.alloc(there), 0, there, offset);
    if (!buffer.equals(bytes.subarray(0, there))) return refuse('damaged');
    await handle.write(bytes, there, bytes.length - there, offset + there);
    return accept(Math.max(size, offset + bytes.length));
  } finally {
    await handle.close();
  }
}

/** On disk under its new name, also after a power cut, before anybody is told that it is kept. */
async function keep(from: string, to: string, dir: string): Promise<void> {
  const handle = await open(from, 'r+');
  await handle.sync();
  await handle.close();
  await rename(from, to);
  if (process.platform === 'win32') return;
  const folder = await open(dir, 'r');
  await folder.sync();
  await folder.close();
}

/** Takes away halves of a former run and files that are done; gives the files that no job knows of. */
function tidy(dir: string, wanted: readonly string[], done: readonly string[]): string[] {
  if (!existsSync(dir)) return [];
  const orphans: string[] = [];
  for (const name of readdirSync(dir)) {
    const id = /^waiting-([0-9a-f]{32})$/.exec(name)?.[1];
    if (id === undefined || done.includes(id)) rmSync(join(dir, name), { force: true });
    else if (!wanted.includes(id)) orphans.push(id);
  }
  return orphans;
}

function removeAll(dir: string, beginning: string): void {
  for (const name of readdirSync(dir))
    if (name.startsWith(beginning)) rmSync(join(dir, name), { force: true });
}
