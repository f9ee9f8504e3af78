import { instant } from '../../shared/kernel/time.ts';
import { atWork, letGo, mostlyOpen, outcome, type Scene, send, wordOf } from './acting.ts';
import type { Reservation } from './reservations.ts';
import { HOUSE } from './venue.ts';

/** A manager keeps places for somebody of the house; nobody pays them, and they are sold only once they are released. */
export async function holdPlaces(scene: Scene): Promise<void> {
  const { chance } = scene;
  const line = chance.perMille(500)
    ? { date: HOUSE.hallDate, price: chance.pick(HOUSE.hallPrices), quantity: 1 + chance.below(3) }
    : {
        date: chance.pick(HOUSE.floorDates),
        price: chance.pick(HOUSE.floorPrices),
        quantity: 1 + chance.below(4),
      };
  await hold(scene, line, 'hold');
}

/** A list for the press: free places, each out of the contingent. */
export async function makeGuestList(scene: Scene): Promise<void> {
  const { chance } = scene;
  const line = chance.perMille(500)
    ? { date: HOUSE.hallDate, price: HOUSE.hallGuestPrice, quantity: 1 + chance.below(3) }
    : { date: chance.pick(HOUSE.floorDates), price: HOUSE.floorGuestPrice, quantity: 1 + chance.below(3) };
  await hold(scene, line, 'guests');
}

async function hold(
  { till, chance, say }: Scene,
  line: { readonly date: string; readonly price: string; readonly quantity: number },
  kind: 'hold' | 'guests',
): Promise<void> {
  if (!(await atWork(till))) return;
  const added = await till.command('addTickets', { ...line, approval: wordOf(chance, 80) });
  if (!added.ok) {
    say(`${till.name} holds not ${line.quantity} × ${line.date}: ${added.refusal.kind}`);
    await letGo(till);
    return;
  }
  for (const one of kind === 'guests' ? added.value.lines : [])
    await till.command('setLine', { line: one.id as never, reason: HOUSE.guestReason as never });
  const cart = await till.query('cart', {});
  if (!cart.ok) return;
  const minutes = 2 + chance.below(30);
  const made = await send(
    till,
    'reserveCart',
    {
      cart: cart.value.id as never,
      name: 'Amis du Lac',
      hold: { kind, reason: '' },
      expiresAt: chance.perMille(500) ? instant(till.clock.now() + minutes * 60_000) : null,
      approval: wordOf(chance, 900),
    },
    cart.value.commandId as never,
  );
  say(
    `${till.name} holds ${line.quantity} × ${line.date} (${kind}): ${made.ok ? made.value.number : outcome(made)}`,
  );
  if (!made.ok) await till.command('emptyCart', {});
}

/** A manager needs them no more: what is held is free again. */
export async function releaseHold(scene: Scene): Promise<void> {
  const { till, chance, say } = scene;
  const one = someHeld(scene, ['hold', 'guests']);
  if (!one) return;
  const released = await send(till, 'releaseHold', {
    order: one.order as never,
    approval: wordOf(chance, 900),
  });
  say(`${till.name} releases hold ${one.number}: ${outcome(released)}`);
}

/** Somebody is put on a list, maybe with others. */
export async function addGuest(scene: Scene): Promise<void> {
  const { till, chance, say } = scene;
  const one = someHeld(scene, ['guests']);
  if (!one) return makeGuestList(scene);
  if (!(await atWork(till))) return;
  const added = await send(till, 'addGuest', {
    list: one.order as never,
    name: 'Jonas Keller',
    plus: chance.below(2),
  });
  say(`${till.name} puts a guest on list ${one.number}: ${outcome(added)}`);
}

/** The guest is there, at whichever till; sometimes alone, and sometimes twice. */
export async function tickGuest(scene: Scene): Promise<void> {
  const { till, chance, say } = scene;
  const one = someHeld(scene, ['guest']);
  if (!one) return addGuest(scene);
  if (!(await atWork(till))) return;
  const ticked = await send(till, 'tickGuest', {
    guest: one.order as never,
    came: chance.perMille(300) ? 1 : null,
    print: false,
    language: 'en',
    byWord: chance.perMille(400),
    approval: wordOf(chance, 500),
  });
  say(`${till.name} ticks guest ${one.number} off: ${outcome(ticked)}`);
}

function someHeld(scene: Scene, kinds: readonly NonNullable<Reservation['hold']>[]): Reservation | undefined {
  const held = scene.reservations.filter(({ hold: kind }) => kind !== null && kinds.includes(kind));
  const kept = held.filter((one) => one.closings.length === 0 && one.pieces.size > 0);
  return mostlyOpen(scene, held, kept);
}
