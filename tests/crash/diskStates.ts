import type { Dice } from './random.ts';

/** What a process did to the files of one folder, in its order. Names are without the folder. */
export type DiskOp =
  | { readonly type: 'create'; readonly file: string }
  | { readonly type: 'write'; readonly file: string; readonly offset: number; readonly data: Buffer }
  | { readonly type: 'truncate'; readonly file: string; readonly length: number }
  | { readonly type: 'sync'; readonly file: string }
  | { readonly type: 'syncFolder' }
  | { readonly type: 'unlink'; readonly file: string };

/** What is on the disk after the power failed: file contents by name. */
export type DiskState = ReadonlyMap<string, Buffer>;

type Change = Extract<DiskOp, { type: 'write' | 'truncate' }>;

interface Inode {
  /** What is certain. */
  content: Buffer;
  /** Done since the last sync of this file: any part of it may be on the disk, in any order. */
  pending: Change[];
  /** The folder was synced since the file was made. */
  certain: boolean;
  /** Removed since the last sync of the folder. */
  removed: boolean;
}

/** Disks tear writes between sectors. */
const SECTOR = 512;

/** Follows what was done and tells which states of the disk a power cut at this moment may leave. */
export class Disk {
  readonly #files = new Map<string, Inode>();

  /** Begins with files that have been on the disk for long. */
  constructor(base: DiskState) {
    for (const [name, content] of base)
      this.#files.set(name, { content, pending: [], certain: true, removed: false });
  }

  apply(op: DiskOp): void {
    if (op.type === 'syncFolder') {
      for (const [name, inode] of this.#files) {
        if (inode.removed) this.#files.delete(name);
        inode.certain = true;
      }
      return;
    }
    const inode = this.#files.get(op.file);
    if (op.type === 'create') {
      if (!inode || inode.removed)
        this.#files.set(op.file, { content: Buffer.alloc(0), pending: [], certain: false, removed: false });
      return;
    }
    if (!inode) throw new Error(`disk: ${op.file} was not created`);
    if (op.type === 'unlink') inode.removed = true;
    else if (op.type === 'sync') {
      inode.content = inode.pending.reduce(changed, inode.content);
      inode.pending = [];
    } else inode.pending.push(op);
  }

  /** How many changes are not certain yet. */
  get uncertain(): number {
    return [...this.#files.values()].reduce((sum, f) => sum + f.pending.length, 0);
  }

  /** Nothing that was not synced is there. */
  least(): DiskState {
    return this.#state((inode) => (inode.certain ? inode.content : null));
  }

  /** Everything is there that was done. */
  most(): DiskState {
    return this.#state((inode) => (inode.removed ? null : inode.pending.reduce(changed, inode.content)));
  }

  /** The changes up to some moment are there, the one at that moment in part. */
  torn(chance: Dice): DiskState {
    return this.#state((inode) => {
      const last = chance.pick(inode.pending.length + 1);
      const content = inode.pending.slice(0, last).reduce(changed, inode.content);
      const cut = inode.pending[last];
      if (cut?.type !== 'write') return content;
      const sectors = chance.pick(Math.ceil(cut.data.length / SECTOR) + 1);
      return changed(content, { ...cut, data: cut.data.subarray(0, sectors * SECTOR) });
    });
  }

  /** Some changes are there and some are not, whatever their order was. */
  scattered(chance: Dice): DiskState {
    return this.#state((inode) => {
      const share = 2 + chance.pick(4);
      const there = inode.pending.filter(() => !chance.oneIn(share));
      return there.reduce(changed, inode.content);
    });
  }

  #state(of: (inode: Inode) => Buffer | null): DiskState {
    const state = new Map<string, Buffer>();
    for (const [name, inode] of this.#files) {
      const content = of(inode);
      if (content !== null) state.set(name, content);
    }
    return state;
  }
}

function changed(content: Buffer, change: Change): Buffer {
  if (change.type === 'truncate') {
    const cut = Buffer.alloc(change.length);
    content.copy(cut, 0, 0, change.length);
    return cut;
  }
  const end = change.offset + change.data.length;
  const next = Buffer.alloc(Math.max(content.length, end));
  content.copy(next);
  change.data.copy(next, change.offset);
  return next;
}
