import { randomBytes } from 'node:crypto';
import { openTill } from '../../electron/compose.ts';
import { uuidv7 } from '../../shared/kernel/ids.ts';
import { fillCart, signIn, validate } from '../crash/tillFolder.ts';
import { silentLog } from '../fakes/till.ts';
import { librarySession } from './librarySession.ts';
import type { Answer, Ask, ChildOptions, SoldTicket } from './protocol.ts';
import { FAULT_TIMINGS } from './timings.ts';

/** The child of the fault run: the real till on its data folder, told what to do over the pipe until it is killed. */
const options = JSON.parse(process.argv[2] ?? '{}') as ChildOptions;
const SCREEN = 'screen-1';
/** The last ones are enough: the parent asks after every sale. */
const NEWEST_ORDERS = 4;

const till = await openTill({
  dataDir: options.dataDir,
  log: silentLog,
  software: 'guichet print faults',
  printing: {
    timings: FAULT_TIMINGS,
    ...(options.transport === 'library' ? { session: librarySession } : {}),
  },
});
const { core } = till;
await signIn(core);
const say = (answer: Answer): void => void process.send?.(answer);
const command = () => uuidv7<'command'>(Date.now(), randomBytes(10));
/** The tickets of the last sales. */
async function soldTickets(): Promise<readonly SoldTicket[]> {
  const reply = await core.queries.orders({ search: '', limit: NEWEST_ORDERS }, SCREEN);
  if (!reply.ok) throw new Error(reply.refusal.kind);
  const tickets: SoldTicket[] = [];
  for (const { id } of reply.value.orders) {
    const order = await core.queries.order({ order: id as never }, SCREEN);
    if (!order.ok) throw new Error(order.refusal.kind);
    for (const ticket of order.value.tickets) {
      const document = await core.queries.ticketDocument({ ticket: ticket.id as never }, SCREEN);
      if (!document.ok) throw new Error(document.refusal.kind);
      tickets.push({ number: ticket.number, qr: document.value.qr });
    }
  }
  return tickets;
}

async function answer(ask: Ask): Promise<Answer> {
  switch (ask.type) {
    case 'printer': {
      const asManager = await core.commands.signIn(
        { staff: 'sophie' as never, pin: '1111' },
        SCREEN,
        command(),
      );
      if (!asManager.ok) throw new Error(asManager.refusal.kind);
      const saved = await core.commands.savePrinter(
        {
          id: null,
          name: 'Tickets',
          use: 'tickets',
          address: `tcp://127.0.0.1:${ask.port}`,
          language: 'escpos',
          stock: 'roll80',
          dpi: 203,
          letters: 'own',
          layouts: {},
          drawer: 'none',
        },
        SCREEN,
        command(),
      );
      if (!saved.ok) throw new Error(saved.refusal.kind);
      await signIn(core);
      return { type: 'done' };
    }
    case 'sell': {
      await validate(core, await fillCart(core, 'p1', ask.quantity));
      return { type: 'done' };
    }
    case 'jobs': {
      const reply = await core.queries.printJobs({}, SCREEN);
      if (!reply.ok) throw new Error(reply.refusal.kind);
      return {
        type: 'jobs',
        jobs: reply.value.jobs.map((job) => ({ id: job.id, ticket: job.what, state: job.state })),
      };
    }
    case 'resolve':
      await core.commands.resolvePrintJob({ job: ask.job as never, outcome: ask.outcome }, SCREEN, command());
      return { type: 'done' };
    case 'tickets':
      return { type: 'tickets', tickets: await soldTickets() };
    case 'close':
      await till.close();
      return { type: 'done' };
  }
}

process.on('message', (ask: Ask) => {
  answer(ask).then(
    (said) => {
      say(said);
      if (ask.type === 'close') process.disconnect();
    },
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});
say({ type: 'ready' });
