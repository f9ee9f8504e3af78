import type { CommandInput, CommandName, CommandReply } from '../../shared/contract/commands.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Chance } from './chance.ts';
import { Crashed, type TillHost } from './tillHost.ts';
import { Violation } from './truth.ts';
import { HOUSE } from './venue.ts';

/** Says what somebody did, for a trace. */
export type Say = (what: string) => void;

/** Somebody at a till does something, whatever comes to mind; what is refused is given up. */
export async function actAt(till: TillHost, chance: Chance, say: Say): Promise<void> {
  const act = chance.weighted<(till: TillHost, chance: Chance, say: Say) => Promise<void>>([
    [30, sellPlaces],
    [30, sellSeats],
    [6, sellVoucher],
    [8, sayAgain],
    [5, closeSession],
  ]);
  try {
    if (!till.signedIn && !(await till.signIn())) return;
    await act(till, chance, say);
  } catch (error) {
    if (!(error instanceof Crashed)) throw error;
    say(`${till.name} crashed over it`);
  }
}

/** Signs in again, and sends what was not answered once more, as a person does after a crash. */
export async function comeBack(till: TillHost, chance: Chance, say: Say): Promise<void> {
  try {
    const { pending } = till;
    if (!(await till.signIn()) || !pending) return;
    const reply = await till.command(pending.name, pending.input as never, pending.id);
    say(`${till.name} sent ${pending.name} again: ${outcome(reply)}`);
    till.pending = null;
    void chance;
  } catch (error) {
    if (!(error instanceof Crashed)) throw error;
  }
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
  if (reply.ok) till.answered.push({ name, input, id, reply: JSON.stringify(reply.value) });
  if (till.answered.length > 20) till.answered.shift();
  return reply;
}

async function sellPlaces(till: TillHost, chance: Chance, say: Say): Promise<void> {
  const line = {
    date: chance.pick(HOUSE.floorDates),
    price: chance.pick(HOUSE.floorPrices),
    quantity: 1 + chance.below(3),
  };
  await sell(till, chance, say, line);
}

async function sellSeats(till: TillHost, chance: Chance, say: Say): Promise<void> {
  const line = { date: HOUSE.hallDate, price: chance.pick(HOUSE.hallPrices), quantity: 1 + chance.below(2) };
  await sell(till, chance, say, line);
}

async function sell(
  till: TillHost,
  chance: Chance,
  say: Say,
  line: { readonly date: string; readonly price: string; readonly quantity: number },
): Promise<void> {
  if (!(await atWork(till))) return;
  const added = await till.command('addTickets', line);
  if (!added.ok) {
    say(`${till.name} ${line.quantity} × ${line.date} ${line.price}: ${added.refusal.kind}`);
    return;
  }
  if (chance.perMille(250)) {
    const entered = await till.command('enterCode', { code: HOUSE.code });
    if (!entered.ok) say(`${till.name} code: ${entered.refusal.kind}`);
  }
  await pay(till, say, `${line.quantity} × ${line.date} ${line.price}`);
}

async function pay(till: TillHost, say: Say, what: string): Promise<void> {
  const cart = await till.query('cart', {});
  if (!cart.ok) return;
  const sold = await send(
    till,
    'validateOrder',
    {
      cart: cart.value.id,
      payments: [{ method: 'cash', givenMinor: null }],
      language: 'en',
      print: { tickets: false, receipt: false },
    },
    cart.value.commandId as CommandId,
  );
  if (sold.ok) say(`${till.name} sold ${what} as ${sold.value.number}`);
  else {
    say(`${till.name} sold not ${what}: ${sold.refusal.kind}`);
    await till.command('emptyCart', {});
  }
}

async function sellVoucher(till: TillHost, _chance: Chance, say: Say): Promise<void> {
  if (!(await atWork(till))) return;
  const added = await till.command('addVoucher', { product: 'gift', minor: HOUSE.voucherMinor, quantity: 1 });
  if (added.ok) await pay(till, say, 'a gift voucher');
}

/** G2: a command that was answered gets the same answer again, and changes nothing. */
async function sayAgain(till: TillHost, chance: Chance, say: Say): Promise<void> {
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

/** Opens the session where none is open. False when the till can't sell at all yet. */
async function atWork(till: TillHost): Promise<boolean> {
  const current = till.store.read.journal.current();
  if (!current) return false;
  if (current.state.session) return true;
  return (await send(till, 'openSession', { floatMinor: 20_000 })).ok;
}

async function closeSession(till: TillHost, chance: Chance, say: Say): Promise<void> {
  if (!till.store.read.journal.current()?.state.session) return;
  await till.command('emptyCart', {});
  const closed = await send(till, 'closeSession', { countedMinor: 20_000 + chance.below(100_000) });
  say(`${till.name} closed: ${outcome(closed)}`);
}

const outcome = (reply: Result<unknown, Refusal>): string => (reply.ok ? 'ok' : reply.refusal.kind);
