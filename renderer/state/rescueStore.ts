import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client, Reply } from '../../shared/contract/client.ts';
import type {
  RescueFoundView,
  RescueJobView,
  RescueMadeView,
  RescueMarkView,
} from '../../shared/contract/rescueViews.ts';
import type { CommandId, Id } from '../../shared/kernel/ids.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** A file that somebody has chosen; `piece` gives some of its bytes as base64. */
export interface ChosenFile {
  readonly size: number;
  piece(from: number, to: number): Promise<string>;
}

/** Rescue files: saved here, or brought from another till. */
export interface RescueState {
  /** 0 … 1 while a file is made and read, null otherwise. */
  readonly saving: number | null;
  readonly made: RescueMadeView | null;
  readonly saveTrouble: Trouble | null;
  /** 0 … 1 while a chosen file is carried to the till, null otherwise. */
  readonly bringing: number | null;
  readonly found: (RescueFoundView & { readonly upload: string }) | null;
  readonly handTrouble: Trouble | null;
  readonly jobs: readonly RescueJobView[];
  readonly marks: readonly RescueMarkView[];
  /** Makes a file and gives its bytes in base64 pieces; null when it was refused. */
  save(all: boolean): Promise<{ readonly fileName: string; readonly pieces: readonly string[] } | null>;
  bring(file: ChosenFile): Promise<void>;
  handIn(): Promise<void>;
  leave(): void;
  forget(rescue: string): Promise<void>;
  refresh(): Promise<void>;
  hush(): void;
}

/** Bytes carried in one message. */
const PIECE = 128 * 1024;

/** The rescue files' store of one screen. */
export function createRescueStore(client: Client, newId: () => CommandId): StoreApi<RescueState> {
  return createStore<RescueState>()((set, get) => ({
    saving: null,
    made: null,
    saveTrouble: null,
    bringing: null,
    found: null,
    handTrouble: null,
    jobs: [],
    marks: [],
    save: async (all) => {
      if (get().saving !== null) return null;
      set({ saving: 0, made: null, saveTrouble: null });
      const fail = (reply: Reply<unknown>): null => {
        set({ saving: null, saveTrouble: troubleOf(reply) });
        return null;
      };
      const made = await client.command('makeRescueFile', { all }, newId());
      if (!made.ok) return fail(made);
      const { file, fileName, bytes } = made.value;
      const pieces: string[] = [];
      for (let offset: number | null = 0; offset !== null; ) {
        const read: Reply<{ base64: string; next: number | null }> = await client.query('rescueBytes', {
          file,
          offset,
        });
        if (!read.ok) return fail(read);
        pieces.push(read.value.base64);
        offset = read.value.next;
        set({ saving: offset === null ? 1 : offset / bytes });
      }
      set({ saving: null, made: made.value });
      return { fileName, pieces };
    },
    bring: async (file) => {
      if (get().bringing !== null) return;
      const upload = newId() as string as Id<'upload'>;
      set({ bringing: 0, found: null, handTrouble: null });
      for (let offset = 0; offset < file.size || offset === 0; offset += PIECE) {
        const base64 = await file.piece(offset, Math.min(file.size, offset + PIECE)).catch(() => '');
        if (base64 === '') {
          set({ bringing: null, handTrouble: { refusal: { kind: 'rescueRefused', reason: 'truncated' } } });
          return;
        }
        const taken = await client.command('takeRescuePart', { upload, offset, base64 }, newId());
        if (!taken.ok) {
          set({ bringing: null, handTrouble: troubleOf(taken) });
          return;
        }
        set({ bringing: Math.min(1, (offset + PIECE) / file.size) });
      }
      const found = await client.query('rescueFile', { upload });
      set({
        bringing: null,
        found: found.ok ? { ...found.value, upload } : null,
        handTrouble: troubleOf(found),
      });
    },
    handIn: async () => {
      const { found } = get();
      if (!found) return;
      const job = await client.command('handInRescue', { upload: found.upload as Id<'upload'> }, newId());
      set({ found: job.ok ? null : found, handTrouble: troubleOf(job) });
      await get().refresh();
    },
    leave: () => set({ found: null, handTrouble: null }),
    forget: async (rescue) => {
      const gone = await client.command('forgetRescue', { rescue }, newId());
      set({ handTrouble: troubleOf(gone) });
      await get().refresh();
    },
    refresh: async () => {
      const reply = await client.query('rescues', {});
      if (reply.ok) set(reply.value);
    },
    hush: () => set({ saveTrouble: null, handTrouble: null }),
  }));
}
