import type { CommandInput, CommandName, CommandReply } from '../../shared/contract/commands.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { CommandId, OrderId, ThingId, VoucherId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Chance } from './chance.ts';
import type { Receivable } from './receivables.ts';
import type { Reservation } from './reservations.ts';
import type { TillHost } from './tillHost.ts';
import type { Paper } from './truth.ts';
import { HOUSE } from './venue.ts';

/** Says what somebody did, for a trace. */
export type Say = (what: string) => void;

/** What somebody at a till has to do with. */
export interface Scene {
  readonly till: TillHost;
  readonly chance: Chance;
  readonly say: Say;
  /** Codes of gift vouchers that customers have. */
  readonly vouchers: string[];
  /** Tickets that customers have, or copies of them. */
  readonly papers: readonly Paper[];
  /** Reservations that customers have made, closed ones too. */
  readonly reservations: readonly Reservation[];
  /** Invoices that were issued, paid ones too. */
  readonly receivables: readonly Receivable[];
}

/** Sends a command and remembers it until it is answered, and its answer for later. */
export async function send<N extends CommandName>(
  till: TillHost,
  name: N,
  input: CommandInput<N>,
  id: CommandId = till.newCommand(),
): Promise<Result<CommandReply<N>, Refusal>> {
  till.pending = { name, input, id };
  const reply = await till.command(name, input, id);
  till.pending = null;
  if (reply.ok && name !== 'resolveCase')
    till.answered.push({ name, input, id, reply: JSON.stringify(reply.value) });
  if (till.answered.length > 20) till.answered.shift();
  return reply;
}

/** A manager's PIN beside a command, or none. */
export const wordOf = (chance: Chance, perMille: number) =>
  chance.perMille(perMille) ? { staff: HOUSE.manager, pin: HOUSE.pin } : null;

/**
 * Pays for the cart in hand, or is paid back what old tickets are worth more; what is refused empties it. `invoice`: it is
 * owed, and valid at once or reserved until it is paid.
 */
export async function pay(
  scene: Scene,
  what: string,
  approval: CommandInput<'validateOrder'>['approval'] = null,
  invoice: { readonly issueNow: boolean } | null = null,
): Promise<void> {
  const { till, chance, say } = scene;
  const cart = await till.query('cart', {});
  if (!cart.ok) return;
  const { id, commandId, leftMinor } = cart.value;
  const sold = await send(
    till,
    'validateOrder',
    {
      cart: id,
      payments:
        leftMinor > 0
          ? [{ method: invoice ? HOUSE.invoice : chance.pick(HOUSE.methods), givenMinor: null }]
          : [],
      issueNow: invoice?.issueNow ?? false,
      payBackBy: HOUSE.methods[0],
      approval,
      language: 'en',
      print: { tickets: false, receipt: false },
    },
    commandId as CommandId,
  );
  if (!sold.ok) {
    say(`${till.name} sold not ${what}: ${sold.refusal.kind}`);
    await till.command('emptyCart', {});
    return;
  }
  say(`${till.name} sold ${what} as ${sold.value.number}`);
  for (const { id: voucher } of sold.value.vouchers) {
    const code = till.store.read.vouchers.get(voucher as VoucherId)?.sealed;
    if (code !== undefined) scene.vouchers.push(code);
  }
}

/** Empties a cart that a crash left behind with a reservation, old tickets or a pass in it: not everything goes in there. */
export async function letGo(till: TillHost): Promise<void> {
  const cart = await till.query('cart', {});
  if (!cart.ok) return;
  if (cart.value.reservation || cart.value.exchange) await till.command('emptyCart', {});
  for (const { pass } of cart.value.passes) await till.command('dropPass', { pass: pass as never });
}

/** Opens the session where none is open. False when the till can't sell at all yet. */
export async function atWork(till: TillHost): Promise<boolean> {
  const current = till.store.read.journal.current();
  if (!current) return false;
  if (current.state.session) return true;
  return (await send(till, 'openSession', { floatMinor: 20_000 })).ok;
}

/**
 * Of several things often one that this till was given the authority over, for who was sent away with it comes again; else
 * mostly one whose order it has heard of.
 */
export function oftenGranted<T>(
  { till, chance }: Scene,
  things: readonly T[],
  idOf: (thing: T) => { readonly thing: string; readonly order: string },
): readonly T[] {
  const granted = things.filter((thing) => isGranted(till, idOf(thing).thing));
  if (granted.length > 0 && chance.perMille(700)) return granted;
  const known = things.filter((thing) => isKnown(till, idOf(thing).order));
  return known.length > 0 && chance.perMille(800) ? known : things;
}

/** Of several things often one that another till made: people go wherever the queue is short. */
export function oftenForeign<T extends { readonly stream: string }>(
  { till, chance }: Scene,
  things: readonly T[],
): readonly T[] {
  const foreign = things.filter((one) => one.stream !== till.stream);
  return foreign.length > 0 && chance.perMille(500) ? foreign : things;
}

/** True when a till has heard of an order. */
export const isKnown = ({ store }: TillHost, order: string): boolean =>
  store.read.orders.get(order as OrderId) !== undefined ||
  store.read.foreignOrders.get(order as OrderId) !== undefined;

/** True when a till was given the authority over a thing. */
export function isGranted({ stream, store }: TillHost, thing: string): boolean {
  return stream !== null && store.read.authorities.granted(stream, thing as ThingId);
}

/** How a command went, in a word. */
export const outcome = (reply: Result<unknown, Refusal>): string => (reply.ok ? 'ok' : reply.refusal.kind);

/** One of them all, mostly one that is open, and of those rather one that this till has heard of or may act on. */
export function mostlyOpen<T extends { readonly order: string; readonly stream: string }>(
  scene: Scene,
  all: readonly T[],
  open: readonly T[],
): T | undefined {
  const { till, chance } = scene;
  const known = open.filter(({ order }) => isKnown(till, order));
  const likely = oftenGranted(scene, oftenForeign(scene, known.length > 0 ? known : open), ({ order }) => ({
    thing: order,
    order,
  }));
  const from = likely.length > 0 && chance.perMille(850) ? likely : all;
  return from.length === 0 ? undefined : chance.pick(from);
}
