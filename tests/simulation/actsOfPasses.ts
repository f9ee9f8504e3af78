import { passOfQuota } from '../../shared/domain/passes.ts';
import { atWork, isKnown, letGo, outcome, pay, type Scene, send, wordOf } from './acting.ts';
import type { TillHost } from './tillHost.ts';
import type { Paper } from './truth.ts';
import { HOUSE, PASSES } from './venue.ts';

/** Somebody buys a pass: entries in all, or so many tickets of each event. */
export async function sellPass(scene: Scene): Promise<void> {
  const { till, chance } = scene;
  if (!(await atWork(till))) return;
  const { id } = chance.pick(PASSES);
  const added = await till.command('addPass', { product: id, quantity: 1 });
  if (!added.ok) return letGo(till);
  const line = added.value.lines.find((one) => one.kind === 'pass');
  await till.command('setDetail', { line: line?.id as never, index: 0, detail: { holder: 'Lea Favre' } });
  await pay(scene, `a pass ${id}`);
}

/** Its holder takes tickets on it, at whichever till; a till that holds nothing of it asks, or a manager says yes. */
export async function usePass(scene: Scene): Promise<void> {
  const { till, chance, say } = scene;
  const pass = somePass(scene);
  if (!pass) return sellPass(scene);
  if (!(await atWork(till))) return;
  const line = chance.perMille(400)
    ? { date: HOUSE.hallDate, price: chance.pick(HOUSE.hallPrices), quantity: 1 + chance.below(2) }
    : {
        date: chance.pick(HOUSE.floorDates),
        price: chance.pick(HOUSE.floorPrices),
        quantity: 1 + chance.below(2),
      };
  const taken = await send(till, 'takePass', {
    pass: pass.ticket as never,
    date: line.date as never,
    approval: wordOf(chance, 350),
  });
  till.asked = !taken.ok && taken.refusal.kind === 'passNeedsManager' ? pass.ticket : null;
  if (!taken.ok) {
    say(`${till.name} takes pass ${pass.number} not: ${outcome(taken)}`);
    return letGo(till);
  }
  const added = await till.command('addTickets', { ...line, approval: wordOf(chance, 80) });
  if (added.ok) await pay(scene, `${line.quantity} × ${line.date} on ${pass.number}`);
  else say(`${till.name} ${line.quantity} × ${line.date} on ${pass.number}: ${outcome(added)}`);
  await letGo(till);
}

/**
 * A pass that this till knows, often one of which it was given something, or that another one sold; now and then one that it
 * never heard of. Undefined while few were sold.
 */
function somePass({ till, chance, papers }: Scene): Paper | undefined {
  const passes = papers.filter((paper) => paper.product !== null);
  const again = passes.find((paper) => paper.ticket === till.asked);
  if (again && chance.perMille(800)) return again;
  const known = passes.filter((paper) => !paper.returned && isKnown(till, paper.orderId));
  if (known.length === 0 || chance.perMille(50)) return passes.length < 3 ? undefined : chance.pick(passes);
  const given = known.filter((paper) => isGiven(till, paper));
  if (given.length > 0 && chance.perMille(700)) return chance.pick(given);
  const foreign = known.filter((paper) => paper.stream !== till.stream);
  return chance.pick(foreign.length > 0 && chance.perMille(600) ? foreign : known);
}

/** True when the centre was asked for a pass, or has given a till something of one that another till sold. */
export const isGiven = ({ stream, store, asked }: TillHost, { ticket }: Pick<Paper, 'ticket'>): boolean =>
  asked === ticket ||
  store.read.reference
    .leases()
    .some((row) => row.stream === stream && passOfQuota(row.quota)?.pass === ticket);
