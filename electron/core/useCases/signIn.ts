import { accept, refuse } from '../../../shared/kernel/result.ts';
import type { CommandHandlers } from '../api.ts';
import { checkPin } from '../approval.ts';
import type { CoreContext } from '../context.ts';

/** Sign-in by PIN, for one screen. */
export function signInCommands(context: CoreContext): Pick<CommandHandlers, 'signIn' | 'signOut'> {
  const { journalist, people, cache } = context;
  return {
    signIn: async (input, screen) => {
      const checked = await checkPin(context, input.staff, input.pin, screen);
      if (!checked.ok) return checked;
      const person = cache.catalogue().staff.get(checked.value);
      if (!person) return refuse({ kind: 'wrongPin', triesLeft: 0 });
      people.signIn(screen, person.id);
      journalist.announce('till');
      return accept({ id: person.id, name: person.name, role: person.role });
    },
    signOut: async (_input, screen) => {
      people.signOut(screen);
      journalist.announce('till');
      return accept({});
    },
  };
}
