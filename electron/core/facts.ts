import type { Certificate } from '../../shared/sync/wire.ts';
import { certificate } from '../../shared/sync/wire.ts';
import type { FactReader, FactWriter } from './ports/store.ts';

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

export const FACT = {
  enrolment: 'enrolment',
  /** Stream that an enrolment under way will begin; the same when it is tried again. */
  enrolling: 'enrolling',
  instance: 'instance',
  cursor: 'feedCursor',
  generation: 'feedGeneration',
  catalogueAt: 'catalogueAt',
  house: 'house',
  /** Set while a process has the store open: found at a start, the last one was cut off. */
  running: 'running',
} as const;

/** The enrolment; undefined before it. */
export function enrolmentOf(facts: FactReader): Enrolment | undefined {
  const text = facts.get(FACT.enrolment);
  return text === undefined ? undefined : (JSON.parse(text) as Enrolment);
}

/** Keeps an enrolment; throws when its certificate has not the form of one. */
export function keepEnrolment(facts: FactWriter, enrolment: Enrolment): void {
  certificate.parse(enrolment.certificate);
  facts.set(FACT.enrolment, JSON.stringify(enrolment));
}

/** Places left in the house as the centre last said. */
export interface House {
  /** ms UTC. */
  readonly at: number;
  readonly left: Readonly<Record<string, number>>;
}

/** The house as last heard of; undefined before the first contact. */
export function houseOf(facts: FactReader): House | undefined {
  const text = facts.get(FACT.house);
  return text === undefined ? undefined : (JSON.parse(text) as House);
}
