import type { CaseView } from '../../shared/contract/caseView.ts';
import type { Transport } from '../../shared/contract/client.ts';
import { type CommandName, Commands } from '../../shared/contract/commands.ts';
import { type Topic, topic } from '../../shared/contract/events.ts';
import type { RequestMessage } from '../../shared/contract/message.ts';
import type { OfferView } from '../../shared/contract/offerViews.ts';
import { Queries, type QueryName } from '../../shared/contract/queries.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { TillView } from '../../shared/contract/tillViews.ts';
import type { ReadinessFacts } from '../../shared/domain/readiness/judge.ts';
import { placesToAsk } from '../../shared/domain/readiness/rights.ts';
import { uuidv7 } from '../../shared/kernel/ids.ts';
import { instant } from '../../shared/kernel/time.ts';
import { type Answer, type Doings, type Findings, no, ok, said } from './fakeAnswers.ts';
import { fakeCart } from './fakeCart.ts';
import { fakeCash } from './fakeCash.ts';
import { fakeEvening, fakePerformances, fakeStatement } from './fakeEvening.ts';
import { fakeGuests } from './fakeGuests.ts';
import { fakeInvoices } from './fakeInvoices.ts';
import { fakeOrders } from './fakeOrders.ts';
import { fakePasses } from './fakePasses.ts';
import { fakePrinters } from './fakePrinters.ts';
import { fakeReadiness, readyTill } from './fakeReadiness.ts';
import { fakeRescue } from './fakeRescue.ts';
import { fakeReservations } from './fakeReservations.ts';
import { foreignOrder } from './fakeReturns.ts';
import type { Prints } from './fakeSale.ts';
import { EVENING, fakeOffer, fakeTill } from './fakeVenue.ts';

/** A core in memory that keeps the contract, for screens without a till behind them. PIN: 1234. */
export interface FakeCore extends Transport {
  /** Everything that was sent, in order. */
  readonly sent: RequestMessage[];
  readonly till: TillView;
  readonly offer: OfferView;
  /** False: nobody answers. */
  reachable: boolean;
  /** After carrying out this many more commands, the answer to the next one is lost. */
  loseAnswers: number;
  /** The next command is refused with this. */
  refuseNext: Refusal | null;
  /** What the next tickets' prints come to. */
  prints: Prints['prints'];
  printReason: string | null;
  cases: CaseView[];
  newId(): string;
  /** An order of another till is in the list too. */
  tellForeign(): void;
  /** What the readiness check judges. */
  ready: ReadinessFacts;
  changed(...topics: Topic[]): void;
  readonly rescue: ReturnType<typeof fakeRescue>;
}

/** A fake core on its evening. */
export function createFakeCore(): FakeCore {
  let made = 0;
  const newId = (): string => uuidv7(EVENING + ++made, new Uint8Array(10).fill(made % 251));
  const till = fakeTill();
  const offer = fakeOffer();
  const passes = fakePasses(newId);
  const reservations = fakeReservations(newId);
  const invoices = fakeInvoices(newId);
  const guests = fakeGuests(newId);
  const rescue = fakeRescue();
  const cart = fakeCart(newId, { offer, passes, reservations });
  const orders = fakeOrders(newId, { till, offer, cart, prints: () => core });
  const cash = fakeCash(newId, till, orders.all);
  const printers = fakePrinters(newId, till);
  const answered = new Map<string, Answer>();
  const listeners = new Set<(event: unknown) => void>();

  const people: Doings = {
    signIn: ({ staff, pin }) => {
      const person = till.staff.find((one) => one.id === staff);
      if (person === undefined || pin !== '1234') return no({ kind: 'wrongPin', triesLeft: 4 });
      till.signedIn = person;
      return ok(person);
    },
    signOut: () => {
      till.signedIn = null;
      return ok({});
    },
    enrol: ({ code }) => {
      if (code !== 'LAC-2026') return no({ kind: 'enrolmentRefused', reason: 'codeUnknown' });
      till.enrolled = true;
      return ok({});
    },
    dismissNotice: ({ kind }) => {
      till.notices = till.notices.filter((notice) => notice.kind !== kind);
      return ok({});
    },
  };
  const things: Doings = {
    voidVoucher: ({ reason }) => ok(passes.void(reason)),
    splitReservation: (input) => said(reservations.split(input as never)),
    endReservation: ({ order, why }) => said(reservations.end(order, why)),
    releaseNoShows: (input) => ok(reservations.release(input.orders)),
    releaseHold: ({ order }) => said(reservations.end(order, 'released')),
    addGuest: (input) => said(guests.add(input as never)),
    tickGuest: ({ guest }) => said(guests.tick(guest)),
    settleInvoice: ({ order }) => said(invoices.settle(order)),
    eraseCustomer: () => ok({ entries: 3 }),
    setOrderCustomer: () => no({ kind: 'customerUnknown' }),
    chooseExchange: () => no({ kind: 'orderUnknown' }),
    dropExchange: () => no({ kind: 'orderUnknown' }),
    correctPayment: () => no({ kind: 'orderUnknown' }),
    correctPrice: () => no({ kind: 'orderUnknown' }),
    changeTicketText: () => no({ kind: 'orderUnknown' }),
  };
  const upkeep: Doings = {
    syncNow: () => ok({}),
    resolveCase: ({ case: id, remedy }) => {
      const i = core.cases.findIndex((one) => one.id === id);
      const found = core.cases[i];
      if (found === undefined) return no({ kind: 'caseUnknown' });
      const resolved = { remedy, byName: 'Sophie Blanc', at: instant(EVENING) };
      core.cases[i] = { ...found, remedies: [], resolved };
      till.sync = { ...till.sync, cases: till.sync.cases - 1 };
      return ok(core.cases[i]);
    },
    backUp: () => {
      core.ready = { ...core.ready, backupAt: core.ready.now };
      return ok({});
    },
    getPlaces: () => {
      core.ready = withPlaces(core.ready);
      return ok({});
    },
    printTestPage: ({ printer }) => {
      const tested = core.ready.printers.map((one) => (one.id === printer ? { ...one, tested: true } : one));
      core.ready = { ...core.ready, printers: tested };
      return ok({});
    },
    makeRescueFile: () => ok(rescue.made()),
    takeRescuePart: ({ offset, base64 }) => ok({ size: offset + Math.floor((base64.length * 3) / 4) }),
    handInRescue: () => ok(rescue.handIn()),
    forgetRescue: (input) => ok(rescue.forget(input.rescue)),
  };
  const looked: Findings = {
    till: () => ok(till),
    offer: () => ok(offer),
    readiness: () => ok(fakeReadiness(core.ready)),
    cases: () => ok({ cases: core.cases }),
    reservations: ({ search, which }) => ok(reservations.list(search ?? '', which ?? '')),
    reservation: ({ order }) => said(reservations.of(order) ?? { kind: 'reservationUnknown' }),
    guestLists: () => ok({ lists: guests.lists }),
    receivables: ({ search }) => ok(invoices.list(search ?? '')),
    passes: ({ search }) => ok(passes.find(search ?? '')),
    voucher: ({ code }) => ok(passes.state(code)),
    customers: () => ok({ customers: [] }),
    duplicatesOf: () => ok({ customers: [] }),
    evening: ({ day }) => ok(fakeEvening(day ?? null, till.sync.state === 'offline')),
    performances: () => ok({ performances: fakePerformances() }),
    statement: ({ date }) => ok(fakeStatement(String(date))),
    eveningReport: ({ format }) => ok(fileOf('eveningReport', format)),
    statementReport: ({ format }) => ok(fileOf('statementReport', format)),
    rescueBytes: () => ok(rescue.bytes()),
    rescueFile: () => ok(rescue.found(rescue.sealed)),
    rescues: () => ok({ jobs: rescue.jobs, marks: rescue.marks }),
    guestListFile: () => no({ kind: 'guestListUnknown' }),
    correctionPrices: () => no({ kind: 'orderUnknown' }),
    correctionPlan: () => no({ kind: 'orderUnknown' }),
    report: () => no({ kind: 'closingUnknown' }),
    reportFile: () => no({ kind: 'closingUnknown' }),
    plan: () => no({ kind: 'planUnknown' }),
    seatStates: () => no({ kind: 'planUnknown' }),
    orderPdf: () => no({ kind: 'planUnknown' }),
  };
  const doings: Doings = {
    ...people,
    ...cart.commands,
    ...orders.commands,
    ...cash.commands,
    ...printers.commands,
    ...things,
    ...upkeep,
  };
  const findings: Findings = {
    ...looked,
    ...cart.queries,
    ...orders.queries,
    ...cash.queries,
    ...printers.queries,
  };

  // What this fake does not play is played with the real core, end to end.
  const command = (name: CommandName, input: unknown): Answer => {
    const does = doings[name] as ((input: unknown) => Answer) | undefined;
    return does?.(Commands[name].input.parse(input)) ?? no({ kind: 'unknownCommand', name });
  };
  const query = (name: QueryName, input: unknown): Answer => {
    const finds = findings[name] as ((input: unknown) => Answer) | undefined;
    return finds?.(Queries[name].input.parse(input)) ?? no({ kind: 'unknownCommand', name });
  };

  const core: FakeCore = {
    sent: [],
    rescue,
    till,
    offer,
    reachable: true,
    loseAnswers: 0,
    refuseNext: null,
    prints: [],
    printReason: null,
    cases: [],
    newId,
    tellForeign: () => void orders.all.push(foreignOrder(newId)),
    ready: readyTill(),
    changed: (...topics) => {
      for (const listener of listeners) listener({ topics });
    },
    request: async (message) => {
      core.sent.push(message);
      if (!core.reachable) throw new Error('no core');
      if (message.type === 'query') return structuredClone(query(message.name as QueryName, message.input));
      const id = message.commandId ?? '';
      const before = answered.get(id);
      const refused = core.refuseNext;
      core.refuseNext = null;
      const answer = before ?? (refused ? no(refused) : command(message.name as CommandName, message.input));
      if (answer.ok && Commands[message.name as CommandName].once) answered.set(id, answer);
      if (core.loseAnswers > 0) {
        core.loseAnswers--;
        throw new Error('answer lost');
      }
      queueMicrotask(() => core.changed(...topic.options));
      return structuredClone(answer);
    },
    subscribe: (onEvent) => {
      listeners.add(onEvent);
      return () => listeners.delete(onEvent);
    },
  };
  return core;
}

const fileOf = (name: string, format: string): object => ({
  fileName: `${name}.${format}`,
  mime: 'text/csv',
  base64: 'QQ==',
});

/** What is asked for of tonight's places is here. */
const withPlaces = (ready: ReadinessFacts): ReadinessFacts => ({
  ...ready,
  tonight: ready.tonight.map((date) => ({
    ...date,
    zones: date.zones.map((one) => ({
      ...one,
      here: (one.here ?? 0) + placesToAsk(one),
      free: Math.max(0, (one.free ?? 0) - placesToAsk(one)),
    })),
  })),
});
