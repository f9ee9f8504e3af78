import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Centre } from '../../central/centre.ts';
import type { RescueRange, RescueSource } from '../../electron/rescue/source.ts';
import { writeRescueFile } from '../../electron/rescue/writeFile.ts';
import { type RescueReply, type RescueRequest, rescueReply } from '../../shared/sync/rescue.ts';
import { type ReadAt, readRescuePart, readRescueStart } from '../../shared/sync/rescueFile.ts';
import { AT, type JournalMaker } from './journalMaker.ts';
import { type Answer, ask, type Caller } from './testCentre.ts';

/** What a till that is nothing but its journal would put into a rescue file. */
export const journalSource = (
  till: JournalMaker,
  { organiser, device, tillNo }: Pick<Caller['reply'], 'organiser' | 'device' | 'tillNo'>,
  range: Partial<RescueRange> = {},
): RescueSource => ({
  organiser,
  device,
  tillNo,
  madeFrom: 'till',
  ranges: [{ stream: till.stream, from: 1, to: till.sealed.length, ...range }],
  holes: [],
  entries: (stream, from, count) =>
    stream === till.stream ? till.page(from, from + count - 1).map((entry) => ({ stream, ...entry })) : [],
});

/** The bytes of a rescue file. */
export async function rescueBytes(source: RescueSource, recipient: string): Promise<Buffer> {
  const dir = mkdtempSync(join(tmpdir(), 'guichet-rescue-'));
  try {
    await writeRescueFile(join(dir, 'file'), source, recipient, AT);
    return readFileSync(join(dir, 'file'));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** A file as the requests that hand it in. Throws what is wrong with it. */
export async function requestsOf(bytes: Uint8Array): Promise<RescueRequest[]> {
  const read: ReadAt = async (offset, length) => bytes.subarray(offset, offset + length);
  const start = await readRescueStart(read, (text) => Buffer.from(text).toString('utf8'));
  if (!start.ok) throw new Error(start.refusal);
  const requests: RescueRequest[] = [];
  for (let offset = start.value.bytes.length; ; ) {
    const next = await readRescuePart(read, offset, requests.length);
    if (!next.ok) throw new Error(next.refusal);
    const { index, last, data } = next.value.part;
    requests.push({
      start: Buffer.from(start.value.bytes).toString('base64'),
      index,
      last,
      data: Buffer.from(data).toString('base64'),
    });
    if (last) return requests;
    offset = next.value.end;
  }
}

/** Hands one part in, as the till of `token`. */
export const sendPart = (centre: Centre, request: unknown, token?: string): Promise<Answer> =>
  ask(centre, 'POST', '/v1/rescues', request, token);

/** Hands a whole file in; throws when a part is refused. */
export async function handIn(centre: Centre, bytes: Uint8Array, token: string): Promise<RescueReply[]> {
  const replies: RescueReply[] = [];
  for (const request of await requestsOf(bytes))
    replies.push(rescueReply.parse((await sendPart(centre, request, token)).body));
  return replies;
}
