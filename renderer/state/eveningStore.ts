import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';
import type { EveningView, StatementView } from '../../shared/contract/evening.ts';
import type { QueryReply } from '../../shared/contract/queries.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { coalesced } from './coalesced.ts';
import type { Courier } from './courier.ts';
import { type Trouble, troubleOf } from './trouble.ts';

export type EveningTab = 'evening' | 'cases' | 'statement';
export type Performance = QueryReply<'performances'>['performances'][number];
export type ReportFile = QueryReply<'eveningReport'>;

/** The manager's evening: a business day beside the centre's ledger, and one performance's statement. */
export interface EveningState {
  readonly tab: EveningTab;
  /** null: today's. */
  readonly day: string | null;
  readonly evening: EveningView | null;
  /** null: not asked yet. */
  readonly performances: readonly Performance[] | null;
  readonly date: string | null;
  readonly statement: StatementView | null;
  readonly asking: boolean;
  readonly trouble: Trouble | null;
  showTab(tab: EveningTab): void;
  /** Goes to another business day (YYYY-MM-DD). */
  showDay(day: string): Promise<void>;
  /** What this till knows at once; with `ask` what the centre says, too. */
  refresh(ask: boolean): Promise<void>;
  openStatement(): Promise<void>;
  showDate(date: string): Promise<void>;
  /** What is shown, as a file; null when it can't be made. */
  eveningFile(format: 'pdf' | 'csv'): Promise<ReportFile | null>;
  statementFile(format: 'pdf' | 'csv'): Promise<ReportFile | null>;
  /** Prints the statement on the receipt roll; true when it is in the queue. */
  printStatement(): Promise<boolean>;
}

/** The evening's store of one screen. */
export function createEveningStore(
  client: Client,
  courier: Courier,
  language: () => Language,
): StoreApi<EveningState> {
  return createStore<EveningState>()((set, get) => {
    const local = coalesced(() => ask(false));
    const ask = async (centre: boolean): Promise<void> => {
      const { day } = get();
      const reply = await client.query('evening', { day, ask: centre });
      // Meanwhile somebody may have gone to another day.
      if (get().day !== day) return;
      set(reply.ok ? { evening: reply.value, trouble: null } : { trouble: troubleOf(reply) });
    };
    const readStatement = async (centre: boolean): Promise<void> => {
      const { date } = get();
      if (date === null) return;
      const reply = await client.query('statement', { date: date as never, ask: centre });
      if (get().date !== date) return;
      set(reply.ok ? { statement: reply.value, trouble: null } : { trouble: troubleOf(reply) });
    };
    const both = async (read: (centre: boolean) => Promise<void>): Promise<void> => {
      await read(false);
      set({ asking: true });
      await read(true);
      set({ asking: false });
    };
    return {
      tab: 'evening',
      day: null,
      evening: null,
      performances: null,
      date: null,
      statement: null,
      asking: false,
      trouble: null,
      showTab: (tab) => set({ tab, trouble: null }),
      showDay: async (day) => {
        set({ day });
        await both(ask);
      },
      refresh: (centre) => (centre ? both(ask) : local()),
      openStatement: async () => {
        const reply = await client.query('performances', {});
        if (!reply.ok) return set({ trouble: troubleOf(reply) });
        const { performances } = reply.value;
        const { date } = get();
        const known = performances.some((one) => one.date === date);
        set({ performances, date: known ? date : (performances[0]?.date ?? null) });
        await both(readStatement);
      },
      showDate: async (date) => {
        set({ date, statement: null });
        await both(readStatement);
      },
      eveningFile: async (format) => {
        const day = get().evening?.day;
        if (day === undefined) return null;
        const reply = await client.query('eveningReport', { day, format, language: language() });
        if (!reply.ok) set({ trouble: troubleOf(reply) });
        return reply.ok ? reply.value : null;
      },
      printStatement: async () => {
        const { date } = get();
        if (date === null) return false;
        const input = { date: date as never, language: language() };
        const reply = await courier.send('printStatement', () => ({ input }));
        set({ trouble: reply?.ok ? null : troubleOf(reply) });
        return reply?.ok === true;
      },
      statementFile: async (format) => {
        const { date } = get();
        if (date === null) return null;
        const reply = await client.query('statementReport', {
          date: date as never,
          format,
          language: language(),
        });
        if (!reply.ok) set({ trouble: troubleOf(reply) });
        return reply.ok ? reply.value : null;
      },
    };
  });
}
