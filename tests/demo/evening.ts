import type { VirtualPrinter } from '../../electron/printing/virtual/printer.ts';
import type { OfferView } from '../../shared/contract/offerViews.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { type Item, seeded, shoppingList, type Wish } from './shoppingList.ts';
import type { TillProcess } from './tillProcess.ts';

const LANGUAGE = 'en' as const;

/** Waits until a condition holds; throws with `what` when it takes longer than `patienceMs`. */
export async function until(
  what: string,
  condition: () => Promise<boolean> | boolean,
  patienceMs = 120_000,
): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`the demo waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Enrols a till, waits for its catalogue and rights, sets its printer up, signs the cashier in, opens the session. */
export async function prepare(
  till: TillProcess,
  centre: string,
  code: string,
  printer: VirtualPrinter,
): Promise<void> {
  await till.do('enrol', { code, centre });
  await until(`${till.name} has its catalogue`, async () => (await till.ask('till', {})).staff.length > 0);
  await signIn(till, 'manager');
  await until(`${till.name} has its leases`, async () => (await offerOf(till)).length > 0);
  await till.do('savePrinter', {
    id: null,
    name: 'Tickets',
    use: 'tickets',
    address: `tcp://127.0.0.1:${printer.port}`,
  });
  await signIn(till, 'cashier');
  await till.do('openSession', { floatMinor: 20_000 });
}

const PINS = { manager: '9999', cashier: '1111' } as const;

/** Signs in the first person of a role. */
export async function signIn(till: TillProcess, role: keyof typeof PINS): Promise<void> {
  const person = (await till.ask('till', {})).staff.find((s) => s.role === role);
  if (!person) throw new Error(`${till.name}: nobody is ${role}`);
  await till.do('signIn', { staff: person.id as never, pin: PINS[role] });
}

/** Its tickets are four for three, which the demo's own sum does not know. */
const FAMILY = 'matinee-famille';

/** Prices that ask for nothing: the demo has no hands for forms and proofs. */
const isPlain = (
  price: OfferView['events'][number]['dates'][number]['zones'][number]['prices'][number],
): boolean =>
  price.form === null &&
  price.proof === '' &&
  price.least === null &&
  price.payWhatYouWantFrom === null &&
  !price.notNow;

/** What a till can sell now: items with the places left here. */
async function offerOf(till: TillProcess): Promise<{ item: Item; here: number }[]> {
  const offer: OfferView = await till.ask('offer', {});
  return offer.events
    .filter((event) => event.id !== FAMILY)
    .flatMap((event) =>
      event.dates
        .filter((date) => !date.ended)
        .flatMap((date) =>
          date.zones
            .filter((zone) => (zone.here ?? 0) > 0)
            .flatMap((zone) =>
              zone.prices.filter(isPlain).map((price) => ({
                item: { date: date.id, price: price.id, quota: `${date.id}/${zone.id}`, minor: price.minor },
                here: zone.here ?? 0,
              })),
            ),
        ),
    );
}

/** Who will want what this evening. */
export async function listFor(tills: readonly TillProcess[], orders: number, seed: number): Promise<Wish[]> {
  const offers = await Promise.all(tills.map(offerOf));
  const left = offers.map((offer) => new Map(offer.map(({ item, here }) => [item.quota, here])));
  const items = (offers[0] ?? []).map(({ item }) => item).filter((item) => item.minor > 0);
  return shoppingList(orders, items, left, seeded(seed));
}

/** Puts a wish into the cart and gives what validating it takes. */
export async function fillCart(till: TillProcess, wish: Wish) {
  for (const { item, quantity } of wish.items)
    await till.do('addTickets', { date: item.date as never, price: item.price as never, quantity });
  const cart = await till.ask('cart', {});
  if (wish.method !== 'cash')
    await till.do('startTerminalPayment', {
      cart: cart.id as never,
      method: await methodId(till, wish.method),
    });
  const payments = [{ method: await methodId(till, wish.method), givenMinor: wish.givenMinor }];
  return { id: cart.commandId as CommandId, input: { cart: cart.id as never, payments, language: LANGUAGE } };
}

/** Sells a wish; the answer is the order. */
export async function sellTo(till: TillProcess, wish: Wish) {
  const { id, input } = await fillCart(till, wish);
  return await till.do('validateOrder', input, id);
}

async function methodId(till: TillProcess, kind: Wish['method']): Promise<never> {
  const method = (await till.ask('offer', {})).methods.find((m) => m.kind === kind);
  if (!method) throw new Error(`${till.name}: no payment method ${kind}`);
  return method.id as never;
}

/**
 * The operator looks at the paper: a ticket of which the till does not know whether it came out is on paper, and
 * is said to be, or is printed again. Gives how many there were.
 */
export async function lookAtPaper(
  till: TillProcess,
  onPaper: (ticketNumber: string) => boolean,
): Promise<number> {
  const { jobs } = await till.ask('printJobs', {});
  const toCheck = jobs.filter((job) => job.state === 'toCheck');
  for (const job of toCheck)
    await till.do('resolvePrintJob', {
      job: job.id as never,
      outcome: onPaper(job.what) ? 'cameOut' : 'printAgain',
    });
  return toCheck.length;
}

/** Waits until nothing waits to be printed; what is to check is settled by the operator. */
export async function printAll(
  till: TillProcess,
  onPaper: (ticketNumber: string) => boolean,
): Promise<number> {
  let unknown = 0;
  await until(`${till.name} has printed everything`, async () => {
    unknown += await lookAtPaper(till, onPaper);
    return (await till.ask('printJobs', {})).jobs.length === 0;
  });
  return unknown;
}

/** Counts the drawer as the till expects it and closes. */
export async function closeSession(till: TillProcess, cashMinor: number) {
  return await till.do('closeSession', { countedMinor: 20_000 + cashMinor });
}
