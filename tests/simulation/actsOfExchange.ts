import { atWork, letGo, oftenGranted, outcome, pay, type Scene, send, wordOf } from './acting.ts';
import type { Paper } from './truth.ts';
import { HOUSE } from './venue.ts';

/** A customer wants another place for his ticket, to whichever till he comes: dearer, cheaper, or another date. */
export async function exchange(scene: Scene): Promise<void> {
  const { till, chance, say } = scene;
  const paper = somePaper(scene);
  if (!paper || !(await atWork(till))) return;
  const line = chance.perMille(500)
    ? { date: HOUSE.hallDate, price: chance.pick(HOUSE.hallPrices), quantity: 1 + chance.below(2) }
    : {
        date: chance.pick(HOUSE.floorDates),
        price: chance.pick(HOUSE.floorPrices),
        quantity: 1 + chance.below(3),
      };
  const added = await till.command('addTickets', { ...line, approval: wordOf(chance, 80) });
  if (!added.ok) {
    say(`${till.name} exchanges not ${paper.number}: ${added.refusal.kind}`);
    await letGo(till);
    return;
  }
  const chosen = await till.command('chooseExchange', {
    order: paper.orderId as never,
    tickets: togetherWith(scene, paper) as never,
    original: 'takenBack',
    byWord: chance.perMille(500),
    approval: wordOf(chance, 500),
  });
  if (!chosen.ok) {
    say(`${till.name} exchanges not ${paper.number}: ${chosen.refusal.kind}`);
    await till.command('emptyCart', {});
    return;
  }
  await pay(scene, `${line.quantity} × ${line.date} for ${paper.number}`, wordOf(chance, 700));
}

/** The wrong price was sold: the other one, on the same seat. */
export async function correctPrice(scene: Scene): Promise<void> {
  const { till, chance, say } = scene;
  const paper = somePaper(scene);
  if (!paper || !(await atWork(till))) return;
  const corrected = await send(till, 'correctPrice', {
    order: paper.orderId as never,
    tickets: togetherWith(scene, paper) as never,
    price: chance.pick([...HOUSE.hallPrices, ...HOUSE.floorPrices]) as never,
    original: 'takenBack',
    method: chance.pick(HOUSE.methods) as never,
    approval: wordOf(chance, 500),
    language: 'en',
  });
  say(
    `${till.name} corrects the price of ${paper.number}: ${corrected.ok ? corrected.value.number : outcome(corrected)}`,
  );
}

/** The wrong way to pay was written down. */
export async function correctPayment(scene: Scene): Promise<void> {
  const { till, chance, say, papers } = scene;
  const mine = papers.filter((paper) => paper.stream === till.stream);
  if (mine.length === 0 || !(await atWork(till))) return;
  const { orderId, orders } = chance.pick(mine);
  const corrected = await send(till, 'correctPayment', {
    order: orderId as never,
    place: chance.below(2),
    method: chance.pick(HOUSE.methods) as never,
    approval: wordOf(chance, 500),
  });
  say(`${till.name} corrects a payment of ${orders[0]}: ${outcome(corrected)}`);
}

/** A ticket that somebody has; sometimes one that was taken back already. */
function somePaper(scene: Scene): Paper | undefined {
  const { chance, papers } = scene;
  const valid = oftenGranted(
    scene,
    papers.filter((paper) => !paper.returned),
    (paper) => ({ thing: paper.ticket, order: paper.orderId }),
  );
  const from = valid.length > 0 && chance.perMille(900) ? valid : papers;
  return from.length === 0 ? undefined : chance.pick(from);
}

/** The ticket, and maybe others of its order that are still valid. */
const togetherWith = ({ chance, papers }: Scene, paper: Paper): string[] => [
  ...new Set([
    paper.ticket,
    ...papers
      .filter((one) => one.orderId === paper.orderId && !one.returned && chance.perMille(300))
      .map((one) => one.ticket),
  ]),
];
