import type { PersonalErased } from '../journal/bodies.ts';
import type { Entry } from '../journal/entry.ts';
import { skipEntry, stepStream } from '../journal/foldStream.ts';
import { newStream, type StreamState } from '../journal/streamState.ts';
import { noTakings, type StreamTakings, takingsWith } from '../journal/streamTakings.ts';
import type { StreamId } from '../kernel/ids.ts';
import type { RescuedStream } from './rescue.ts';

/** Where the fold over a stream that is to be rescued stands. */
export interface RescueFold {
  readonly state: StreamState;
  /** Of the entries that go into the file. */
  readonly takings: StreamTakings;
  readonly entries: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** Entries whose personal parts were erased later on: a backup may still have them. */
  readonly erased: ReadonlySet<number>;
}

/** Before the first entry. */
export const newRescueFold = (stream: StreamId): RescueFold => ({
  state: newStream(stream),
  takings: noTakings(),
  entries: 0,
  firstAt: null,
  lastAt: null,
  erased: new Set(),
});

/**
 * Goes on by one entry. Those before the file's range are folded too, for their numbers and totals lead to it; only
 * `counted` ones are added up. What does not follow is counted as an entry and brings no money, as at the centre.
 */
export function stepRescue(fold: RescueFold, entry: Entry, counted: boolean): RescueFold {
  // Behind a hole the fold goes on where it can.
  const state = entry.seq === fold.state.seq + 1 ? fold.state : { ...fold.state, seq: entry.seq - 1 };
  const step = stepStream(state, entry);
  const next = step.ok ? step.value.state : skipEntry(state, entry);
  const erased = entry.kind === 'personalErased' ? withErased(fold.erased, entry) : fold.erased;
  if (!counted) return { ...fold, state: next, erased };
  return {
    state: next,
    takings: step.ok ? takingsWith(fold.takings, step.value.effects).takings : fold.takings,
    entries: fold.entries + 1,
    firstAt: fold.firstAt ?? entry.at,
    lastAt: entry.at,
    erased,
  };
}

function withErased(before: ReadonlySet<number>, entry: Entry): ReadonlySet<number> {
  const { entries } = entry.body as unknown as Partial<PersonalErased>;
  return Array.isArray(entries) ? new Set([...before, ...entries]) : before;
}

/** What a file holds of a stream, `from` to `to`. */
export const rescuedStreamOf = (fold: RescueFold, from: number, to: number): RescuedStream => ({
  stream: fold.state.stream,
  prefix: fold.state.prefix,
  training: fold.state.training,
  currency: fold.state.currency,
  from,
  to,
  entries: fold.entries,
  orders: fold.takings.orders,
  tickets: fold.takings.tickets,
  netMinor: fold.takings.netMinor,
  roundingMinor: fold.takings.roundingMinor,
  methods: fold.takings.methods.map(({ method, methodName, kind, minor, count }) => ({
    method,
    methodName,
    kind,
    minor,
    count,
  })),
  firstAt: fold.firstAt,
  lastAt: fold.lastAt,
});
