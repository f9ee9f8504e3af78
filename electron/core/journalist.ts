import type { Topic } from '../../shared/contract/events.ts';
import { type ClockReading, type Draft, seal } from '../../shared/journal/chain.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { stepStream } from '../../shared/journal/foldStream.ts';
import { isTooLong } from '../../shared/journal/limits.ts';
import type { Id } from '../../shared/kernel/ids.ts';
import { msOfId, uuidv7 } from '../../shared/kernel/ids.ts';
import type { CoreParts } from './parts.ts';
import { EntryTooLong, type Journalist } from './ports/journalist.ts';
import type { StoreWriter } from './ports/store.ts';
import { project } from './projection.ts';

export type { Journalist, Tx } from './ports/journalist.ts';

/**
 * The only way to write to a till. `lastId` is the newest id in the store: new ones sort behind it, and in a later
 * millisecond, for with a clock that went back others that stand in no row of their own were counted up from it.
 */
export function createJournalist(
  parts: Omit<CoreParts, 'enrol' | 'pins' | 'pdf' | 'machine'>,
  lastId: string | undefined,
): Journalist {
  const listeners = new Set<(topics: ReadonlySet<Topic>) => void>();
  let last: string | undefined;
  const earliest = lastId === undefined ? 0 : msOfId(lastId) + 1;
  let reading: ClockReading | null = null;
  const nextId = <K extends string>(now: number): Id<K> => {
    const id = uuidv7<K>(Math.max(now, earliest), parts.random.bytes(10), last);
    last = id;
    return id;
  };
  const tell = (topics: ReadonlySet<Topic>): void => {
    if (topics.size > 0) for (const listener of [...listeners]) listener(topics);
  };
  return {
    transact: (work) => {
      const topics = new Set<Topic>();
      let written: ClockReading | null = null;
      const value = parts.store.write((store) => {
        topics.clear();
        const now = parts.clock.now();
        return work({
          store,
          now,
          id: () => nextId(now),
          state: () => current(store).state,
          link: () => current(store).link,
          append: (kind, body, personal) => {
            written = { wall: now, monotonic: parts.clock.monotonic() };
            return append(parts, store, { kind, body, ...(personal ? { personal } : {}) }, written, reading);
          },
          touch: (...changed) => {
            for (const topic of changed) topics.add(topic);
          },
        });
      });
      reading = written ?? reading;
      tell(topics);
      return value;
    },
    onCommitted: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce: (...topics) => tell(new Set(topics)),
  };
}

function current(store: StoreWriter) {
  const row = store.journal.current();
  if (!row) throw new Error('journal: this till has no stream yet');
  return row;
}

function append(
  parts: Pick<CoreParts, 'sha256' | 'identity'>,
  store: StoreWriter,
  draft: Draft,
  now: ClockReading,
  last: ClockReading | null,
): Entry {
  const { state, link } = current(store);
  const sealed = seal(
    parts.sha256,
    parts.identity.signer,
    { stream: state.stream, seq: state.seq, link },
    [draft],
    now,
    last,
  );
  if (sealed.entries.some(isTooLong)) throw new EntryTooLong(`journal: ${draft.kind} is too long`);
  const entry = sealed.opened[0] as Entry;
  const step = stepStream(state, entry);
  if (!step.ok)
    throw new Error(`journal: ${draft.kind} does not follow: ${step.refusal.kind}: ${step.refusal.detail}`);
  store.journal.append(sealed.entries, step.value.state, sealed.head.link);
  project(store, step.value.effects, entry);
  return entry;
}
