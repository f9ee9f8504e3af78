import type { Instant } from '../../kernel/time.ts';

/** good: works without a network tonight. warn: works, and somebody should look. bad: something will not work. */
export type ReadyState = 'good' | 'warn' | 'bad';

/** How the rights for a zone on a date stand. */
export interface ZoneRights {
  readonly zone: string;
  readonly name: string;
  readonly state: ReadyState;
  /** `few`: too little for an outage. `none`: nothing here, though the house is not sold out. */
  readonly why: 'enough' | 'soldOut' | 'few' | 'none';
  /** Places this till may sell. */
  readonly here: number;
  /** Left in the house, and in nobody's hands, as the centre last said; null when it never did. */
  readonly house: number | null;
  readonly free: number | null;
}

export type PrinterFinding =
  | 'ready'
  | 'weak'
  | 'untested'
  | 'starting'
  | 'paperLow'
  | 'paperOut'
  | 'coverOpen'
  | 'offline'
  | 'error'
  | 'standIn'
  | 'toCheck';

/** What was found, with all that its sentence needs. Counts are whole numbers, instants ISO 8601 UTC. */
export type Finding =
  | { readonly kind: 'lineMissing' }
  | { readonly kind: 'lineOnline' | 'lineOffline' | 'lineFails' | 'lineRefused'; readonly at: Instant | null }
  | { readonly kind: 'tillLost'; readonly at: Instant }
  | { readonly kind: 'catalogueNone' }
  | { readonly kind: 'catalogueFresh' | 'catalogueOld'; readonly at: Instant }
  | { readonly kind: 'noShow'; readonly next: Instant | null }
  | {
      readonly kind: 'rights';
      readonly event: string;
      readonly startsAt: Instant;
      readonly zones: ZoneRights[];
      /** When the centre counted the house. */
      readonly houseAt: Instant | null;
      /** All of it was given back at the closing of the cash session. */
      readonly givenBack: boolean;
    }
  | { readonly kind: 'reservationsNone' }
  | { readonly kind: 'reservationsHere' | 'reservationsNobody'; readonly count: number }
  | { readonly kind: 'reservationsComing'; readonly count: number; readonly missing: number }
  | { readonly kind: 'reservationsAt'; readonly count: number; readonly tillNo: number }
  | { readonly kind: 'peopleNone' | 'managerNone' }
  | { readonly kind: 'peopleReady'; readonly count: number }
  | { readonly kind: 'pinsMissing'; readonly names: string[] }
  | { readonly kind: 'printerNone' }
  | {
      readonly kind: 'printer';
      readonly name: string;
      readonly use: 'tickets' | 'receipts';
      readonly is: PrinterFinding;
      /** Prints to check, for `toCheck`. */
      readonly count: number;
      /** The printer that stands in, for `standIn`. */
      readonly by: string;
    }
  | { readonly kind: 'diskFine' | 'diskLow' | 'diskFull'; readonly bytes: number }
  | { readonly kind: 'diskHidden' | 'ballastGone' }
  | { readonly kind: 'clockFine' | 'clockOff'; readonly offsetMs: number; readonly at: Instant }
  | { readonly kind: 'clockAlone' | 'clockJumped' }
  | { readonly kind: 'zoneDiffers'; readonly here: string; readonly venue: string }
  | { readonly kind: 'certificateFine' | 'certificateEnds' | 'certificateEnded'; readonly at: Instant }
  | { readonly kind: 'backupNone' }
  | { readonly kind: 'backupFine' | 'backupOld'; readonly at: Instant }
  | { readonly kind: 'journalSent' }
  | { readonly kind: 'journalWaits' | 'journalOld'; readonly entries: number; readonly oldest: Instant }
  | { readonly kind: 'casesNone' }
  | { readonly kind: 'casesOpen'; readonly count: number };

/** The one thing to do about it. */
export type HelpfulAct =
  | { readonly kind: 'enrol' | 'syncNow' | 'getPlaces' | 'printers' | 'checkPrints' | 'backUp' | 'cases' }
  | { readonly kind: 'testPage'; readonly printer: string };

/** One line of the readiness check. */
export interface ReadyItem {
  /** Stays the same from check to check. */
  readonly id: string;
  readonly state: ReadyState;
  readonly finding: Finding;
  /** Null when nothing has to be done, or nothing can be done here. */
  readonly act: HelpfulAct | null;
}

const ORDER: readonly ReadyState[] = ['good', 'warn', 'bad'];

/** The worst of some states; good for none. */
export const worstOf = (states: readonly ReadyState[]): ReadyState =>
  states.reduce<ReadyState>(
    (worst, state) => (ORDER.indexOf(state) > ORDER.indexOf(worst) ? state : worst),
    'good',
  );

/** An item without an act. */
export const item = (
  id: string,
  state: ReadyState,
  finding: Finding,
  act: HelpfulAct | null = null,
): ReadyItem => ({ id, state, finding, act });
