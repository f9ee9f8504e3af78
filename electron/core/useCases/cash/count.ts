import type { CommandGiven, CommandReply } from '../../../../shared/contract/commands.ts';
import { countsBesideDrawer, piecesMinor } from '../../../../shared/domain/cashDrawer.ts';
import type { CashCount } from '../../../../shared/journal/bodiesOfCash.ts';
import { expectedMethods } from '../../../../shared/journal/foldCash.ts';
import {
  expectedCash,
  expectedForeign,
  type SessionTakings,
} from '../../../../shared/journal/streamState.ts';
import type { Currency } from '../../../../shared/kernel/money.ts';
import { accept, refuse } from '../../../../shared/kernel/result.ts';
import type { CommandHandlers } from '../../api.ts';
import type { CoreContext } from '../../context.ts';
import { SELLERS } from '../../people.ts';

type Given = Pick<CommandGiven<'closeSession'>, 'countedMinor' | 'countedForeign' | 'pieces' | 'methods'>;

/** Payment methods that are counted beside the drawer, whether anybody used them or not: that would say too much. */
export const methodsBeside = (context: Pick<CoreContext, 'cache'>) =>
  [...context.cache.catalogue().paymentMethods.values()]
    .filter(countsBesideDrawer)
    .sort((a, b) => a.order - b.order);

/**
 * A count as it goes into the journal. What was not counted is none: a missing note is a difference, not a reason to
 * stay open.
 */
export function countOf(
  context: Pick<CoreContext, 'cache'>,
  session: SessionTakings,
  given: Given,
  currency: Currency,
): CashCount {
  const pieces = given.pieces.filter((one) => one.pieces > 0);
  const minorOf = (of: Currency, said: number): number =>
    pieces.some((one) => one.currency === of) ? piecesMinor(pieces, of) : said;
  const foreign = expectedForeign(session).map((one) => ({
    currency: one.currency,
    minor: minorOf(
      one.currency,
      given.countedForeign.find((counted) => counted.currency === one.currency)?.minor ?? 0,
    ),
  }));
  const known = new Set<string>([currency, ...foreign.map((one) => one.currency)]);
  const beside = methodsBeside(context);
  return {
    cashMinor: minorOf(currency, given.countedMinor),
    pieces: pieces.filter((one) => known.has(one.currency)),
    foreign,
    methods: beside.map(({ id, name }) => ({
      method: id,
      methodName: name,
      minor: given.methods.find((one) => one.method === id)?.minor ?? 0,
    })),
  };
}

/** Where a count is not what the journal gives. */
function differences(session: SessionTakings, count: CashCount): string[] {
  const found: string[] = count.cashMinor === expectedCash(session) ? [] : ['cash'];
  for (const { currency, minor } of expectedForeign(session))
    if (count.foreign.find((one) => one.currency === currency)?.minor !== minor) found.push(currency);
  const expected = expectedMethods(
    session,
    count.methods.map((one) => one.method),
  );
  for (const [i, { method, minor }] of expected.entries())
    if (count.methods[i]?.minor !== minor) found.push(method);
  return found;
}

/** The first count: kept in the journal, answered with where it differs and never by how much (C1). */
export function countCommand(context: CoreContext): Pick<CommandHandlers, 'countSession'> {
  return {
    countSession: async (input, screen, id) =>
      context.once({ name: 'countSession', id, input, screen }, SELLERS, (tx, person) => {
        const state = tx.store.journal.current()?.state;
        const session = state?.session;
        if (!state || !session) return refuse({ kind: 'sessionMissing' });
        if (session.firstCount) return refuse({ kind: 'countedAlready' });
        const count = countOf(context, session, input, state.currency);
        tx.append('sessionCounted', { session: session.session, by: person.id, count });
        tx.touch('session', 'till');
        const differs = differences(session, count);
        const reply: CommandReply<'countSession'> = { even: differs.length === 0, differs };
        return accept(reply);
      }),
  };
}
