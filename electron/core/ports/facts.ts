import type { Certificate } from '../../../shared/sync/wire.ts';

/** What the centre gave this till when it took it in. The token is not here: it lies in the keystore. */
export interface Enrolment {
  readonly centre: string;
  readonly organiser: string;
  readonly device: string;
  readonly tillNo: number;
  /** Prefix of the numbers of the till's first life. */
  readonly prefix: string;
  readonly centreKey: string;
  readonly certificate: Certificate;
  readonly generation: string;
}

/** Names of the facts that a till keeps about itself. */
export const FACT = {
  enrolment: 'enrolment',
  /** Stream that an enrolment under way will begin; the same when it is tried again. */
  enrolling: 'enrolling',
  instance: 'instance',
  cursor: 'feedCursor',
  generation: 'feedGeneration',
  catalogueAt: 'catalogueAt',
  house: 'house',
  /** What printers were when their last test page came out, by their ids. */
  testPages: 'testPages',
  /** Prefix: generation in which what a stream holds was last reported. */
  held: 'held',
  /** Set while a process has the store open: found at a start, the last one was cut off. */
  running: 'running',
  /** Set in a backup that was put in the place of a database, until its print jobs were looked through. */
  restored: 'restored',
  /** The centre's last answers about an evening and a performance, as JSON: shown when it is out of reach. */
  evening: 'evening',
  statement: 'statement',
  /** Rescue files that were handed in here, as JSON. */
  rescues: 'rescues',
} as const;
