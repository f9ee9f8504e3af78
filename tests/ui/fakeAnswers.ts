import type { CommandInput, CommandName } from '../../shared/contract/commands.ts';
import type { QueryInput, QueryName } from '../../shared/contract/queries.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';

export type Answer = { ok: true; value: unknown } | { ok: false; refusal: Refusal };

/** What a part of the fake core does; what none of them does is refused as unknown. */
export type Doings = { readonly [N in CommandName]?: (input: CommandInput<N>) => Answer };
export type Findings = { readonly [N in QueryName]?: (input: QueryInput<N>) => Answer };

export const ok = (value: unknown): Answer => ({ ok: true, value });
export const no = (refusal: Refusal): Answer => ({ ok: false, refusal });

/** A refusal as it is, everything else as a value. */
export const said = (value: { kind: string } | object): Answer =>
  'kind' in value ? no(value as Refusal) : ok(value);
