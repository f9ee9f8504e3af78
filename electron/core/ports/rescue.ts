import type { Result } from '../../../shared/kernel/result.ts';
import type { RescueHeader, RescueMark, RescueSummary } from '../../../shared/sync/rescue.ts';

/** Why a file can't be made or handed in. */
export type RescueProblem =
  | 'nothingToSave'
  | 'noKey'
  | 'notARescueFile'
  | 'newerVersion'
  | 'truncated'
  | 'damaged'
  | 'otherOrganiser'
  | 'otherCentre'
  | 'tooLarge'
  | 'gone';

/** A file that was made of this till's own journal. */
export interface RescueMade {
  readonly file: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly summary: RescueSummary;
}

/** What is known of a file that somebody brought. */
export interface RescueFound {
  readonly id: string;
  readonly header: RescueHeader;
  /** What the centre read in it; null when it could not be asked. */
  readonly summary: RescueSummary | null;
  /** Up to where the centre has each stream; empty when it could not be asked. */
  readonly known: readonly { readonly stream: string; readonly acked: number }[];
}

/** How a file stands that was handed in here. */
export interface RescueJob {
  readonly id: string;
  readonly tillNo: number;
  /** ms UTC, when it was handed in. */
  readonly at: number;
  /** Entries in the file. */
  readonly entries: number;
  readonly state: 'waiting' | 'done' | 'stopped';
  /** Why it stopped: the centre's word, or fileGone. */
  readonly problem: string | null;
  /** Parts sent so far, and the byte behind them. */
  readonly parts: number;
  readonly offset: number;
  readonly summary: RescueSummary | null;
  /** What was new to the centre; null until the end, or when nothing was. */
  readonly mark: RescueMark | null;
  /** Streams of which the centre needs earlier entries first. */
  readonly gaps: readonly { readonly stream: string; readonly sendFrom: number }[];
  /** Entries that no signature of their till covers. */
  readonly unproven: number;
  readonly cases: number;
}

/** Rescue files: made of this till's journal, or brought from another one and carried to the centre. */
export interface RescueDesk {
  /** Makes a file of what the centre does not have, or of all. */
  make(all: boolean): Promise<Result<RescueMade, RescueProblem>>;
  /** Bytes of a file that was made; `next` is null at its end. */
  read(file: string, offset: number): Promise<Result<{ base64: string; next: number | null }, RescueProblem>>;
  /** Takes bytes of a file that somebody brings; the same bytes may come again. Gives how many there are now. */
  take(upload: string, offset: number, base64: string): Promise<Result<number, RescueProblem>>;
  /** Looks at a file that was brought, and asks the centre what is in it. */
  look(upload: string): Promise<Result<RescueFound, RescueProblem>>;
  /** Keeps a file that was brought until the centre has it; handed in twice it is the same job. */
  handIn(upload: string): Promise<Result<RescueJob, RescueProblem>>;
  jobs(): readonly RescueJob[];
  /** Takes a job that has ended off the list. */
  forget(id: string): void;
  close(): Promise<void>;
}
