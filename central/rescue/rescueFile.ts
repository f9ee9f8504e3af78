import { open } from 'node:fs/promises';
import type { RescueMark, RescueSummary } from '../../shared/sync/rescue.ts';
import { type RescueFileProblem, readRescuePart, readRescueStart } from '../../shared/sync/rescueFile.ts';
import type { CentreParts } from '../service/parts.ts';
import { takeRescue } from './takeRescue.ts';

/** What a file brought that was handed in at the centre itself. */
export interface RescueOutcome {
  readonly tillNo: number;
  readonly summary: RescueSummary;
  /** Null when the centre had all of it. */
  readonly mark: RescueMark | null;
  /** Streams of which something before the file's entries is missing: from where they are needed. */
  readonly gaps: readonly { readonly stream: string; readonly sendFrom: number }[];
  readonly unproven: number;
  readonly cases: number;
}

const SENTENCES: Readonly<Record<RescueFileProblem, string>> = {
  notARescueFile: 'is not a rescue file, or was damaged',
  newerVersion: 'was written by a newer version of Guichet',
  truncated: 'is cut off: copy it from the stick again, or make it again',
};

/** Takes a whole file in at the centre. Throws with a sentence; what was taken in before stays. */
export async function rescueFromFile(parts: CentreParts, path: string): Promise<RescueOutcome> {
  const handle = await open(path, 'r');
  const text = new TextDecoder('utf-8', { fatal: true });
  const readAt = async (offset: number, length: number): Promise<Uint8Array> => {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await handle.read(buffer, 0, length, offset);
    return buffer.subarray(0, bytesRead);
  };
  const fail = (problem: RescueFileProblem): Error => new Error(`${path} ${SENTENCES[problem]}`);
  try {
    const start = await readRescueStart(readAt, (bytes) => text.decode(bytes));
    if (!start.ok) throw fail(start.refusal);
    let outcome: RescueOutcome | undefined;
    const gaps = new Map<string, number>();
    let unproven = 0;
    let cases = 0;
    for (let offset = start.value.bytes.length, index = 0; ; index++) {
      const read = await readRescuePart(readAt, offset, index);
      if (!read.ok) throw fail(read.refusal);
      const reply = await takeRescue(parts, { tillNo: 0 }, start.value, read.value.part);
      if (reply.kind === 'summary')
        outcome = {
          tillNo: reply.tillNo,
          summary: reply.summary,
          mark: null,
          gaps: [],
          unproven: 0,
          cases: 0,
        };
      if (reply.kind === 'page') {
        unproven += reply.unproven;
        if (reply.reply?.status === 'gap')
          gaps.set(reply.stream, gaps.get(reply.stream) ?? reply.reply.sendFrom);
        else cases += reply.reply?.cases.length ?? 0;
      }
      if (reply.kind === 'end' && outcome)
        return {
          ...outcome,
          mark: reply.mark,
          gaps: [...gaps].map(([stream, sendFrom]) => ({ stream, sendFrom })),
          unproven,
          cases,
        };
      offset = read.value.end;
    }
  } finally {
    await handle.close();
  }
}
