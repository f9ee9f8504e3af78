import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Centre, startCentre } from '../../central/centre.ts';
import { demoStaff } from '../../central/demo/staff.ts';
import { openTill, type Till } from '../../electron/compose.ts';
import {
  type CommandInput,
  type CommandName,
  type CommandReply,
  Commands,
} from '../../shared/contract/commands.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { Queries, type QueryInput, type QueryName, type QueryReply } from '../../shared/contract/queries.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { type CommandId, uuidv7 } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { type Line, startLine } from '../demo/line.ts';
import { silentLog } from './till.ts';
import { accepted } from './toldOrders.ts';

const SCREEN = 'screen';
const manager = demoStaff.find((one) => one.role === 'manager') ?? demoStaff[0];
/** A manager of the demo venue, as an approval. */
export const MANAGER = { staff: manager?.id as never, pin: manager?.pin ?? '' };

/** A real till with a cable of its own to the centre; a manager is signed in and a cash session open. */
export interface TillAtCentre {
  readonly till: Till;
  readonly line: Line;
  readonly no: number;
  newId(): CommandId;
  run<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    id?: CommandId,
  ): Promise<Result<CommandReply<N>, Refusal>>;
  /** Runs it and gives the value; throws when it is refused. */
  done<N extends CommandName>(name: N, input: CommandInput<N>, id?: CommandId): Promise<CommandReply<N>>;
  ask<N extends QueryName>(name: N, input: QueryInput<N>): Promise<QueryReply<N>>;
  /** Waits until an answer fits. */
  when<N extends QueryName>(
    name: N,
    input: QueryInput<N>,
    fits: (reply: QueryReply<N>) => boolean,
  ): Promise<QueryReply<N>>;
}

/** A demo centre in memory and tills that joined it, all in this process. */
export interface House {
  readonly centre: Centre;
  readonly tills: readonly TillAtCentre[];
  close(): Promise<void>;
}

/** Opens a centre with so many tills. */
export async function openHouse(count = 2): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-house-'));
  const centre = await startCentre({ demo: { customers: 2 }, expectedTills: count, log: silentLog });
  const tills: TillAtCentre[] = [];
  for (let no = 1; no <= count; no++) tills.push(await joined(centre, join(folder, `till-${no}`), no));
  return {
    centre,
    tills,
    close: async () => {
      for (const one of tills) await one.till.close();
      for (const one of tills) await one.line.close();
      await centre.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A till that has joined a centre, in a folder of its own. */
export async function joined(centre: Centre, dataDir: string, no: number): Promise<TillAtCentre> {
  const line = await startLine(centre.url);
  const till = await openTill({ dataDir, log: silentLog, software: 'guichet test', syncIdleMs: 50 });
  let last: string | undefined;
  const newId = (): CommandId => {
    const id = uuidv7<'command'>(Date.now(), crypto.getRandomValues(new Uint8Array(10)), last);
    last = id;
    return id;
  };
  const run: TillAtCentre['run'] = (name, input, id = newId()) =>
    till.core.commands[name](Commands[name].input.parse(input) as never, SCREEN, id) as never;
  const ask: TillAtCentre['ask'] = async (name, input) =>
    accepted(await till.core.queries[name](Queries[name].input.parse(input) as never, SCREEN)) as never;
  const one: TillAtCentre = {
    till,
    line,
    no,
    newId,
    run,
    ask,
    done: async (name, input, id) => accepted(await run(name, input, id)),
    when: async (name, input, fits) => {
      for (let tries = 0; ; tries++) {
        const reply = await ask(name, input);
        if (fits(reply)) return reply;
        if (tries > 400) throw new Error(`till ${no}: ${name} never came to what was waited for`);
        await changed(till);
      }
    },
  };
  await one.done('enrol', { code: await centre.enrolmentCode(), centre: line.url });
  await one.when('till', {}, (view) => view.staff.some((person) => person.id === MANAGER.staff));
  await one.done('signIn', MANAGER);
  await one.done('openSession', { floatMinor: 20_000 });
  return one;
}

/** Resolves when the till says that something has changed, or after a moment. */
const changed = (till: Till): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, 100);
    const stop = till.core.onChanged(done);
    function done(): void {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });

/** Sells what is in the cart for cash. */
export async function sellCart(one: TillAtCentre, more: object = {}): Promise<OrderView> {
  const cart = await one.ask('cart', {});
  return await one.done(
    'validateOrder',
    {
      cart: cart.id as never,
      payments: [{ method: 'pay-cash' as never, givenMinor: null }],
      language: 'en',
      ...more,
    },
    cart.commandId as CommandId,
  );
}
