import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MovementView, ReportView } from '../../shared/contract/cash.ts';
import type { Client } from '../../shared/contract/client.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { QueryReply } from '../../shared/contract/queries.ts';
import { piecesMinor } from '../../shared/domain/cashDrawer.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { keyAmount, keyCount, minorOf } from './amount.ts';
import { type CountRow, countedMethods, countedPieces, countRows } from './countRows.ts';
import type { Courier } from './courier.ts';
import type { Approval } from './returnsStore.ts';
import type { TillState } from './tillStore.ts';
import { type Trouble, troubleOf } from './trouble.ts';

export type ClosingView = QueryReply<'closings'>['closings'][number];
export type MovementWish = Omit<CommandInput<'moveCash'>, 'approval' | 'language'>;

/** The cash drawer's session on this screen. */
export interface CashState {
  readonly float: string;
  readonly counting: boolean;
  /** What was keyed, by row. */
  readonly counts: Readonly<Record<string, string>>;
  /** The row that the keypad writes to. */
  readonly row: string | null;
  /** What came of the first count where it was not even; null before it. */
  readonly differs: readonly string[] | null;
  /** The count is made: what stays in the drawer is asked. */
  readonly depositing: boolean;
  readonly floatLeft: string;
  readonly bag: string;
  readonly closing: ClosingView | null;
  readonly closings: readonly ClosingView[];
  readonly movements: readonly MovementView[];
  /** An X or a Z with its lists. */
  readonly report: ReportView | null;
  readonly working: boolean;
  readonly trouble: Trouble | null;
  keyFloat(key: string): void;
  setFloat(minor: number): void;
  openSession(approval?: Approval | null): Promise<void>;
  startCount(): void;
  stopCount(): void;
  chooseRow(row: string): void;
  /** To the next row or the one before. */
  moveRow(way: 1 | -1): void;
  keyPiece(key: string): void;
  /** Ends a count: the first one is sent, and goes back to the rows when it is not even. */
  checkCount(): Promise<void>;
  countAgain(): void;
  goOn(): void;
  setDeposit(change: { readonly floatLeft?: string; readonly bag?: string }): void;
  close(approval: Approval | null): Promise<void>;
  /** Takes the cart over that stands in the way of closing; true when it is in hand now. */
  takeOver(staff: string): Promise<boolean>;
  showClosing(closing: ClosingView | null): void;
  /** Cash moves without a sale; null when it did. */
  move(wish: MovementWish, approval: Approval | null, language: Language): Promise<Trouble | null>;
  /** Shows the X of the open session. */
  showX(language: Language): Promise<Trouble | null>;
  loadReport(number: string, language: Language): Promise<void>;
  hideReport(): void;
  printX(language: Language): Promise<Trouble | null>;
  /** A report as a file; null when it was refused. */
  reportFile(
    number: string | null,
    what: 'csv' | 'pdf',
    language: Language,
  ): Promise<QueryReply<'reportFile'> | null>;
  /** Prints a closing report. */
  printClosing(number: string, language: Language): Promise<Trouble | null>;
  refresh(): Promise<void>;
}

const MOST_PIECES = 9_999;
/** A count that nothing was keyed for yet. */
const NO_COUNT = { counts: {}, row: null, differs: null, depositing: false, floatLeft: '', bag: '' } as const;

/** The cash store of one screen. */
export function createCashStore(
  client: Client,
  courier: Courier,
  tillStore: StoreApi<TillState>,
): StoreApi<CashState> {
  return createStore<CashState>()((set, get) => {
    const refresh = async (): Promise<void> => {
      const [closings, movements] = await Promise.all([
        client.query('closings', {}),
        client.query('cashMovements', {}),
      ]);
      if (closings.ok) set({ closings: closings.value.closings });
      if (movements.ok) set({ movements: movements.value.movements });
    };
    const currency = () => tillStore.getState().till?.venue?.currency ?? 'CHF';
    const rows = (): readonly CountRow[] => countRows(currency(), tillStore.getState().till?.session ?? null);
    const given = () => {
      const { counts } = get();
      const pieces = countedPieces(rows(), counts);
      return {
        countedMinor: piecesMinor(pieces, currency()),
        countedForeign: (tillStore.getState().till?.session?.foreign ?? []).map((one) => ({
          currency: one,
          minor: piecesMinor(pieces, one),
        })),
        pieces,
        methods: countedMethods(rows(), counts) as CommandInput<'countSession'>['methods'],
      };
    };
    /** The float that was there at the start is what usually stays, if there is that much. */
    const goOn = (): void => {
      const usual = tillStore.getState().till?.session?.floatMinor ?? 0;
      const left = Math.min(usual, given().countedMinor);
      set({
        depositing: true,
        differs: null,
        trouble: null,
        floatLeft: left === 0 ? '' : String(left / 100),
      });
    };
    return {
      float: '',
      counting: false,
      ...NO_COUNT,
      closing: null,
      closings: [],
      movements: [],
      report: null,
      working: false,
      trouble: null,
      keyFloat: (key) => set({ float: keyAmount(get().float, key), trouble: null }),
      setFloat: (minor) => set({ float: String(minor / 100), trouble: null }),
      openSession: async (approval = null) => {
        const floatMinor = minorOf(get().float);
        if (floatMinor === null || get().working) return;
        set({ working: true });
        const reply = await courier.send('openSession', () => ({ input: { floatMinor, approval } }));
        set({
          working: false,
          trouble: troubleOf(reply),
          ...(reply?.ok ? { float: '', closing: null, report: null } : {}),
        });
        await Promise.all([tillStore.getState().refresh(['session']), refresh()]);
      },
      startCount: () =>
        set({
          ...NO_COUNT,
          counting: true,
          row: rows()[0]?.key ?? null,
          trouble: null,
          closing: null,
          report: null,
        }),
      stopCount: () => {
        // From the deposit back to the count, which stays.
        if (get().depositing) set({ depositing: false, trouble: null });
        else set({ ...NO_COUNT, counting: false, trouble: null });
      },
      chooseRow: (row) => set({ row }),
      moveRow: (way) => {
        const all = rows();
        const next = all[all.findIndex((one) => one.key === get().row) + way];
        if (get().row !== null && next !== undefined) set({ row: next.key });
      },
      keyPiece: (key) => {
        const { row, counts, depositing, floatLeft } = get();
        if (depositing) set({ floatLeft: keyAmount(floatLeft, key), trouble: null });
        else if (row !== null) {
          const so = counts[row] ?? '';
          const isMethod = rows().find((one) => one.key === row)?.kind === 'method';
          const next = isMethod ? keyAmount(so, key) : keyCount(so, key, MOST_PIECES);
          set({ counts: { ...counts, [row]: next }, trouble: null });
        }
      },
      checkCount: async () => {
        if (get().working) return;
        if (tillStore.getState().till?.session?.counted === true) {
          goOn();
          return;
        }
        set({ working: true });
        const reply = await courier.send('countSession', () => ({ input: given() }));
        set({ working: false, trouble: troubleOf(reply) });
        if (reply?.ok && reply.value.even) goOn();
        else if (reply?.ok) set({ differs: reply.value.differs });
        await tillStore.getState().refresh(['session']);
      },
      countAgain: () => set({ differs: null, trouble: null }),
      goOn,
      setDeposit: (change) => set({ ...change, trouble: null }),
      close: async (approval) => {
        if (get().working) return;
        set({ working: true });
        const { floatLeft, bag } = get();
        const reply = await courier.send('closeSession', () => ({
          input: { ...given(), floatLeftMinor: minorOf(floatLeft) ?? 0, bag, approval },
        }));
        set({
          working: false,
          trouble: troubleOf(reply),
          ...(reply?.ok ? { ...NO_COUNT, counting: false, closing: reply.value } : {}),
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
      showClosing: (closing) => set({ closing, report: null }),
      move: async (wish, approval, language) => {
        if (get().working) return null;
        set({ working: true });
        const reply = await courier.send('moveCash', () => ({ input: { ...wish, approval, language } }));
        set({ working: false });
        await Promise.all([tillStore.getState().refresh(['session']), refresh()]);
        return troubleOf(reply);
      },
      showX: async (language) => {
        const reply = await client.query('report', { number: null, language });
        if (reply.ok) set({ report: reply.value, closing: null });
        return troubleOf(reply);
      },
      loadReport: async (number, language) => {
        const reply = await client.query('report', { number, language });
        if (reply.ok && get().closing?.number === number) set({ report: reply.value });
      },
      hideReport: () => set({ report: null }),
      printX: async (language) => troubleOf(await courier.send('printX', () => ({ input: { language } }))),
      reportFile: async (number, what, language) => {
        const reply = await client.query('reportFile', { number, what, language });
        return reply.ok ? reply.value : null;
      },
      refresh,
    };
  });
}
