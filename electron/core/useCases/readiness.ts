import type { ReadinessView } from '../../../shared/contract/readiness.ts';
import { judgeReadiness } from '../../../shared/domain/readiness/judge.ts';
import { accept, refuse } from '../../../shared/kernel/result.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { CommandHandlers, QueryHandlers } from '../api.ts';
import type { CoreContext } from '../context.ts';
import { ANYONE, SELLERS } from '../people.ts';
import { clockWatch } from '../readiness/clock.ts';
import { readinessFacts } from '../readiness/facts.ts';
import { placesLacking } from '../readiness/tonight.ts';

/** The readiness check (Y5). Asked on the sign-in screen, before anybody stands at the till. */
export function readinessQuery(context: CoreContext): Pick<QueryHandlers, 'readiness'> {
  const jumped = clockWatch(context);
  return {
    readiness: async () => {
      const facts = readinessFacts(context, jumped());
      const { state, items } = judgeReadiness(facts);
      const view: ReadinessView = { at: instant(facts.now), state, items: [...items] };
      return accept(view);
    },
  };
}

/** What helps when something is not ready. */
export function readinessCommands(
  context: CoreContext,
): Pick<CommandHandlers, 'syncNow' | 'getPlaces' | 'backUp'> {
  return {
    syncNow: async () => {
      context.workers.sync.tryNow();
      return accept({});
    },
    getPlaces: async (_input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const lacks = placesLacking(context, context.parts.clock.now());
      if (lacks.length === 0) return accept({});
      const outcome = await context.workers.sync.want(lacks);
      // What is free has changed: the next look at it must not be a few seconds old.
      context.workers.sync.wake();
      if (outcome === 'granted') return accept({});
      return refuse({ kind: outcome === 'offline' ? 'centreAway' : 'noMorePlaces' });
    },
    backUp: async (_input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      try {
        await context.parts.machine.backUp();
        context.journalist.announce('till');
        return accept({});
      } catch (error) {
        context.parts.log.error('the backup failed', { error: String(error) });
        return refuse({ kind: 'backupFailed' });
      }
    },
  };
}
