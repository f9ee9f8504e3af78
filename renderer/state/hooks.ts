import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { App } from './app.ts';
import type { CasesState } from './casesStore.ts';
import type { CashState } from './cashStore.ts';
import type { CorrectState } from './correctStore.ts';
import type { CustomerState } from './customerStore.ts';
import type { DoorState } from './doorStore.ts';
import type { EveningState } from './eveningStore.ts';
import type { ExchangeState } from './exchangeStore.ts';
import type { GuestsState } from './guestsStore.ts';
import type { InvoicesState } from './invoicesStore.ts';
import type { OrdersState } from './ordersStore.ts';
import type { ParkedState } from './parkedStore.ts';
import type { PlanState } from './planStore.ts';
import type { ReadinessState } from './readinessStore.ts';
import type { RescueState } from './rescueStore.ts';
import type { ReservationsState } from './reservationsStore.ts';
import type { ReturnsState } from './returnsStore.ts';
import type { SaleState } from './saleStore.ts';
import type { SignInState } from './signInStore.ts';
import type { ThingsState } from './thingsStore.ts';
import type { TillState } from './tillStore.ts';
import type { ViewState } from './viewStore.ts';

/** The app of the tree below. */
export const AppContext = createContext<App | null>(null);

/** The app; throws outside of its tree, which is a bug. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('useApp: no app around this component');
  return app;
}

/** A part of the till store. */
export const useTill = <T>(select: (state: TillState) => T): T => useStore(useApp().till, select);
/** A part of the sale store. */
export const useSale = <T>(select: (state: SaleState) => T): T => useStore(useApp().sale, select);
/** A part of the orders store. */
export const useOrders = <T>(select: (state: OrdersState) => T): T => useStore(useApp().orders, select);
/** A part of the cash store. */
export const useCash = <T>(select: (state: CashState) => T): T => useStore(useApp().cash, select);
/** A part of the plan store. */
export const usePlan = <T>(select: (state: PlanState) => T): T => useStore(useApp().plan, select);
/** A part of the parked carts' store. */
export const useParked = <T>(select: (state: ParkedState) => T): T => useStore(useApp().parked, select);
/** A part of the customers' store. */
export const useCustomers = <T>(select: (state: CustomerState) => T): T =>
  useStore(useApp().customers, select);
/** A part of the readiness store. */
export const useReadiness = <T>(select: (state: ReadinessState) => T): T =>
  useStore(useApp().readiness, select);
/** A part of the rescue files' store. */
export const useRescue = <T>(select: (state: RescueState) => T): T => useStore(useApp().rescue, select);
/** A part of the pick-up screen's store. */
export const useDoor = <T>(select: (state: DoorState) => T): T => useStore(useApp().door, select);
/** A part of the reservations store. */
export const useReservations = <T>(select: (state: ReservationsState) => T): T =>
  useStore(useApp().reservations, select);
/** A part of the guest lists' store. */
export const useGuests = <T>(select: (state: GuestsState) => T): T => useStore(useApp().guests, select);
/** A part of the open invoices' store. */
export const useInvoices = <T>(select: (state: InvoicesState) => T): T => useStore(useApp().invoices, select);
/** A part of the returns store. */
export const useReturns = <T>(select: (state: ReturnsState) => T): T => useStore(useApp().returns, select);
/** A part of the corrections store. */
export const useCorrect = <T>(select: (state: CorrectState) => T): T => useStore(useApp().correct, select);
/** A part of the exchange store. */
export const useExchange = <T>(select: (state: ExchangeState) => T): T => useStore(useApp().exchange, select);
/** A part of the store of passes and vouchers. */
export const useThings = <T>(select: (state: ThingsState) => T): T => useStore(useApp().things, select);
/** A part of the cases store. */
export const useCases = <T>(select: (state: CasesState) => T): T => useStore(useApp().cases, select);
/** A part of the evening's store. */
export const useEvening = <T>(select: (state: EveningState) => T): T => useStore(useApp().evening, select);
/** A part of the view store. */
export const useView = <T>(select: (state: ViewState) => T): T => useStore(useApp().view, select);
/** A part of the sign-in store. */
export const useSignIn = <T>(select: (state: SignInState) => T): T => useStore(useApp().signIn, select);
