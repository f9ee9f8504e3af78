import type { StaffId } from '../../../shared/kernel/ids.ts';
import { accept, refuse } from '../../../shared/kernel/result.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { CommandHandlers } from '../api.ts';
import type { CoreContext } from '../context.ts';
import type { PinTries } from '../ports/store.ts';

/** Wrong PINs before a lock-out. */
const FREE_TRIES = 5;
const FIRST_LOCK_MS = 60_000;
const LONGEST_LOCK_MS = 15 * 60_000;

/** Sign-in by PIN. A try is written down before the PIN is checked, so that parallel guesses all count. */
export function signInCommands(context: CoreContext): Pick<CommandHandlers, 'signIn' | 'signOut'> {
  const { parts, journalist, people, cache } = context;
  return {
    signIn: async (input, screen) => {
      const person = cache.catalogue().staff.get(input.staff);
      const verifier = cache.verifier(input.staff);
      const counted = journalist.transact((tx) => {
        const tries = tx.store.pins.tries(input.staff);
        if (tries.lockedUntil > tx.now) return { locked: tries.lockedUntil, failed: tries.failed };
        const next = afterFailure(tries, tx.now);
        tx.store.pins.setTries(input.staff, next);
        return { locked: 0, failed: next.failed };
      });
      if (counted.locked > 0) return refuse({ kind: 'lockedOut', until: instant(counted.locked) });
      if (!person || !verifier || !(await parts.pins.check(input.pin, verifier)))
        return refuse({ kind: 'wrongPin', triesLeft: Math.max(0, FREE_TRIES - counted.failed) });
      forget(context, input.staff);
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

function forget(context: CoreContext, staff: StaffId): void {
  context.journalist.transact((tx) => tx.store.pins.setTries(staff, { failed: 0, lockedUntil: 0 }));
}

/** From the fifth wrong PIN on, each one locks for twice as long as the one before, a quarter of an hour at most. */
function afterFailure(tries: PinTries, now: number): PinTries {
  const failed = tries.failed + 1;
  if (failed < FREE_TRIES) return { failed, lockedUntil: 0 };
  const lock = Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** (failed - FREE_TRIES));
  return { failed, lockedUntil: now + lock };
}
