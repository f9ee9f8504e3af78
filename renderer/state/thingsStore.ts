import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { PassView, VoucherStateView } from '../../shared/contract/passes.ts';
import { readVoucherCode } from '../../shared/domain/vouchers.ts';
import type { Courier } from './courier.ts';
import type { Approval } from './managersWord.ts';
import type { SaleState } from './saleStore.ts';
import { type Trouble, troubleOf } from './trouble.ts';

type VoidReason = CommandInput<'voidVoucher'>['reason'];
const MOST_PASSES = 20;

/** Passes and gift vouchers that are looked for, while the cart stays in sight (O5, O6). */
export interface ThingsState {
  readonly open: boolean;
  readonly search: string;
  /** Null before something was looked for. */
  readonly passes: readonly PassView[] | null;
  /** The pass that is looked at. */
  readonly pass: PassView | null;
  readonly voucher: VoucherStateView | null;
  readonly mistyped: boolean;
  /** The voucher is about to be made void. */
  readonly voiding: boolean;
  readonly trouble: Trouble | null;
  start(search?: string): void;
  stop(): void;
  find(search: string): Promise<void>;
  show(pass: PassView | null): void;
  /** Takes the pass into the cart; the prices are shown next. */
  take(pass: string): Promise<void>;
  /** Pays with what is in the field. */
  pay(): Promise<void>;
  /** What was scanned or typed names one pass: it is taken into the cart. Gives whether it did. */
  takeNamed(text: string): Promise<boolean>;
  setVoiding(voiding: boolean): void;
  makeVoid(reason: VoidReason, note: string, approval: Approval | null): Promise<void>;
  /** Reads again what is shown. */
  refresh(): Promise<void>;
}

/** The store of one screen. `date`: the one whose prices are shown, null for none; `showPrices` turns to them. */
export function createThingsStore(
  client: Client,
  courier: Courier,
  sale: StoreApi<SaleState>,
  date: () => string | null,
  showPrices: () => void,
): StoreApi<ThingsState> {
  return createStore<ThingsState>()((set, get) => {
    const nothing = {
      passes: null,
      pass: null,
      voucher: null,
      mistyped: false,
      voiding: false,
      trouble: null,
    } as const;
    const passes = (search: string) =>
      client.query('passes', { search, date: date() as never, limit: MOST_PASSES });
    return {
      open: false,
      search: '',
      ...nothing,
      start: (search = '') => {
        set({ open: true, search: '', ...nothing });
        if (search !== '') void get().find(search);
      },
      stop: () => set({ open: false, search: '', ...nothing }),
      find: async (search) => {
        set({ search, ...nothing });
        const text = search.trim();
        if (text === '') return;
        const voucher =
          readVoucherCode(text).kind === 'none' ? null : await client.query('voucher', { code: text });
        const found = await passes(text);
        // An answer to an older text than the one now in the field is no answer.
        if (get().search !== search) return;
        if (!found.ok) {
          set({ trouble: troubleOf(found) });
          return;
        }
        const only = found.value.passes.length === 1 ? found.value.passes[0] : undefined;
        set({ passes: found.value.passes, pass: only ?? null });
        if (voucher?.ok) set({ voucher: voucher.value.voucher, mistyped: voucher.value.mistyped });
      },
      show: (pass) => set({ pass, trouble: null }),
      take: async (pass) => {
        get().stop();
        showPrices();
        const input = { pass, date: date() } as unknown as CommandInput<'takePass'>;
        await sale.getState().change('takePass', input, 'prices');
      },
      pay: async () => {
        const code = get().search.trim();
        get().stop();
        showPrices();
        await sale.getState().change('enterCode', { code });
      },
      takeNamed: async (text) => {
        const found = await passes(text);
        const [pass] = found.ok && found.value.exact ? found.value.passes : [];
        if (pass === undefined) return false;
        await get().take(pass.pass);
        return true;
      },
      setVoiding: (voiding) => set({ voiding, trouble: null }),
      makeVoid: async (reason, note, approval) => {
        const { voucher } = get();
        if (voucher === null) return;
        set({ trouble: null });
        const input = { voucher: voucher.voucher, reason, note, approval } as unknown;
        const reply = await courier.send('voidVoucher', () => ({
          input: input as CommandInput<'voidVoucher'>,
        }));
        if (reply?.ok) set({ voucher: reply.value, voiding: false });
        else set({ trouble: troubleOf(reply) });
      },
      refresh: async () => {
        const { open, pass, voucher, search } = get();
        if (!open) return;
        const now = pass && (await passes(pass.number));
        if (now?.ok && get().pass?.pass === pass?.pass) set({ pass: now.value.passes[0] ?? null });
        const state = voucher && (await client.query('voucher', { code: voucher.voucher }));
        if (state?.ok && get().search === search) set({ voucher: state.value.voucher });
      },
    };
  });
}
