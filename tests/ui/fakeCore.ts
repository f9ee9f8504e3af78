import type { CartView } from '../../shared/contract/cartViews.ts';
import type { CaseView } from '../../shared/contract/caseView.ts';
import type { Transport } from '../../shared/contract/client.ts';
import { type CommandInput, type CommandName, Commands } from '../../shared/contract/commands.ts';
import { type Topic, topic } from '../../shared/contract/events.ts';
import type { RequestMessage } from '../../shared/contract/message.ts';
import type { OfferView } from '../../shared/contract/offerViews.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { Queries, type QueryInput, type QueryName, type QueryReply } from '../../shared/contract/queries.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { TillView } from '../../shared/contract/tillViews.ts';
import { orderNumber, ticketNumber } from '../../shared/domain/numbers.ts';
import type { ReadinessFacts } from '../../shared/domain/readiness/judge.ts';
import { placesToAsk } from '../../shared/domain/readiness/rights.ts';
import { uuidv7 } from '../../shared/kernel/ids.ts';
import { cashRounding } from '../../shared/kernel/money.ts';
import { instant } from '../../shared/kernel/time.ts';
import { fakeEvening, fakePerformances, fakeStatement } from './fakeEvening.ts';
import { fakeGuests } from './fakeGuests.ts';
import { fakeInvoices } from './fakeInvoices.ts';
import { fakePasses, onPasses } from './fakePasses.ts';
import { fakeReadiness, readyTill } from './fakeReadiness.ts';
import { fakeRescue } from './fakeRescue.ts';
import { fakeReservations } from './fakeReservations.ts';
import { foreignOrder, givenBack, planOf } from './fakeReturns.ts';
import { EVENING, fakeOffer, fakeTill } from './fakeVenue.ts';

type Line = CartView['lines'][number];
/** Nothing said on a ticket. */
const NOBODY = { holder: '', email: '', text: [], answers: {} };
const isTicket = (line: Line): line is Extract<Line, { kind: 'ticket' }> => line.kind === 'ticket';
type Answer = { ok: true; value: unknown } | { ok: false; refusal: Refusal };
type PrintState = OrderView['tickets'][number]['print'];
type Closing = QueryReply<'closings'>['closings'][number];

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
  prints: PrintState['state'][];
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

const ok = (value: unknown): Answer => ({ ok: true, value });
const no = (refusal: Refusal): Answer => ({ ok: false, refusal });

/** A fake core on its evening. */
export function createFakeCore(): FakeCore {
  let made = 0;
  let ordinal = 411;
  let ticketOrdinal = 912;
  let refundOrdinal = 0;
  const newId = (): string => uuidv7(EVENING + ++made, new Uint8Array(10).fill(made % 251));
  const newCart = (): CartView => ({
    id: newId(),
    commandId: newId(),
    lines: [],
    tickets: 0,
    listMinor: 0,
    discountMinor: 0,
    totalMinor: 0,
    leftMinor: 0,
    cashMinor: 0,
    free: false,
    byPass: false,
    codes: [],
    vouchers: [],
    passes: [],
    exchange: null,
    payments: [],
    customer: null,
    suggestedCustomer: null,
    wish: null,
    text: [],
    hidePrice: false,
    reservation: null,
    customerOnTickets: false,
    override: null,
    answers: {},
    orderForms: [],
    terminal: null,
    undo: null,
  });
  let cart = newCart();
  let emptied: CartView | null = null;
  const orders: OrderView[] = [];
  const closings: Closing[] = [];
  const rescue = fakeRescue();
  const answered = new Map<string, Answer>();
  const listeners = new Set<(event: unknown) => void>();

  const put = (given: CartView): Answer => {
    const next = onPasses(given);
    const lines = next.lines.filter((line) => line.quantity > 0);
    const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);
    const leftMinor = next.vouchers.reduce((left, { paysMinor }) => left - paysMinor, totalMinor);
    cart = {
      ...next,
      lines,
      listMinor: totalMinor,
      totalMinor,
      leftMinor,
      cashMinor: leftMinor + cashRounding(leftMinor, 5),
      undo: null,
      tickets: lines.reduce((n, line) => n + line.quantity, 0),
    };
    return ok(cart);
  };
  const withQuantity = (line: Line, quantity: number): Line => ({
    ...line,
    quantity,
    totalMinor: quantity * line.unitMinor,
    ...(line.kind === 'voucher'
      ? {}
      : { details: Array.from({ length: quantity }, (_, i) => line.details[i] ?? NOBODY) }),
  });

  function addTickets({ date, price, quantity }: CommandInput<'addTickets'>): Answer {
    for (const event of core.offer.events)
      for (const d of event.dates)
        for (const zone of d.zones)
          for (const p of zone.prices)
            if (d.id === date && p.id === price) {
              const before = cart.lines
                .filter((l) => l.kind === 'ticket' && l.zone === zone.id)
                .reduce((n, l) => n + l.quantity, 0);
              const left = (zone.here ?? 0) - before;
              if (zone.here === null) return no({ kind: 'notOnThisTill', zone: zone.name });
              if (quantity > left) return no({ kind: 'quotaGone', zone: zone.name, left, wanted: quantity });
              const same = cart.lines.find((l) => l.kind === 'ticket' && l.price === price);
              if (same)
                return put({
                  ...cart,
                  lines: cart.lines.map((l) => (l === same ? withQuantity(l, l.quantity + quantity) : l)),
                });
              return put({
                ...cart,
                lines: [
                  ...cart.lines,
                  {
                    kind: 'ticket' as const,
                    id: newId(),
                    date,
                    price,
                    quantity,
                    discounts: [],
                    numbered: false,
                    seats: [],
                    split: [],
                    form: null,
                    formState: 'none' as const,
                    payWhatYouWantFrom: null,
                    proof: '',
                    proofSeen: false,
                    free: false,
                    reason: null,
                    details: Array.from({ length: quantity }, () => NOBODY),
                    eventName: event.name,
                    startsAt: d.startsAt,
                    today: d.today,
                    zone: zone.id,
                    zoneName: zone.name,
                    colour: zone.colour,
                    priceName: p.name,
                    unitMinor: p.minor,
                    totalMinor: p.minor * quantity,
                  },
                ],
              });
            }
    return no({ kind: 'priceUnknown', line: '' });
  }

  function validate(input: CommandInput<'validateOrder'>): Answer {
    if (input.cart !== cart.id) return no({ kind: 'cartGone' });
    if (core.till.session === null) return no({ kind: 'sessionMissing' });
    const asked = input.payments[0];
    const method = core.offer.methods.find((m) => m.id === asked?.method);
    if (asked === undefined || method === undefined) return no({ kind: 'methodUnknown', method: '' });
    const due = method.kind === 'cash' ? cart.cashMinor : cart.totalMinor;
    const given = asked.givenMinor ?? due;
    if (given < due) return no({ kind: 'paymentMissing', missingMinor: due - given });
    const printers = core.till.printers;
    const order: OrderView = {
      id: newId(),
      number: orderNumber('2', ++ordinal),
      state: 'validated',
      at: instant(EVENING),
      by: 'anna',
      byName: 'Anna Meier',
      totalMinor: cart.totalMinor,
      roundingMinor: due - cart.totalMinor,
      changeMinor: given - due,
      payments: [
        {
          method: method.id,
          methodName: method.name,
          kind: method.kind,
          minor: due,
          givenMinor: given,
          changeMinor: given - due,
          reference: '',
          foreign: null,
          voucher: null,
        },
      ],
      passes: [],
      vouchers: [],
      lines: [],
      customer: null,
      mails: [],
      refunds: [],
      receivable: null,
      collected: null,
      corrections: [],
      textChanges: [],
      replaces: null,
      foreign: null,
      tickets: cart.lines.filter(isTicket).flatMap((line) =>
        Array.from({ length: line.quantity }, () => {
          const state = core.prints.shift() ?? 'printed';
          return {
            id: newId(),
            number: ticketNumber('2', ++ticketOrdinal),
            eventName: line.eventName,
            startsAt: line.startsAt ?? instant(EVENING),
            zoneName: line.zoneName,
            priceName: line.priceName,
            minor: line.unitMinor,
            holder: line.details[0]?.holder ?? '',
            text: [],
            kind: 'ticket' as const,
            seat: null,
            reason: '',
            answers: [],
            state: 'valid' as const,
            refund: '',
            print: { state, job: newId(), copy: 0, reason: state === 'printed' ? null : core.printReason },
          };
        }),
      ),
      receipt: { state: 'none', job: null, copy: 0, reason: null },
      atCentre: false,
    };
    for (const line of cart.lines)
      for (const event of core.offer.events)
        for (const d of event.dates)
          for (const zone of d.zones)
            if (line.kind === 'ticket' && zone.id === line.zone && zone.here !== null)
              (zone as { here: number }).here -= line.quantity;
    orders.unshift(order);
    cart = newCart();
    const count = (state: PrintState['state']): number =>
      order.tickets.filter((t) => t.print.state === state).length;
    if (printers[0])
      printers[0] = {
        ...printers[0],
        toCheck: count('toCheck'),
        waiting: count('waiting'),
        blocked: count('blocked'),
      };
    core.till.sync = { ...core.till.sync, ordersWaiting: core.till.sync.ordersWaiting + 1 };
    return ok(order);
  }

  const setPrint = (
    match: (t: OrderView['tickets'][number]) => boolean,
    print: Partial<PrintState>,
  ): OrderView | undefined => {
    for (const [i, order] of orders.entries()) {
      if (!order.tickets.some(match)) continue;
      const next = {
        ...order,
        tickets: order.tickets.map((t) => (match(t) ? { ...t, print: { ...t.print, ...print } } : t)),
      };
      orders[i] = next;
      return next;
    }
    return undefined;
  };

  function close(countedMinor: number): Answer {
    const { session } = core.till;
    if (session === null) return no({ kind: 'sessionMissing' });
    const taken = orders.reduce((sum, o) => sum + o.totalMinor + o.roundingMinor, 0);
    const closing: Closing = {
      number: `Z2-000${closings.length + 7}`,
      at: instant(EVENING),
      by: 'anna',
      orders: orders.length + 36,
      tickets: 84,
      copies: 1,
      floatMinor: session.floatMinor,
      linesMinor: taken,
      roundingMinor: -2,
      methods: [
        {
          method: 'cash',
          methodName: 'Cash',
          kind: 'cash',
          minor: 182_000 + taken,
          count: 20,
          foreign: null,
        },
        { method: 'card', methodName: 'Card', kind: 'card', minor: 118_240, count: 12, foreign: null },
        { method: 'twint', methodName: 'TWINT', kind: 'twint', minor: 61_600, count: 5, foreign: null },
      ],
      taxes: [{ vatName: 'Culture', vatBasisPoints: 260, grossMinor: 361_840, taxMinor: 9_169 }],
      countedForeign: [],
      vouchersMinor: 0,
      returns: null,
      expectedCashMinor: session.floatMinor + 182_000 + taken,
      countedCashMinor: countedMinor,
      differenceMinor: countedMinor - (session.floatMinor + 182_000 + taken),
      shortHash: '7QK2-M4XD-91',
      openedBy: 'Anna Meier',
      approvedBy: '',
      movements: null,
      invoices: { issued: 2, issuedMinor: 34_800, creditedMinor: 0, settled: 1, settledMinor: 11_600 },
      counting: null,
    };
    closings.unshift(closing);
    core.till.session = null;
    return ok(closing);
  }

  const passes = fakePasses(newId);
  const reservations = fakeReservations(newId);
  const invoices = fakeInvoices(newId);
  const guests = fakeGuests(newId);
  const said = (value: { kind: string } | object): Answer =>
    'kind' in value ? no(value as Refusal) : ok(value);
  const edits = new Map<string, unknown>();
  function command(name: CommandName, raw: unknown): Answer {
    const input = Commands[name].input.parse(raw) as never;
    switch (name) {
      case 'setOrderCustomer':
        return no({ kind: 'customerUnknown' });
      case 'printStatement':
        return ok({});
      case 'eraseCustomer':
        return ok({ entries: 3 });
      case 'collectOrder': {
        const one = orders.find((o) => o.id === (input as CommandInput<'collectOrder'>).order);
        if (!one) return no({ kind: 'orderUnknown' });
        one.collected ??= { at: instant(EVENING), byName: 'Noah Favre', tillNo: null };
        return ok(one);
      }
      case 'releaseHold':
        return said(reservations.end((input as CommandInput<'releaseHold'>).order, 'released'));
      case 'addGuest':
        return said(guests.add(input));
      case 'tickGuest':
        return said(guests.tick((input as CommandInput<'tickGuest'>).guest));
      case 'settleInvoice':
        return said(invoices.settle((input as CommandInput<'settleInvoice'>).order));
      case 'signIn': {
        const { staff, pin } = input as CommandInput<'signIn'>;
        const person = core.till.staff.find((one) => one.id === staff);
        if (person === undefined || pin !== '1234') return no({ kind: 'wrongPin', triesLeft: 4 });
        core.till.signedIn = person;
        return ok(person);
      }
      case 'takePass': {
        const taken = passes.take(cart, (input as CommandInput<'takePass'>).pass);
        return taken ? put({ ...cart, passes: [...cart.passes, taken] }) : no({ kind: 'passUnknown' });
      }
      case 'dropPass': {
        const gone = (input as CommandInput<'dropPass'>).pass;
        return put({ ...cart, passes: cart.passes.filter((one) => one.pass !== gone) });
      }
      case 'voidVoucher':
        return ok(passes.void((input as CommandInput<'voidVoucher'>).reason));
      case 'signOut':
        core.till.signedIn = null;
        return ok({});
      case 'enrol': {
        const { code } = input as CommandInput<'enrol'>;
        if (code !== 'LAC-2026') return no({ kind: 'enrolmentRefused', reason: 'codeUnknown' });
        core.till.enrolled = true;
        return ok({});
      }
      case 'reserveCart': {
        const { name: reservedFor = '' } = input as CommandInput<'reserveCart'>;
        const made = reservations.add(reservedFor, cart.totalMinor);
        cart = newCart();
        return ok(made);
      }
      case 'takeReservation': {
        const { order } = input as CommandInput<'takeReservation'>;
        const one = reservations.of(order);
        if (!one) return no({ kind: 'reservationUnknown' });
        return put({ ...newCart(), reservation: { order, number: one.number } });
      }
      case 'splitReservation':
        return said(reservations.split(input));
      case 'endReservation': {
        const { order, why } = input as CommandInput<'endReservation'>;
        return said(reservations.end(order, why));
      }
      case 'releaseNoShows':
        return ok(reservations.release((input as CommandInput<'releaseNoShows'>).orders));
      case 'addTickets':
        return addTickets(input);
      case 'setQuantity': {
        const { line, quantity } = input as CommandInput<'setQuantity'>;
        return put({
          ...cart,
          lines: cart.lines.map((l) => (l.id === line ? withQuantity(l, quantity) : l)),
        });
      }
      case 'setDetail': {
        const { line, detail } = input as CommandInput<'setDetail'>;
        const told = (l: Line): Line =>
          l.id !== line || l.kind === 'voucher'
            ? l
            : { ...l, details: l.details.map((one) => ({ ...one, ...(detail as object) })) };
        return put({ ...cart, lines: cart.lines.map(told) });
      }
      case 'emptyCart':
        emptied = cart;
        put(newCart());
        cart = { ...cart, undo: { until: instant(Date.now() + 10_000) } };
        return ok(cart);
      case 'undoEmpty': {
        if (emptied === null) return no({ kind: 'nothingToUndo' });
        const back = emptied;
        emptied = null;
        return put(back);
      }
      case 'setOrderText':
        return put({ ...cart, ...(input as Partial<CartView>) });
      case 'enterCode': {
        const { code } = input as CommandInput<'enterCode'>;
        const paysMinor = Math.min(cart.leftMinor, 2000);
        const unknown = { leftMinor: null, validTo: null, byManager: true };
        return put({
          ...cart,
          vouchers: [{ voucher: code, last4: code.slice(-4), paysMinor, ...unknown }],
        });
      }
      case 'addPass':
      case 'addVoucher':
      case 'pickSeat':
      case 'dropSeat':
      case 'setWish':
      case 'setLine':
      case 'removeCode':
      case 'removeVoucher':
      case 'setCustomer':
      case 'saveCustomer':
      case 'addPayment':
      case 'removePayment':
      case 'acceptTerminalPart':
      case 'parkCart':
      case 'recallCart':
      case 'takeOverCart':
      case 'dropParked':
      case 'printTickets':
      case 'sendMail':
      case 'setRate':
        // What this fake does not play is played with the real core, end to end.
        return no({ kind: 'unknownCommand', name });
      case 'startTerminalPayment': {
        const { method } = input as CommandInput<'startTerminalPayment'>;
        const methodName = core.offer.methods.find((m) => m.id === method)?.name ?? '';
        return put({
          ...cart,
          terminal: { method, methodName, minor: cart.totalMinor, startedAt: instant(EVENING) },
        });
      }
      case 'declineTerminalPayment':
        return put({ ...cart, terminal: null });
      case 'validateOrder':
        return validate(input);
      case 'openSession':
        core.till.session = {
          id: newId(),
          openedAt: instant(EVENING),
          openedBy: 'anna',
          openedByName: 'Anna Meier',
          floatMinor: (input as CommandInput<'openSession'>).floatMinor,
          orders: 0,
          tickets: 0,
          takingsMinor: 0,
          foreign: [],
          beside: [],
          dropDue: false,
          counted: false,
        };
        return ok(core.till.session);
      case 'countSession': {
        const session = core.till.session;
        if (session === null) return no({ kind: 'sessionMissing' });
        core.till.session = { ...session, counted: true };
        return ok({ even: true, differs: [] });
      }
      case 'moveCash':
      case 'printX':
        return no({ kind: 'unknownCommand', name });
      case 'closeSession':
        return close((input as CommandInput<'closeSession'>).countedMinor);
      case 'printReceipt': {
        const i = orders.findIndex((o) => o.id === (input as CommandInput<'printReceipt'>).order);
        const order = orders[i];
        if (order === undefined) return no({ kind: 'orderUnknown' });
        orders[i] = { ...order, receipt: { state: 'printed', job: newId(), copy: 0, reason: null } };
        return ok(orders[i]);
      }
      case 'reprintTicket': {
        const { ticket } = input as CommandInput<'reprintTicket'>;
        const order = setPrint((t) => t.id === ticket, { state: 'printed', copy: 1 });
        return order ? ok(order) : no({ kind: 'ticketUnknown' });
      }
      case 'resolvePrintJob': {
        const { job, outcome } = input as CommandInput<'resolvePrintJob'>;
        setPrint(
          (t) => t.print.job === job,
          outcome === 'cameOut' ? { state: 'printed' } : { state: 'printed', copy: 1 },
        );
        const printer = core.till.printers[0];
        if (printer) core.till.printers[0] = { ...printer, toCheck: Math.max(0, printer.toCheck - 1) };
        return ok({});
      }
      case 'savePrinter': {
        const given = Commands.savePrinter.input.parse(raw);
        const printer = { ...given, id: newId(), standIn: null, capability: 'unprobed' as const };
        if (!printer.address.startsWith('tcp://')) return no({ kind: 'printerAddress', reason: 'tcp://' });
        const view = { ...printer, state: 'starting' as const, waiting: 0, blocked: 0, toCheck: 0 };
        core.till.printers.push(view);
        return ok(view);
      }
      case 'dismissNotice':
        core.till.notices = core.till.notices.filter(
          (n) => n.kind !== (input as CommandInput<'dismissNotice'>).kind,
        );
        return ok({});
      case 'saveLayout': {
        const { layout, edit } = Commands.saveLayout.input.parse(raw);
        edits.set(layout, edit);
        return ok({});
      }
      case 'removePrinter':
        core.till.printers = core.till.printers.filter(
          (p) => p.id !== (input as CommandInput<'removePrinter'>).printer,
        );
        return ok({});
      case 'setStandIn': {
        const { printer, by } = input as CommandInput<'setStandIn'>;
        const found = core.till.printers.find((p) => p.id === printer);
        if (!found) return no({ kind: 'printerUnknown' });
        Object.assign(found, { standIn: by });
        return ok(found);
      }
      case 'divertPrintJobs': {
        const order = orders.find((o) => o.id === (input as CommandInput<'divertPrintJobs'>).order);
        return order ? ok(order) : no({ kind: 'orderUnknown' });
      }
      case 'returnTickets': {
        const given = input as CommandInput<'returnTickets'>;
        const i = orders.findIndex((o) => o.id === given.order);
        const order = orders[i];
        if (order === undefined) return no({ kind: 'orderUnknown' });
        const done = givenBack(order, given, ++refundOrdinal);
        if ('kind' in done) return no(done);
        orders[i] = done.order;
        return ok(done);
      }
      case 'printRefund': {
        const order = orders.find((o) =>
          o.refunds.some((one) => one.id === (input as { refund: string }).refund),
        );
        return order ? ok(order) : no({ kind: 'refundUnknown' });
      }
      case 'resolveCase': {
        const { case: id, remedy } = input as CommandInput<'resolveCase'>;
        const i = core.cases.findIndex((one) => one.id === id);
        const found = core.cases[i];
        if (found === undefined) return no({ kind: 'caseUnknown' });
        const resolved = { remedy, byName: 'Sophie Blanc', at: instant(EVENING) };
        core.cases[i] = { ...found, remedies: [], resolved };
        core.till.sync = { ...core.till.sync, cases: core.till.sync.cases - 1 };
        return ok(core.cases[i]);
      }
      case 'chooseExchange':
      case 'dropExchange':
      case 'correctPayment':
      case 'correctPrice':
      case 'changeTicketText':
        return no({ kind: 'orderUnknown' });
      case 'backUp':
        core.ready = { ...core.ready, backupAt: core.ready.now };
        return ok({});
      case 'getPlaces':
        core.ready = {
          ...core.ready,
          tonight: core.ready.tonight.map((date) => ({
            ...date,
            zones: date.zones.map((one) => ({
              ...one,
              here: (one.here ?? 0) + placesToAsk(one),
              free: Math.max(0, (one.free ?? 0) - placesToAsk(one)),
            })),
          })),
        };
        return ok({});
      case 'makeRescueFile':
        return ok(rescue.made());
      case 'takeRescuePart': {
        const { offset, base64 } = input as CommandInput<'takeRescuePart'>;
        return ok({ size: offset + Math.floor((base64.length * 3) / 4) });
      }
      case 'handInRescue':
        return ok(rescue.handIn());
      case 'forgetRescue':
        return ok(rescue.forget((input as CommandInput<'forgetRescue'>).rescue));
      case 'syncNow':
      case 'printClosing':
      case 'openDrawer':
      case 'cancelPrintJob':
        return ok({});
      case 'printTestPage':
        core.ready = {
          ...core.ready,
          printers: core.ready.printers.map((one) =>
            one.id === (input as CommandInput<'printTestPage'>).printer ? { ...one, tested: true } : one,
          ),
        };
        return ok({});
    }
  }

  function query(name: QueryName, raw: unknown): Answer {
    const input = Queries[name].input.parse(raw) as Record<string, string>;
    switch (name) {
      case 'till':
        return ok(core.till);
      case 'layouts':
        return ok({ layouts: [...edits].map(([layout, edit]) => ({ layout, edit })) });
      case 'attachedPrinters':
        return ok({ printers: [{ address: 'usb:04b8:0e15', name: 'EPSON TM-T20III' }] });
      case 'reservations':
        return ok(reservations.list(input.search ?? '', input.which ?? ''));
      case 'guestLists':
        return ok({ lists: guests.lists });
      case 'guestListFile':
        return no({ kind: 'guestListUnknown' });
      case 'receivables':
        return ok(invoices.list(input.search ?? ''));
      case 'reservation':
        return said(reservations.of(input.order ?? '') ?? { kind: 'reservationUnknown' });
      case 'readiness':
        return ok(fakeReadiness(core.ready));
      case 'offer':
        return ok(core.offer);
      case 'cart':
        return ok(cart);
      case 'orders':
        return ok({
          orders: orders
            .filter((o) =>
              `${o.number} ${o.tickets.map((t) => t.number).join(' ')}`.includes(input.search ?? ''),
            )
            .map((o) => ({
              id: o.id,
              number: o.number,
              at: o.at,
              byName: o.byName,
              totalMinor: o.totalMinor,
              tickets: o.tickets.length,
              state: o.state,
              name: '',
              summary: [...new Set(o.tickets.map((t) => `${t.zoneName} ${t.priceName}`))].join(', '),
              methods: o.payments.map((p) => p.methodName),
              returned: o.tickets.filter((t) => t.state === 'returned').length,
              tillNo: o.foreign?.tillNo ?? null,
              print: o.tickets.find((t) => t.print.state !== 'printed')?.print.state ?? 'printed',
              atCentre: o.atCentre,
            })),
        });
      case 'order': {
        const order = orders.find((o) => o.id === input.order);
        return order ? ok(order) : no({ kind: 'orderUnknown' });
      }
      case 'ticketDocument': {
        const order = orders.find((o) => o.tickets.some((t) => t.id === input.ticket));
        const ticket = order?.tickets.find((t) => t.id === input.ticket);
        if (order === undefined || ticket === undefined) return no({ kind: 'ticketUnknown' });
        return ok({
          kind: 'ticket',
          language: 'en',
          eventName: ticket.eventName,
          eventSubtitle: 'Soirée d’ouverture',
          venueName: 'Salle Métropole',
          startsAt: ticket.startsAt,
          doorsAt: ticket.startsAt,
          timeZone: 'Europe/Zurich',
          zoneName: ticket.zoneName,
          priceName: ticket.priceName,
          minor: ticket.minor,
          currency: 'CHF',
          orderNumber: order.number,
          ticketNumber: ticket.number,
          holder: ticket.holder,
          seat: null,
          text: [],
          hidePrice: false,
          pass: null,
          specimen: false,
          qr: 'G1:7QK2M4XD91PA55ZT0B3H8WYR6C',
          code128: ticket.number.replaceAll('-', ''),
          copy: ticket.print.copy,
        });
      }
      case 'printJobs':
        return ok({
          jobs: orders.flatMap((o) =>
            o.tickets
              .filter((t) => !['printed', 'none', 'cancelled'].includes(t.print.state))
              .map((t) => ({
                id: t.print.job,
                printer: 'p1',
                what: `${t.zoneName} · ${t.priceName}`,
                order: o.id,
                orderNumber: o.number,
                state: t.print.state,
                reason: t.print.reason,
                at: o.at,
              })),
          ),
        });
      case 'correctionPrices':
      case 'correctionPlan':
        return no({ kind: 'orderUnknown' });
      case 'returnPlan': {
        const { order: id, tickets, original, method } = raw as QueryInput<'returnPlan'>;
        const order = orders.find((o) => o.id === id);
        return order ? ok(planOf(order, tickets, original, method)) : no({ kind: 'orderUnknown' });
      }
      case 'cases':
        return ok({ cases: core.cases });
      case 'evening':
        return ok(fakeEvening(input.day ?? null, core.till.sync.state === 'offline'));
      case 'performances':
        return ok({ performances: fakePerformances() });
      case 'statement':
        return ok(fakeStatement(String(input.date)));
      case 'eveningReport':
      case 'statementReport':
        return ok({ fileName: `${name}.${input.format}`, mime: 'text/csv', base64: 'QQ==' });
      case 'cashMovements':
        return ok({ movements: [] });
      case 'report':
      case 'reportFile':
        return no({ kind: 'closingUnknown' });
      case 'closings':
        return ok({ closings });
      case 'rescueBytes':
        return ok(rescue.bytes());
      case 'rescueFile':
        return ok(rescue.found(rescue.sealed));
      case 'rescues':
        return ok({ jobs: rescue.jobs, marks: rescue.marks });
      case 'cartTicketDocument': {
        const line = cart.lines.find((l) => l.id === input.line);
        if (line?.kind !== 'ticket') return no({ kind: 'lineGone' });
        return ok({
          kind: 'ticket',
          language: input.language,
          eventName: line.eventName,
          eventSubtitle: 'Soirée d’ouverture',
          venueName: 'Salle Métropole',
          startsAt: line.startsAt,
          doorsAt: line.startsAt,
          timeZone: 'Europe/Zurich',
          zoneName: line.zoneName,
          priceName: line.priceName,
          minor: line.unitMinor,
          currency: 'CHF',
          orderNumber: '–',
          ticketNumber: '–',
          holder: line.details[0]?.holder ?? '',
          seat: null,
          text: [...cart.text],
          hidePrice: cart.hidePrice,
          pass: null,
          specimen: true,
          qr: 'SPECIMEN',
          code128: 'SPECIMEN',
          copy: 0,
        });
      }
      case 'parkedCarts':
        return ok({ carts: [] });
      case 'customers':
      case 'duplicatesOf':
        return ok({ customers: [] });
      case 'passes':
        return ok(passes.find(input.search ?? ''));
      case 'voucher':
        return ok(passes.state(input.code ?? ''));
      case 'plan':
      case 'seatStates':
      case 'orderPdf':
        return no({ kind: 'planUnknown' });
    }
  }

  const core: FakeCore = {
    sent: [],
    rescue,
    till: fakeTill(),
    offer: fakeOffer(),
    reachable: true,
    loseAnswers: 0,
    refuseNext: null,
    prints: [],
    printReason: null,
    cases: [],
    newId,
    tellForeign: () => void orders.push(foreignOrder(newId)),
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
