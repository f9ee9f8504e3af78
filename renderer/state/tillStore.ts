import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client, Reply } from '../../shared/contract/client.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { Topic } from '../../shared/contract/events.ts';
import type { OfferView } from '../../shared/contract/offerViews.ts';
import type { QueryReply } from '../../shared/contract/queries.ts';
import type { TillView } from '../../shared/contract/tillViews.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Currency } from '../../shared/kernel/money.ts';
import type { LayoutEdit } from '../../shared/layout/layoutData.ts';
import { coalesced } from './coalesced.ts';
import { type Courier, isUnreachable } from './courier.ts';
import { type Trouble, troubleOf } from './trouble.ts';

export type PrintJobView = QueryReply<'printJobs'>['jobs'][number];

/** The till as this screen last saw it. */
export interface TillState {
  readonly till: TillView | null;
  readonly offer: OfferView | null;
  readonly jobs: readonly PrintJobView[];
  /** What the venue has made of its layouts, by their ids. */
  readonly edits: ReadonlyMap<string, LayoutEdit>;
  /** False while the core does not answer; what is shown may be old. */
  readonly reachable: boolean;
  /** The core answered at least once, so that a first start can be told from a slow one. */
  readonly asked: boolean;
  setReachable(reachable: boolean): void;
  /** Asks again for what the topics name; 'cart' and 'orders' are other stores' business. */
  refresh(topics: readonly Topic[]): Promise<void>;
  signOut(): Promise<void>;
  enrol(code: string, centre: string): Promise<Trouble | null>;
  resolveJob(job: string, outcome: 'cameOut' | 'printAgain'): Promise<Trouble | null>;
  cancelJob(job: string): Promise<Trouble | null>;
  testPage(printer: string, language: CommandInput<'printTestPage'>['language']): Promise<Trouble | null>;
  savePrinter(printer: CommandInput<'savePrinter'>): Promise<Trouble | null>;
  removePrinter(printer: string): Promise<Trouble | null>;
  /** Lets another printer print for one; null: it prints itself again. */
  setStandIn(printer: string, by: string | null): Promise<Trouble | null>;
  /** Sends what waits of an order another way. */
  divert(
    order: string,
    way: CommandInput<'divertPrintJobs'>['way'],
    language: Language,
  ): Promise<Trouble | null>;
  saveLayout(layout: string, edit: LayoutEdit): Promise<Trouble | null>;
  openDrawer(): Promise<Trouble | null>;
  /** Minor units of the venue's currency for a million of another one. */
  setRate(currency: Currency, rateMicro: number): Promise<Trouble | null>;
  dismissNotice(kind: string): Promise<void>;
}

/** The till store over a client; commands go through the courier. */
export function createTillStore(client: Client, courier: Courier): StoreApi<TillState> {
  return createStore<TillState>()((set, get) => {
    const seen = <T>(reply: Reply<T>): T | null => {
      set({ reachable: !isUnreachable(reply), ...(isUnreachable(reply) ? {} : { asked: true }) });
      return reply.ok ? reply.value : null;
    };
    const askTill = coalesced(async () => {
      const till = seen(await client.query('till', {}));
      if (till !== null) set({ till });
    });
    const askOffer = coalesced(async () => {
      const offer = seen(await client.query('offer', {}));
      if (offer !== null) set({ offer });
    });
    const askJobs = coalesced(async () => {
      const found = seen(await client.query('printJobs', {}));
      if (found !== null) set({ jobs: found.jobs });
    });
    const askEdits = coalesced(async () => {
      const found = seen(await client.query('layouts', {}));
      // What the contract leaves out is not there at all.
      if (found !== null)
        set({ edits: new Map(found.layouts.map(({ layout, edit }) => [layout, edit as LayoutEdit])) });
    });
    const refresh: TillState['refresh'] = async (topics) => {
      const has = (...some: Topic[]): boolean => some.some((topic) => topics.includes(topic));
      const work: Promise<void>[] = [];
      if (has('till', 'session', 'printing', 'orders')) work.push(askTill());
      if (has('offer', 'orders')) work.push(askOffer());
      if (has('printing', 'orders')) work.push(askJobs());
      if (has('till')) work.push(askEdits());
      await Promise.all(work);
    };
    const then = async (reply: Reply<unknown> | null, topics: readonly Topic[]): Promise<Trouble | null> => {
      await refresh(topics);
      return troubleOf(reply);
    };
    return {
      till: null,
      offer: null,
      jobs: [],
      edits: new Map(),
      reachable: true,
      asked: false,
      setReachable: (reachable) => {
        if (get().reachable !== reachable) set({ reachable });
      },
      refresh,
      signOut: async () => {
        await then(await courier.send('signOut', () => ({ input: {} })), ['till']);
      },
      enrol: async (code, centre) =>
        then(await courier.send('enrol', () => ({ input: { code, centre } })), ['till', 'offer']),
      resolveJob: async (job, outcome) =>
        then(
          await courier.send('resolvePrintJob', () => ({
            input: { job: job as CommandInput<'resolvePrintJob'>['job'], outcome },
          })),
          ['printing'],
        ),
      cancelJob: async (job) =>
        then(
          await courier.send('cancelPrintJob', () => ({
            input: { job: job as CommandInput<'cancelPrintJob'>['job'] },
          })),
          ['printing'],
        ),
      testPage: async (printer, language) =>
        then(
          await courier.send('printTestPage', () => ({
            input: { printer: printer as CommandInput<'printTestPage'>['printer'], language },
          })),
          ['printing'],
        ),
      savePrinter: async (printer) =>
        then(await courier.send('savePrinter', () => ({ input: printer })), ['till', 'printing']),
      removePrinter: async (printer) =>
        then(
          await courier.send('removePrinter', () => ({
            input: { printer: printer as CommandInput<'removePrinter'>['printer'] },
          })),
          ['till', 'printing'],
        ),
      setStandIn: async (printer, by) =>
        then(
          await courier.send('setStandIn', () => ({
            input: { printer, by } as CommandInput<'setStandIn'>,
          })),
          ['till', 'printing'],
        ),
      divert: async (order, way, language) =>
        then(
          await courier.send('divertPrintJobs', () => ({
            input: { order: order as CommandInput<'divertPrintJobs'>['order'], way, language },
          })),
          ['printing', 'orders'],
        ),
      saveLayout: async (layout, edit) =>
        then(
          await courier.send('saveLayout', () => ({
            input: { layout, edit: structuredClone(edit) as CommandInput<'saveLayout'>['edit'] },
          })),
          ['till'],
        ),
      openDrawer: async () => then(await courier.send('openDrawer', () => ({ input: {} })), ['printing']),
      setRate: async (currency, rateMicro) =>
        then(await courier.send('setRate', () => ({ input: { currency, rateMicro } })), ['till']),
      dismissNotice: async (kind) => {
        await then(await courier.send('dismissNotice', () => ({ input: { kind } })), ['till']);
      },
    };
  });
}
