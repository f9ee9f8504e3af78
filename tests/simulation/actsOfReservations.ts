import { sweepExpired } from '../../electron/core/reservations/expire.ts';
import { instant } from '../../shared/kernel/time.ts';
import { atWork, letGo, oftenGranted, outcome, pay, type Scene, send, wordOf } from './acting.ts';
import type { Reservation } from './reservations.ts';
import { Crashed, type TillHost } from './tillHost.ts';
import { HOUSE } from './venue.ts';

/** Somebody calls and reserves; mostly for a few minutes only, so that the evening sees its end. */
export async function reserve({ till, chance, say }: Scene): Promise<void> {
  if (!(await atWork(till))) return;
  const line = chance.perMille(500)
    ? { date: HOUSE.hallDate, price: chance.pick(HOUSE.hallPrices), quantity: 1 + chance.below(3) }
    : {
        date: chance.pick(HOUSE.floorDates),
        price: chance.pick(HOUSE.floorPrices),
        quantity: 1 + chance.below(4),
      };
  const added = await till.command('addTickets', { ...line, approval: wordOf(chance, 80) });
  if (!added.ok) {
    say(`${till.name} reserves not ${line.quantity} × ${line.date}: ${added.refusal.kind}`);
    await letGo(till);
    return;
  }
  const cart = await till.query('cart', {});
  if (!cart.ok) return;
  const minutes = 1 + chance.below(20);
  const made = await send(
    till,
    'reserveCart',
    {
      cart: cart.value.id,
      name: 'Meier',
      expiresAt: chance.perMille(700) ? instant(till.clock.now() + minutes * 60_000) : null,
    },
    cart.value.commandId as never,
  );
  say(
    `${till.name} reserves ${line.quantity} × ${line.date}: ${made.ok ? made.value.number : outcome(made)}`,
  );
  if (!made.ok) await till.command('emptyCart', {});
}

/** A customer comes for a reservation, to whichever till; sometimes for one that is closed already. */
export async function payReservation(scene: Scene): Promise<void> {
  const { till, chance, say } = scene;
  const one = someReservation(scene);
  if (!one || !(await atWork(till))) return;
  const taken = await till.command('takeReservation', {
    order: one.order as never,
    byWord: chance.perMille(400),
    approval: wordOf(chance, 500),
  });
  if (!taken.ok) {
    say(`${till.name} takes reservation ${one.number} not: ${taken.refusal.kind}`);
    await letGo(till);
    return;
  }
  await pay(scene, `reservation ${one.number}`);
}

/** A customer cancels, or is not waited for any more. */
export async function endReservation(scene: Scene): Promise<void> {
  const { till, chance, say } = scene;
  const one = someReservation(scene);
  if (!one) return;
  const ended = await send(till, 'endReservation', {
    order: one.order as never,
    why: chance.pick(['cancelled', 'noShow']),
    approval: wordOf(chance, 500),
  });
  say(`${till.name} ends reservation ${one.number}: ${outcome(ended)}`);
}

/** All that nobody came for, at once. */
export async function releaseNoShows(scene: Scene): Promise<void> {
  const { till, chance, say, reservations } = scene;
  const some = reservations.filter(() => chance.perMille(300)).map(({ order }) => order as never);
  if (some.length === 0) return;
  const released = await send(till, 'releaseNoShows', { orders: some });
  say(`${till.name} releases ${released.ok ? released.value.released : outcome(released)} of ${some.length}`);
}

/** Some of those who reserved together come by themselves. */
export async function splitReservation(scene: Scene): Promise<void> {
  const { till, chance, say } = scene;
  const one = someReservation(scene);
  if (!one || !(await atWork(till))) return;
  const pieces = [...one.pieces.keys()].filter(() => chance.perMille(400));
  if (pieces.length === 0) return;
  const split = await send(till, 'splitReservation', { order: one.order as never, pieces });
  say(
    `${till.name} splits ${pieces.length} off reservation ${one.number}: ${split.ok ? split.value.number : outcome(split)}`,
  );
}

/** What a till does by itself every few seconds: reservations whose time has come are over. */
export async function endExpired(till: TillHost): Promise<void> {
  const { process } = till;
  if (!process) return;
  try {
    await sweepExpired(process.context);
  } catch (error) {
    if (!(error instanceof Crashed)) throw error;
  }
}

function someReservation(scene: Scene): Reservation | undefined {
  const { chance, reservations } = scene;
  const open = oftenGranted(
    scene,
    // What is held is neither paid nor split: somebody tries it now and then.
    reservations.filter((one) => one.closings.length === 0 && (one.hold === null || chance.perMille(150))),
    ({ order }) => ({ thing: order, order }),
  );
  const from = open.length > 0 && chance.perMille(850) ? open : reservations;
  return from.length === 0 ? undefined : chance.pick(from);
}
