import { amount, type Cell, flag, id, percent, several, since, text, until, whole } from './cells.ts';
import type { Column, Draft } from './sheet.ts';

type Options = Pick<Column, 'must' | 'empty' | 'item'> & { readonly at?: string; readonly about?: string };

/** A column whose cells belong at `at` (parts with dots between them; its own name if not given). */
export const column = (
  name: string, // biome-ignore lint/suspicious/noExplicitAny: as in Column
  cell: Cell<any>,
  options: Options = {},
): Column => ({
  name,
  cell,
  path: (options.at ?? name).split('.'),
  about: options.about ?? '',
  ...(options.must ? { must: true } : {}),
  ...(options.empty ? { empty: options.empty } : {}),
  ...(options.item ? { item: true } : {}),
});

/** A row's own id, made where it is empty. */
export const ownId = (made: string): Column => column('id', id, { about: `empty: ${made}` });
export const name = column('name', text, { must: true });
export const maybeText = (of: string, about = ''): Column => column(of, text, { empty: () => '', about });
export const no = (of: string, about: string): Column => column(of, flag, { about: `${about}; empty: no` });
export const order = column('order', whole, {
  empty: (position) => position,
  about: 'empty: in the order of the file',
});
export const count = (of: string, about: string): Column => column(of, whole, { about });
export const maybeAmount = (of: string, at: string, about: string): Column =>
  column(of, amount, { at, about });

const NONE = () => [];
/** What a promotion or an offer is about. */
export const scope: readonly Column[] = [
  ...(['events', 'zones', 'prices', 'passes'] as const).map((list) =>
    column(list, several(id), {
      at: `scope.${list}`,
      empty: NONE,
      about: list === 'events' ? 'what it is for; all four empty: everything' : '',
    }),
  ),
];

/** From when to when something holds. */
export const span: readonly Column[] = [
  column('from', since, { about: 'empty: from ever' }),
  column('to', until, { about: 'empty: for ever' }),
];

/** How much is taken off: one of the two. */
export const reduction: readonly Column[] = [
  column('percent', percent, { at: 'reduction.basisPoints', about: 'what is taken off: this' }),
  column('amount', amount, { at: 'reduction.minor', about: 'or this' }),
];

/** Names the kind of a reduction by the cell that was filled. */
export function percentOrAmount(draft: Draft): string | undefined {
  const given = draft.reduction as { basisPoints?: number; minor?: number } | undefined;
  if (given === undefined) return 'nothing is taken off; write either percent or amount';
  if (given.basisPoints !== undefined && given.minor !== undefined)
    return 'percent and amount are both there; keep one';
  draft.reduction = { kind: given.minor === undefined ? 'percent' : 'fixed', ...given };
  return undefined;
}

/** What a pass is for: tickets of these. */
export const ticketScope: readonly Column[] = (['events', 'zones', 'prices'] as const).map((list) =>
  column(list, several(id), {
    at: `scope.${list}`,
    empty: NONE,
    about: list === 'events' ? 'the tickets that it is for; all three empty: all' : '',
  }),
);

/** What a discount card takes off: one of the two, beside the amount that the card costs. */
export const cardReduction: readonly Column[] = [
  column('percentOff', percent, {
    at: 'reduction.basisPoints',
    about: 'what a discount card takes off: this',
  }),
  column('amountOff', amount, { at: 'reduction.minor', about: 'or this' }),
];

/** Names the kind of a card's reduction; other passes have none. */
export const maybePercentOrAmount = (draft: Draft): string | undefined =>
  draft.reduction === undefined ? undefined : percentOrAmount(draft);
