import type { StoreApi } from 'zustand/vanilla';
import { type Client, createClient, type Transport } from '../../shared/contract/client.ts';
import type { Topic } from '../../shared/contract/events.ts';
import { topic } from '../../shared/contract/events.ts';
import { inOwn } from '../../shared/domain/payment.ts';
import { type CommandId, uuidv7 } from '../../shared/kernel/ids.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Clock, Random } from '../../shared/kernel/time.ts';
import { type CasesState, createCasesStore } from './casesStore.ts';
import { type CashState, createCashStore } from './cashStore.ts';
import { type CorrectState, createCorrectStore } from './correctStore.ts';
import { createCourier } from './courier.ts';
import { type CustomerState, createCustomerStore } from './customerStore.ts';
import { createDoorStore, type DoorState } from './doorStore.ts';
import { createEveningStore, type EveningState } from './eveningStore.ts';
import { createExchangeStore, type ExchangeState } from './exchangeStore.ts';
import { createGuestsStore, type GuestsState } from './guestsStore.ts';
import { createInvoicesStore, type InvoicesState } from './invoicesStore.ts';
import { createOrdersStore, type OrdersState } from './ordersStore.ts';
import { createPads, type Pads } from './pads.ts';
import { createParkedStore, type ParkedState } from './parkedStore.ts';
import { createPlanStore, type PlanState } from './planStore.ts';
import { createReadinessStore, type ReadinessState } from './readinessStore.ts';
import { createRescueStore, type RescueState } from './rescueStore.ts';
import { createReservationsStore, type ReservationsState } from './reservationsStore.ts';
import { createReturnsStore, type ReturnsState } from './returnsStore.ts';
import { createSaleStore, type SaleState } from './saleStore.ts';
import { dateShown } from './selling.ts';
import { createSignInStore, type SignInState } from './signInStore.ts';
import { createThingsStore, type ThingsState } from './thingsStore.ts';
import { createTillStore, type TillState } from './tillStore.ts';
import { createViewStore, type Shelf, type ViewState } from './viewStore.ts';

/** All the state of one screen. */
export interface App {
  readonly client: Client;
  readonly clock: Clock;
  readonly view: StoreApi<ViewState>;
  readonly till: StoreApi<TillState>;
  readonly signIn: StoreApi<SignInState>;
  readonly sale: StoreApi<SaleState>;
  readonly orders: StoreApi<OrdersState>;
  readonly cash: StoreApi<CashState>;
  readonly returns: StoreApi<ReturnsState>;
  readonly correct: StoreApi<CorrectState>;
  readonly exchange: StoreApi<ExchangeState>;
  readonly things: StoreApi<ThingsState>;
  readonly cases: StoreApi<CasesState>;
  readonly evening: StoreApi<EveningState>;
  readonly plan: StoreApi<PlanState>;
  readonly parked: StoreApi<ParkedState>;
  readonly customers: StoreApi<CustomerState>;
  readonly readiness: StoreApi<ReadinessState>;
  readonly rescue: StoreApi<RescueState>;
  readonly reservations: StoreApi<ReservationsState>;
  readonly door: StoreApi<DoorState>;
  readonly invoices: StoreApi<InvoicesState>;
  readonly guests: StoreApi<GuestsState>;
  readonly pads: Pads;
  /** Asks for everything and listens for changes; returns how to stop. */
  start(): () => void;
}

export interface AppPorts {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  readonly shelf: Shelf;
  /** Resolves after some milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/** The state of one screen over a transport. */
export function createApp({ transport, clock, random, shelf, pause }: AppPorts): App {
  const client = createClient(transport);
  let lastId: string | undefined;
  const newId = (): CommandId => {
    const id = uuidv7<'command'>(clock.now(), random.bytes(10), lastId);
    lastId = id;
    return id;
  };
  const view = createViewStore(shelf);
  const courier = createCourier({
    client,
    newId,
    pause,
    onReachable: (reachable) => till.getState().setReachable(reachable),
  });
  const till = createTillStore(client, courier);
  const language = (): Language => languageOf(view.getState(), till.getState());
  const signIn = createSignInStore(courier, till);
  const orders = createOrdersStore(client, courier, language);
  const returns = createReturnsStore(client, courier, language);
  const correct = createCorrectStore(client, courier, language);
  const cases = createCasesStore(client, courier, language);
  const evening = createEveningStore(client, courier, language);
  const cash = createCashStore(client, courier, till);
  const worthOf = (method: string, minor: number): number => {
    const { offer, till: shown } = till.getState();
    const currency = offer?.methods.find((one) => one.id === method)?.currency ?? null;
    const rate = shown?.rates.find((one) => one.currency === currency);
    return rate === undefined ? minor : inOwn(minor, rate.rateMicro);
  };
  const sale = createSaleStore(client, courier, language, worthOf, () => {
    view.getState().openCart(false);
    // Who is looked up there was the customer of this sale.
    exchange.getState().stop();
    things.getState().stop();
    void till.getState().refresh(['orders', 'session', 'printing']);
  });

  const exchange = createExchangeStore(client, courier, sale);
  const things = createThingsStore(
    client,
    courier,
    sale,
    () => dateShown(till.getState().offer, sale.getState().date)?.date.id ?? null,
    () => {
      view.getState().go('sell');
      view.getState().showKind('events');
      view.getState().showCartTab('cart');
    },
  );
  const plan = createPlanStore(client);
  const parked = createParkedStore(client, courier);
  const customers = createCustomerStore(client, courier);
  const readiness = createReadinessStore(client, newId);
  const rescue = createRescueStore(client, newId);
  const reservations = createReservationsStore(client, courier, pause);
  const door = createDoorStore(client, courier, language);
  const invoices = createInvoicesStore(client, courier);
  const guests = createGuestsStore(client, courier, language);

  /** What one person left open on this screen is not the next one's: customers, papers, an amount half keyed in. */
  const putAway = (): void => {
    sale.getState().leave();
    exchange.getState().stop();
    things.getState().stop();
    returns.getState().stop();
    correct.getState().stop();
    orders.getState().close();
    reservations.getState().choose(null);
    // Who tapped it answers for it.
    reservations.getState().takeBackRelease();
    invoices.getState().choose(null);
    guests.getState().choose(null);
    door.getState().close();
    cash.getState().hideReport();
    cash.getState().showClosing(null);
  };

  const refresh = (topics: readonly Topic[]): void => {
    void till.getState().refresh(topics);
    const has = (...some: Topic[]): boolean => some.some((t) => topics.includes(t));
    const { signedIn } = till.getState().till ?? { signedIn: null };
    // At work nobody looks at it; before sign-in and while it is open it is in sight.
    if ((signedIn === null || view.getState().readiness) && has('till', 'printing', 'offer', 'orders'))
      void readiness.getState().refresh();
    if (till.getState().till?.signedIn == null) return;
    if (has('cart', 'offer')) void sale.getState().refreshCart();
    if (has('seats')) void plan.getState().refresh();
    if (has('cases', 'till', 'orders') && cases.getState().cases !== null) void cases.getState().refresh();
    if (has('session', 'orders') && evening.getState().evening !== null)
      void evening.getState().refresh(false);
    if (has('orders', 'till') && reservations.getState().rows !== null)
      void reservations.getState().refresh();
    if (has('orders', 'till') && invoices.getState().rows !== null) void invoices.getState().refresh();
    if (has('orders', 'till') && guests.getState().lists !== null) void guests.getState().refresh();
    if (has('cart', 'orders')) void things.getState().refresh();
    if (has('parked')) void parked.getState().refresh();
    if (has('orders', 'printing')) {
      void sale.getState().refreshDone();
      void orders.getState().refresh();
      void door.getState().refresh();
    }
  };

  return {
    client,
    clock,
    view,
    till,
    signIn,
    sale,
    orders,
    cash,
    returns,
    correct,
    exchange,
    things,
    cases,
    evening,
    plan,
    parked,
    customers,
    readiness,
    rescue,
    reservations,
    door,
    invoices,
    guests,
    pads: createPads(),
    start: () => {
      const stopEvents = client.onChanged(
        ({ topics }) => refresh(topics),
        // The line may have broken because the core is gone: the next answer says which.
        () => void till.getState().refresh(['till']),
      );
      void till.getState().refresh(topic.options);
      void readiness.getState().refresh();
      let lastWho: string | null = null;
      const stopWatching = till.subscribe((now, before) => {
        const who = now.till?.signedIn?.id ?? null;
        if (who !== (before.till?.signedIn?.id ?? null) && who !== null) {
          // Whoever locked the screen and comes back finds it as it was.
          if (lastWho !== null && lastWho !== who) putAway();
          lastWho = who;
          void sale.getState().refreshCart();
          void till.getState().refresh(topic.options);
        }
      });
      return () => {
        stopEvents();
        stopWatching();
      };
    },
  };
}

/** The language of a screen: its own choice, else the till's. */
export const languageOf = (view: Pick<ViewState, 'language'>, { till }: Pick<TillState, 'till'>): Language =>
  view.language ?? till?.language ?? 'en';
