import { atWork, isGranted, letGo, oftenGranted, outcome, pay, type Scene, send, wordOf } from './acting.ts';
import { closeSession, countCash, moveCash } from './actsOfCash.ts';
import { correctPayment, correctPrice, exchange } from './actsOfExchange.ts';
import { addGuest, holdPlaces, makeGuestList, releaseHold, tickGuest } from './actsOfHolds.ts';
import { sellOnInvoice, settleInvoice } from './actsOfInvoices.ts';
import { isGiven, sellPass, usePass } from './actsOfPasses.ts';
import {
  endReservation,
  payReservation,
  releaseNoShows,
  reserve,
  splitReservation,
} from './actsOfReservations.ts';
import { owedOf } from './receivables.ts';
import type { Reservation } from './reservations.ts';
import { Crashed } from './tillHost.ts';
import { HOUSE } from './venue.ts';
import { Violation } from './violation.ts';

type Act = (scene: Scene) => Promise<void>;

/** What is done about a reservation, by what it is held for. */
const ACTS_ON: Readonly<Record<NonNullable<Reservation['hold']> | 'none', readonly Act[]>> = {
  none: [payReservation, splitReservation],
  hold: [releaseHold],
  guests: [addGuest, releaseHold],
  guest: [tickGuest],
};

/** Who was sent away until the centre gave the authority over a thing often comes again for it; undefined for nobody. */
function whoComesAgain({ till, chance, papers, reservations, receivables }: Scene): Act | undefined {
  if (!chance.perMille(450)) return undefined;
  const acts: Act[] = [
    ...(papers.some((one) => !one.returned && isGranted(till, one.ticket)) ? [takeBack, exchange] : []),
    ...reservations.flatMap((one) =>
      one.closings.length === 0 && isGranted(till, one.order) ? ACTS_ON[one.hold ?? 'none'] : [],
    ),
    ...(papers.some((one) => one.product !== null && !one.returned && isGiven(till, one)) ? [usePass] : []),
    ...(receivables.some((one) => owedOf(one) > 0 && isGranted(till, one.order)) ? [settleInvoice] : []),
  ];
  return acts.length === 0 ? undefined : chance.pick(acts);
}

/** Somebody at a till does something, whatever comes to mind; what is refused is given up. */
export async function actAt(scene: Scene): Promise<void> {
  const { till, chance, say } = scene;
  const act =
    whoComesAgain(scene) ??
    chance.weighted<Act>([
      [26, sellPlaces],
      [22, sellSeats],
      [10, sellOneSeat],
      [6, sellVoucher],
      [20, takeBack],
      [4, resolveCase],
      [8, sayAgain],
      [5, closeSession],
      [12, reserve],
      [10, payReservation],
      [4, endReservation],
      [2, releaseNoShows],
      [9, splitReservation],
      [6, exchange],
      [4, correctPrice],
      [4, correctPayment],
      [8, sellOnInvoice],
      [18, settleInvoice],
      [5, holdPlaces],
      [6, releaseHold],
      [4, makeGuestList],
      [8, addGuest],
      [12, tickGuest],
      [3, sellPass],
      [18, usePass],
      [5, moveCash],
      [2, countCash],
    ]);
  try {
    if (!till.signedIn && !(await till.signIn())) return;
    await act(scene);
  } catch (error) {
    if (!(error instanceof Crashed)) throw error;
    say(`${till.name} crashed over it`);
  }
}

/** Signs in again, and sends what was not answered once more, as a person does after a crash. */
export async function comeBack({ till, say }: Scene): Promise<void> {
  try {
    const { pending } = till;
    if (!(await till.signIn()) || !pending) return;
    const reply = await till.command(pending.name, pending.input as never, pending.id);
    say(`${till.name} sent ${pending.name} again: ${outcome(reply)}`);
    till.pending = null;
  } catch (error) {
    if (!(error instanceof Crashed)) throw error;
  }
}

async function sellPlaces(scene: Scene): Promise<void> {
  const { chance } = scene;
  const line = {
    date: chance.pick(HOUSE.floorDates),
    price: chance.pick(HOUSE.floorPrices),
    quantity: 1 + chance.below(3),
  };
  await sell(scene, line);
}

async function sellSeats(scene: Scene): Promise<void> {
  const { chance } = scene;
  const line = { date: HOUSE.hallDate, price: chance.pick(HOUSE.hallPrices), quantity: 1 + chance.below(2) };
  await sell(scene, line);
}

/** A seat that the customer names, whoever holds it; sometimes a manager says yes whatever the till holds. */
async function sellOneSeat({ till, chance, say, ...scene }: Scene): Promise<void> {
  if (!(await atWork(till))) return;
  const seat = `s-${1 + chance.below(2)}-${1 + chance.below(HOUSE.seats / 2)}`;
  const line = { date: HOUSE.hallDate, price: chance.pick(HOUSE.hallPrices), seat };
  const picked = await till.command('pickSeat', { ...line, approval: wordOf(chance, 300) });
  if (!picked.ok) {
    say(`${till.name} seat ${seat}: ${picked.refusal.kind}`);
    await letGo(till);
    return;
  }
  await pay({ till, chance, say, ...scene }, `seat ${seat}`);
}

async function sell(
  scene: Scene,
  line: { readonly date: string; readonly price: string; readonly quantity: number },
): Promise<void> {
  const { till, chance, say } = scene;
  if (!(await atWork(till))) return;
  const added = await till.command('addTickets', { ...line, approval: wordOf(chance, 80) });
  if (!added.ok) {
    say(`${till.name} ${line.quantity} × ${line.date} ${line.price}: ${added.refusal.kind}`);
    await letGo(till);
    return;
  }
  if (chance.perMille(250)) await enter(scene, HOUSE.code);
  if (chance.perMille(250) && scene.vouchers.length > 0) await enter(scene, chance.pick(scene.vouchers));
  await pay(scene, `${line.quantity} × ${line.date} ${line.price}`);
}

/** A promotion's code, or a gift voucher's. */
async function enter({ till, chance, say }: Scene, code: string): Promise<void> {
  const entered = await till.command('enterCode', { code, approval: wordOf(chance, 300) });
  say(`${till.name} code ${code.slice(-6)}: ${outcome(entered)}`);
}

async function sellVoucher(scene: Scene): Promise<void> {
  const { till } = scene;
  if (!(await atWork(till))) return;
  const added = await till.command('addVoucher', { product: 'gift', minor: HOUSE.voucherMinor, quantity: 1 });
  if (added.ok) await pay(scene, 'a gift voucher');
}

/** G2: a command that was answered gets the same answer again, and changes nothing. */
async function sayAgain({ till, chance, say }: Scene): Promise<void> {
  if (till.answered.length === 0) return;
  const before = chance.pick(till.answered);
  const seq = till.store.read.journal.current()?.state.seq;
  const reply = await till.command(before.name, before.input as never, before.id);
  say(`${till.name} ${before.name} sent once more`);
  if (!reply.ok) throw new Violation(`G2: ${till.name}: ${before.name} ${before.id}: ${reply.refusal.kind}`);
  if (JSON.stringify(reply.value) !== before.reply)
    throw new Violation(`G2: ${till.name}: ${before.name} ${before.id} was answered otherwise`);
  if (till.store.read.journal.current()?.state.seq !== seq)
    throw new Violation(`G2: ${till.name}: ${before.name} ${before.id} was carried out again`);
}

/** A customer brings a ticket back, to whichever till; sometimes a copy of one that was taken back already. */
async function takeBack(scene: Scene): Promise<void> {
  const { till, chance, say, papers } = scene;
  if (papers.length === 0 || !(await atWork(till))) return;
  const valid = oftenGranted(
    scene,
    papers.filter((paper) => !paper.returned),
    (paper) => ({ thing: paper.ticket, order: paper.orderId }),
  );
  const gone = papers.filter((paper) => paper.returned);
  const paper = chance.pick(gone.length === 0 || (valid.length > 0 && chance.perMille(800)) ? valid : gone);
  const together = papers.filter((one) => one.orderId === paper.orderId && chance.perMille(300));
  const approved = chance.perMille(500);
  const owed = scene.receivables.some((one) => one.order === paper.orderId && owedOf(one) > 0);
  const back = await send(till, 'returnTickets', {
    order: paper.orderId,
    tickets: [...new Set([paper.ticket, ...together.map((one) => one.ticket)])],
    reason: 'notComing',
    original: 'takenBack',
    method: paper.minor === 0 ? null : owed && chance.perMille(900) ? HOUSE.invoice : 'cash',
    byWord: chance.perMille(500),
    approval: approved ? { staff: HOUSE.manager, pin: HOUSE.pin } : null,
    language: 'en',
    receipt: false,
  });
  say(`${till.name} takes ${paper.number} back: ${back.ok ? back.value.refund.number : back.refusal.kind}`);
}

/** A manager looks at what the centre objects to, and does something about it. */
async function resolveCase({ till, chance, say }: Scene): Promise<void> {
  if (!(await atWork(till)) || !(await till.signIn(HOUSE.manager))) return;
  const cases = await till.query('cases', {});
  const open = cases.ok ? cases.value.cases.filter((one) => one.resolved === null) : [];
  if (open.length > 0) {
    const one = chance.pick(open);
    const remedy = chance.pick(one.remedies.length > 0 ? one.remedies : (['accepted'] as const));
    const valid = one.orders.flatMap((order) => order.tickets.filter((ticket) => ticket.state === 'valid'));
    const tickets = remedy === 'accepted' || valid.length === 0 ? [] : [chance.pick(valid).id];
    const done = await send(till, 'resolveCase', {
      case: one.id,
      remedy,
      tickets,
      method: remedy === 'refunded' ? 'cash' : null,
      byWord: chance.perMille(500),
      language: 'en',
    });
    say(`${till.name} ${one.kind} ${remedy}: ${outcome(done)}`);
  }
  await till.signIn();
}
