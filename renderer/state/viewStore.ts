import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Language } from '../../shared/kernel/language.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';

export type ScreenName =
  | 'sell'
  | 'orders'
  | 'cash'
  | 'reservations'
  | 'guests'
  | 'door'
  | 'evening'
  | 'settings';
/** What is sold on the left of the sell screen. */
export type SoldKind = 'events' | 'passes' | 'vouchers';
/** The tabs of the cart. */
export type CartTab = 'cart' | 'customer' | 'tickets';
export type Theme = 'system' | 'light' | 'dark';

/** What this screen looks like and where it stands; nothing here is a fact of the till. */
export interface ViewState {
  readonly screen: ScreenName;
  readonly theme: Theme;
  /** null: the till's own. */
  readonly language: Language | null;
  /** Whether a printer that stops is heard. */
  readonly sound: boolean;
  readonly keysShown: boolean;
  /** On narrow screens the cart is a sheet. */
  readonly cartOpen: boolean;
  readonly kind: SoldKind;
  readonly cartTab: CartTab;
  /** The readiness check is open. */
  readonly readiness: boolean;
  go(screen: ScreenName): void;
  setTheme(theme: Theme): void;
  setSound(sound: boolean): void;
  setLanguage(language: Language): void;
  showKeys(shown: boolean): void;
  openCart(open: boolean): void;
  showKind(kind: SoldKind): void;
  showCartTab(tab: CartTab): void;
  showReadiness(open: boolean): void;
}

/** Where a screen keeps its looks between two starts. */
export interface Shelf {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** The view store of one screen. */
export function createViewStore(shelf: Shelf): StoreApi<ViewState> {
  const theme = THEMES.find((t) => t === shelf.get('theme')) ?? 'system';
  const language = LANGUAGES.find((l) => l === shelf.get('language')) ?? null;
  return createStore<ViewState>()((set) => ({
    screen: 'sell',
    theme,
    language,
    sound: shelf.get('sound') !== 'off',
    keysShown: false,
    cartOpen: false,
    kind: 'events',
    cartTab: 'cart',
    readiness: false,
    go: (screen) => set({ screen, keysShown: false, readiness: false }),
    setTheme: (next) => {
      shelf.set('theme', next);
      set({ theme: next });
    },
    setSound: (sound) => {
      shelf.set('sound', sound ? 'on' : 'off');
      set({ sound });
    },
    setLanguage: (next) => {
      shelf.set('language', next);
      set({ language: next });
    },
    showKeys: (keysShown) => set({ keysShown }),
    openCart: (cartOpen) => set({ cartOpen }),
    showKind: (kind) => set({ kind }),
    showReadiness: (readiness) => set({ readiness }),
    showCartTab: (cartTab) => set({ cartTab, cartOpen: true }),
  }));
}

/** The screens a role may see, in the order of the rail. */
export function screensOf(role: 'cashier' | 'door' | 'manager'): readonly ScreenName[] {
  if (role === 'door') return ['door', 'guests', 'orders', 'settings'];
  return role === 'manager'
    ? ['sell', 'orders', 'cash', 'reservations', 'guests', 'evening', 'settings']
    : ['sell', 'orders', 'cash', 'reservations', 'guests', 'settings'];
}
