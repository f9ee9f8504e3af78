import { type Result, refuse } from '../kernel/result.ts';
import type { Effect } from './records.ts';
import type { StreamState } from './streamState.ts';
import type { Perpetual } from './totals.ts';

/** Why an entry does not follow from those before it. */
export interface FoldProblem {
  readonly kind:
    | 'notNext'
    | 'unknownKind'
    | 'notStarted'
    | 'number'
    | 'session'
    | 'conservation'
    | 'perpetual'
    | 'malformed';
  readonly detail: string;
}

export interface Folded {
  readonly state: StreamState;
  readonly effects: readonly Effect[];
}

/** What a step comes to: the next state with its effects, or why the entry does not follow. */
export type Step = Result<Folded, FoldProblem>;

/** Refuses an entry. */
export const problem = (kind: FoldProblem['kind'], detail: string) => refuse<FoldProblem>({ kind, detail });

/** Refuses an entry whose perpetual totals are not these; null when they are. */
export const otherPerpetual = (of: Perpetual, said: Perpetual) =>
  said.netMinor === of.netMinor && said.absoluteMinor === of.absoluteMinor
    ? null
    : problem('perpetual', `perpetual totals are ${of.netMinor}, the entry says ${said.netMinor}`);
