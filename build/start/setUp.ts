import { randomBytes } from 'node:crypto';
import { demoStaff } from '../../central/demo/staff.ts';
import type { Core } from '../../electron/core/api.ts';
import {
  type CommandInput,
  type CommandName,
  type CommandReply,
  Commands,
} from '../../shared/contract/commands.ts';
import type { TillView } from '../../shared/contract/tillViews.ts';
import { type PrinterId, type StaffId, uuidv7 } from '../../shared/kernel/ids.ts';

/** What the demo's till is told at its first start. */
export interface SetUp {
  readonly centre: string;
  code(): Promise<string>;
  /** Addresses, as tcp://host:port. */
  readonly ticketPrinter: string;
  readonly receiptPrinter: string;
}

// A screen of its own: whoever signs in here is signed in nowhere else.
const SCREEN = 'start';
const LOOPBACK = 'tcp://127.0.0.1:';
const PATIENCE_MS = 30_000;

/** Enrols a new till and sets its printers up, through the commands that the screens use. Does nothing later on. */
export async function setUpTill(core: Core, setUp: SetUp): Promise<void> {
  if (!(await tillOf(core)).enrolled)
    await act(core, 'enrol', { code: await setUp.code(), centre: setUp.centre });
  const manager = demoStaff.find((person) => person.role === 'manager');
  if (manager === undefined) throw new Error('The demo venue has no manager');
  await whenChanged(core, async () => (await tillOf(core)).staff.some((person) => person.id === manager.id));
  const printers = [
    { name: 'Tickets', use: 'tickets', address: setUp.ticketPrinter },
    { name: 'Receipts', use: 'receipts', address: setUp.receiptPrinter },
  ] as const;
  const known = (await tillOf(core)).printers;
  const changes: CommandInput<'savePrinter'>[] = [];
  for (const printer of printers) {
    const before = known.find((one) => one.use === printer.use);
    if (before === undefined) changes.push({ ...printer, id: null });
    // A printer that the manager set up elsewhere is theirs; ours may have moved to another port.
    else if (before.address.startsWith(LOOPBACK) && before.address !== printer.address)
      changes.push({ ...printer, id: before.id as PrinterId });
  }
  if (changes.length === 0) return;
  await act(core, 'signIn', { staff: manager.id as StaffId, pin: manager.pin });
  for (const change of changes) await act(core, 'savePrinter', change);
  await act(core, 'signOut', {});
}

async function tillOf(core: Core): Promise<TillView> {
  const reply = await core.queries.till({}, SCREEN);
  if (!reply.ok) throw new Error(`The till does not say what it is: ${reply.refusal.kind}`);
  return reply.value;
}

async function act<N extends CommandName>(
  core: Core,
  name: N,
  input: CommandInput<N>,
): Promise<CommandReply<N>> {
  const reply = await core.commands[name](
    Commands[name].input.parse(input) as never,
    SCREEN,
    uuidv7(Date.now(), randomBytes(10)),
  );
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.refusal)}`);
  return reply.value as CommandReply<N>;
}

/** Waits for a condition that a change in the core may make true; rejects after half a minute. */
async function whenChanged(core: Core, condition: () => Promise<boolean>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const check = (): void => {
    condition().then((holds) => holds && resolve(), reject);
  };
  const stop = core.onChanged(check);
  const timer = setTimeout(() => reject(new Error('The centre sent no catalogue')), PATIENCE_MS);
  check();
  try {
    await promise;
  } finally {
    stop();
    clearTimeout(timer);
  }
}
