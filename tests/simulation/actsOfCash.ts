import { CASH_REASONS } from '../../shared/domain/cashDrawer.ts';
import { atWork, outcome, type Scene, send, wordOf } from './acting.ts';

/** Counts the drawer and closes it; some of the cash stays. */
export async function closeSession({ till, chance, say }: Scene): Promise<void> {
  if (!till.store.read.journal.current()?.state.session) return;
  await till.command('emptyCart', {});
  const countedMinor = 20_000 + chance.below(100_000);
  const floatLeftMinor = chance.below(20_000);
  const closed = await send(till, 'closeSession', { countedMinor, floatLeftMinor });
  say(`${till.name} closed: ${outcome(closed)}`);
}

/** Cash moves without a sale: to the safe, out for something, in as change; or the drawer is opened for nothing. */
export async function moveCash({ till, chance, say }: Scene): Promise<void> {
  if (!(await atWork(till))) return;
  const kind = chance.pick(['drop', 'payOut', 'payIn'] as const);
  const moved = await send(till, 'moveCash', {
    kind,
    minor: 1 + chance.below(30_000),
    reason: kind === 'drop' ? null : chance.pick(CASH_REASONS),
    bag: kind === 'drop' ? 'B1' : '',
    language: 'en',
    approval: wordOf(chance, 500),
  });
  say(`${till.name} ${kind}: ${outcome(moved)}`);
}

/** The first of two counts. */
export async function countCash({ till, chance, say }: Scene): Promise<void> {
  if (!(await atWork(till))) return;
  const counted = await send(till, 'countSession', { countedMinor: chance.below(100_000) });
  say(`${till.name} counts: ${outcome(counted)}`);
}
