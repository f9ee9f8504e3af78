import type { Entry } from '../../shared/journal/entry.ts';
import { skipEntry, stepStream } from '../../shared/journal/foldStream.ts';
import type { Effect } from '../../shared/journal/records.ts';
import type { StreamState } from '../../shared/journal/streamState.ts';
import { type Finding, finding, findingOfFold } from '../../shared/journal/venueCases.ts';
import { bodyProblem } from './bodies.ts';

export interface FoldedArrival {
  readonly state: StreamState;
  readonly effects: readonly Effect[];
  readonly finding: Finding | null;
}

/** Folds an entry into its stream; one that does not fit, or can't be read (null), is passed over with a finding. */
export function foldArrival(state: StreamState, seq: number, entry: Entry | null): FoldedArrival {
  if (entry === null) return { state: { ...state, seq }, effects: [], finding: null };
  const wrong = bodyProblem(entry);
  if (wrong !== null)
    return { state: skipEntry(state, entry), effects: [], finding: finding('malformed', wrong) };
  const step = stepStream(state, entry);
  if (!step.ok) return { state: skipEntry(state, entry), effects: [], finding: findingOfFold(step.refusal) };
  return { ...step.value, finding: null };
}
