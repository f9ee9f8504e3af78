import type { Refusal } from '../../../shared/contract/refusal.ts';
import { accept, refuse } from '../../../shared/kernel/result.ts';
import { checkLayout, type LayoutProblem } from '../../../shared/layout/check.ts';
import type { LayoutData, LayoutEdit } from '../../../shared/layout/layoutData.ts';
import { layoutById } from '../../../shared/layout/layouts/index.ts';
import { dotMmOf } from '../../../shared/layout/stock.ts';
import type { CommandHandlers, QueryHandlers } from '../api.ts';
import type { CoreContext } from '../context.ts';
import { ANYONE, MANAGERS } from '../people.ts';

/** A layout's own texts and logo; what does not fit is refused here, before anything is printed with it. */
export function layoutCommands(context: CoreContext): Pick<CommandHandlers, 'saveLayout'> {
  return {
    saveLayout: async (input, screen) => {
      const person = context.people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      const layout = layoutById(input.layout);
      if (!layout) return refuse({ kind: 'layoutUnknown' });
      const edit = trimmed(layout, input.edit);
      const [problem] = checkLayout(layout, edit, dotMmOf(203));
      if (problem) return refuse(layoutRefusal(problem));
      context.journalist.transact((tx) => {
        tx.store.layoutEdits.put(layout.id, edit, tx.now);
        tx.touch('till', 'printing');
      });
      return accept({});
    },
  };
}

/** Only texts that the layout has, without white around them; empty ones are none. */
function trimmed(layout: LayoutData, edit: LayoutEdit): LayoutEdit {
  const texts = layout.own.flatMap(({ name }) => {
    const own = Object.entries(edit.texts[name] ?? {})
      .map(([language, text]) => [language, (text ?? '').trim()] as const)
      .filter(([, text]) => text !== '');
    return own.length === 0 ? [] : [[name, Object.fromEntries(own)] as const];
  });
  return { texts: Object.fromEntries(texts), logo: edit.logo };
}

/** A problem of a layout in the contract's words. */
export const layoutRefusal = (problem: LayoutProblem): Refusal => ({
  kind: 'layoutRefused',
  problem: problem.kind,
  detail: 'name' in problem ? problem.name : 'detail' in problem ? problem.detail : '',
  language: 'language' in problem ? problem.language : null,
});

/** What the venue has made of its layouts. */
export function layoutsQuery(context: CoreContext): Pick<QueryHandlers, 'layouts'> {
  return {
    layouts: async (_input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const layouts = context.parts.store.read.layoutEdits.all();
      return accept({
        layouts: layouts.map(({ layout, edit }) => ({ layout, edit: structuredClone(edit) as never })),
      });
    },
  };
}
