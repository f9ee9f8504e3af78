import type { PersonalErased } from '../../shared/journal/bodies.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { skipEntry, stepStream } from '../../shared/journal/foldStream.ts';
import { newStream, type StreamState } from '../../shared/journal/streamState.ts';
import { type Anchor, type ChainFault, type Verified, verifyStream } from '../../shared/journal/verify.ts';
import type { Sha256, Verifier } from '../../shared/kernel/crypto.ts';
import { type JournalFile, type StreamOfFile, UnreadableEntry } from './journalFile.ts';

/** An entry that the fold refuses: the chain is whole, but what it says does not add up. */
export interface FoldFault {
  readonly seq: number;
  readonly kind: string;
  readonly detail: string;
}

export interface StreamReport {
  readonly stream: string;
  readonly tillNo: number;
  readonly prefix: string;
  /** Entries found good. */
  readonly entries: number;
  readonly head: string;
  readonly signaturesChecked: number;
  readonly orders: number;
  readonly netMinor: number;
  readonly currency: string;
  readonly fault: ChainFault | null;
  readonly foldFault: FoldFault | null;
  /** Entries of kinds that this version does not know: stored, chained, not added up. */
  readonly unknownKinds: number;
}

export interface JournalReport {
  readonly streams: readonly StreamReport[];
  /** An entry that belongs to no stream. */
  readonly stray: string | null;
  readonly sound: boolean;
}

export interface CheckOptions {
  readonly allSignatures: boolean;
  readonly anchors: readonly Anchor[];
}

type Crypto = { readonly sha256: Sha256; readonly verify: Verifier };

/**
 * Checks every stream of a file against its chain (G8) and its fold (G3). An anchor is held against the stream that
 * has it, else against the newest, where it then shows as missing or different.
 */
export function checkJournal(file: JournalFile, crypto: Crypto, options: CheckOptions): JournalReport {
  const anchors = anchorsByStream(file, options.anchors);
  // The newest first: it says what was erased in those before it.
  const erased = new Map<string, Set<number>>();
  const streams = file.streams
    .toReversed()
    .map((stream) =>
      checkStream(file, stream, crypto, erased, {
        allSignatures: options.allSignatures,
        anchors: anchors.get(stream.no) ?? [],
      }),
    )
    .toReversed();
  const stray = file.stray() ?? null;
  const nothingAnchored = file.streams.length === 0 && options.anchors.length > 0;
  const sound =
    stray === null && !nothingAnchored && streams.every((s) => s.fault === null && s.foldFault === null);
  return { streams, stray, sound };
}

function checkStream(
  file: JournalFile,
  stream: StreamOfFile,
  crypto: Crypto,
  erased: Map<string, Set<number>>,
  options: CheckOptions,
): StreamReport {
  let state: StreamState = newStream(stream.id);
  let foldFault: FoldFault | null = null;
  let unknownKinds = 0;
  let good = 0;
  const visit = (entry: Entry): void => {
    good += 1;
    for (const { stream: of, entries } of erasedInOthers(entry))
      erased.set(of, new Set([...(erased.get(of) ?? []), ...entries]));
    const step = stepStream(state, entry);
    state = step.ok ? step.value.state : skipEntry(state, entry);
    if (step.ok) return;
    if (step.refusal.kind === 'unknownKind') unknownKinds += 1;
    else foldFault ??= { seq: entry.seq, ...step.refusal };
  };
  let verified: Verified;
  try {
    const erasedLater = erased.get(stream.id) ?? new Set<number>();
    verified = verifyStream(file.entries(stream), crypto, { ...options, erasedLater, visit });
  } catch (error) {
    if (!(error instanceof UnreadableEntry)) throw error;
    const fault: ChainFault = { seq: error.seq, what: 'unreadable', detail: error.message };
    verified = { entries: good, head: '', signaturesChecked: 0, fault };
  }
  return {
    stream: stream.id,
    tillNo: state.tillNo,
    prefix: state.prefix,
    orders: state.orders,
    netMinor: state.perpetual.netMinor,
    currency: state.currency,
    ...verified,
    foldFault,
    unknownKinds,
  };
}

/** What an entry says to have erased in earlier lives of its till. */
function erasedInOthers({ kind, body }: Entry): NonNullable<PersonalErased['others']> {
  const { others } = body as unknown as Partial<PersonalErased>;
  return kind === 'personalErased' && Array.isArray(others) ? others : [];
}

/** A file may hold several lives of a till, each a stream: an anchor says which entry, not which life. */
function anchorsByStream(file: JournalFile, given: readonly Anchor[]): Map<number, Anchor[]> {
  const byStream = new Map<number, Anchor[]>();
  const put = (no: number, anchor: Anchor): void => {
    byStream.set(no, [...(byStream.get(no) ?? []), anchor]);
  };
  for (const kept of file.keptAnchors) {
    const stream = file.streams.find((s) => s.id === kept.stream);
    if (stream) put(stream.no, { seq: kept.seq, hash: kept.hash });
  }
  for (const anchor of given) {
    const newest = file.streams.at(-1);
    const holder = file.streams.length > 1 ? file.streams.find((s) => file.mentions(s, anchor.hash)) : newest;
    const stream = holder ?? newest;
    if (stream) put(stream.no, anchor);
  }
  return byStream;
}
