import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { QueryReply } from '../../shared/contract/queries.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Currency } from '../../shared/kernel/money.ts';
import { keyAmount, keyCount, minorOf } from './amount.ts';
import type { Courier } from './courier.ts';
import { countedMinor } from './denominations.ts';
import type { TillState } from './tillStore.ts';
import { type Trouble, troubleOf } from './trouble.ts';

export type ClosingView = QueryReply<'closings'>['closings'][number];

/** The cash drawer's session on this screen. */
export interface CashState {
  readonly float: string;
  readonly counting: boolean;
  readonly counts: Readonly<Record<number, string>>;
  /** Denomination (minor units) the keypad writes to. */
  readonly row: number | null;
  readonly closing: ClosingView | null;
  readonly closings: readonly ClosingView[];
  readonly working: boolean;
  readonly trouble: Trouble | null;
  keyFloat(key: string): void;
  setFloat(minor: number): void;
  openSession(): Promise<void>;
  startCount(first: number): void;
  stopCount(): void;
  chooseRow(row: number): void;
  keyPiece(key: string): void;
  /** Foreign cash as keyed, minor units by currency. */
  readonly foreign: Readonly<Partial<Record<Currency, string>>>;
  setForeign(currency: Currency, keyed: string): void;
  close(): Promise<void>;
  /** Takes the cart over that stands in the way of closing; true when it is in hand now. */
  takeOver(staff: string): Promise<boolean>;
  showClosing(closing: ClosingView | null): void;
  /** Prints a closing report. */
  printClosing(number: string, language: Language): Promise<Trouble | null>;
  refresh(): Promise<void>;
}

const MOST_PIECES = 9_999;

/** The cash store of one screen. */
export function createCashStore(
  client: Client,
  courier: Courier,
  tillStore: StoreApi<TillState>,
): StoreApi<CashState> {
  return createStore<CashState>()((set, get) => {
    const refresh = async (): Promise<void> => {
      const reply = await client.query('closings', {});
      if (reply.ok) set({ closings: reply.value.closings });
    };
    return {
      float: '',
      counting: false,
      counts: {},
      foreign: {},
      row: null,
      closing: null,
      closings: [],
      working: false,
      trouble: null,
      keyFloat: (key) => set({ float: keyAmount(get().float, key), trouble: null }),
      setFloat: (minor) => set({ float: String(minor / 100), trouble: null }),
      openSession: async () => {
        const floatMinor = minorOf(get().float);
        if (floatMinor === null || get().working) return;
        set({ working: true });
        const reply = await courier.send('openSession', () => ({ input: { floatMinor } }));
        set({
          working: false,
          trouble: troubleOf(reply),
          ...(reply?.ok ? { float: '', closing: null } : {}),
        });
        await tillStore.getState().refresh(['session']);
      },
      startCount: (row) => set({ counting: true, counts: {}, row, trouble: null, closing: null }),
      stopCount: () => set({ counting: false, counts: {}, row: null, trouble: null }),
      chooseRow: (row) => set({ row }),
      keyPiece: (key) => {
        const { row, counts } = get();
        if (row === null) return;
        set({ counts: { ...counts, [row]: keyCount(counts[row] ?? '', key, MOST_PIECES) }, trouble: null });
      },
      setForeign: (currency, keyed) =>
        set({ foreign: { ...get().foreign, [currency]: keyed }, trouble: null }),
      close: async () => {
        if (get().working) return;
        set({ working: true });
        const reply = await courier.send('closeSession', () => ({
          input: {
            countedMinor: countedMinor(get().counts),
            countedForeign: Object.entries(get().foreign).map(([currency, keyed]) => ({
              currency: currency as Currency,
              minor: minorOf(keyed) ?? 0,
            })),
          },
        }));
        set({
          working: false,
          trouble: troubleOf(reply),
          ...(reply?.ok ? { counting: false, counts: {}, foreign: {}, row: null, closing: reply.value } : {}),
        });
        await Promise.all([tillStore.getState().refresh(['session']), refresh()]);
      },
      takeOver: async (staff) => {
        const reply = await courier.send('takeOverCart', () => ({
          input: { staff: staff as CommandInput<'takeOverCart'>['staff'] },
        }));
        set({ trouble: troubleOf(reply), ...(reply?.ok ? { counting: false } : {}) });
        return reply?.ok === true;
      },
      printClosing: async (number, language) =>
        troubleOf(await courier.send('printClosing', () => ({ input: { number, language } }))),
      showClosing: (closing) => set({ closing }),
      refresh,
    };
  });
}
