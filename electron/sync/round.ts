import type { QuotaId } from '../../shared/kernel/ids.ts';
import type { GivenLately } from '../../shared/sync/fairPart.ts';
import { type Shortage, topUp } from '../../shared/sync/topUp.ts';
import { FACT } from '../core/ports/facts.ts';
import type { Log } from '../core/ports/log.ts';
import type { Holdings } from '../core/ports/sync.ts';
import { type DownloadParts, downloadPage } from './download.ts';
import { giveWhatIsAsked } from './give.ts';
import { reportHeld } from './held.ts';
import { quietly, repeatRequests, requestLeases } from './requests.ts';
import { type UploadParts, uploader } from './upload.ts';

export interface RoundParts extends DownloadParts, Pick<UploadParts, 'onPage' | 'pageEntries'> {
  readonly holdings: Holdings;
  readonly log: Log;
  /** ms UTC. */
  readonly now: () => number;
}

/** What is remembered from round to round while a process runs. */
export interface RoundMemory {
  /** Streams of which the centre has another branch, and up to where they were sent to it. */
  readonly forked: Map<string, number>;
  /** The generation of the centre that has those branches. */
  generation: string | undefined;
  readonly shortages: Map<QuotaId, Shortage>;
  /** What went because other tills asked. */
  readonly given: Map<QuotaId, GivenLately>;
}

export const newMemory = (): RoundMemory => ({
  forked: new Map(),
  generation: undefined,
  shortages: new Map(),
  given: new Map(),
});

/**
 * One round with the centre, without a timer: hears its news, reports what is held to a centre that was restored, gives
 * what others ask for, sends the journal, and asks for what is running low. Ends early when `stopped`. Throws
 * CentreFailure.
 */
export async function syncRound(
  parts: RoundParts,
  memory: RoundMemory,
  stopped: () => boolean = () => false,
): Promise<void> {
  while (!stopped() && (await downloadPage(parts)));
  if (stopped()) return;
  await reportHeld(parts);
  giveWhatIsAsked(parts, memory.given);
  if (!(await upload(parts, memory, stopped)) || stopped()) return;
  await reportHeld(parts);
  await repeatRequests(parts);
  if (!stopped()) await fillUp(parts, memory);
}

/** Sends all there is; false when the centre turns out to be another one than it was. */
async function upload(parts: RoundParts, memory: RoundMemory, stopped: () => boolean): Promise<boolean> {
  const generation = parts.store.read.facts.get(FACT.generation);
  // A restored centre may have forgotten a branch: it is sent from its start.
  if (generation !== memory.generation) memory.forked.clear();
  memory.generation = generation;
  const uploadPage = uploader(parts, memory.forked);
  while (!stopped()) {
    const forks = memory.forked.size;
    const reply = await uploadPage();
    if (reply === false) return true;
    if (reply === 'restored') return false;
    if (reply.status === 'fork' && memory.forked.size > forks)
      parts.log.error('the centre has another entry in this stream', { seq: reply.seq });
  }
  return true;
}

/** Low-water marks are looked after while a cash session is open: what was given back at its end stays given back. */
async function fillUp(parts: RoundParts, { shortages }: RoundMemory): Promise<void> {
  const row = parts.store.read.journal.current();
  if (!row?.state.session) return;
  const quotas = parts.holdings.quotas(parts.store.read, row.id);
  const lacks = topUp(quotas, shortages, parts.now());
  if (lacks.length === 0) return;
  await quietly(
    // What was free may be gone by now. Were others asked then, two tills that run low would hand the same places to and fro.
    requestLeases(parts, row.id, lacks, true).then((reply) => {
      for (const { quota } of lacks) {
        const short = reply.short.some((one) => one.quota === quota && one.missing > 0);
        const free = quotas.find((one) => one.quota === quota)?.free ?? 0;
        if (short) shortages.set(quota, { free, at: parts.now() });
        else shortages.delete(quota);
      }
    }),
  );
}
