import { certificate } from '../../shared/sync/wire.ts';
import { type Enrolment, FACT } from './ports/facts.ts';
import type { FactReader, FactWriter } from './ports/store.ts';

export { type Enrolment, FACT } from './ports/facts.ts';

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
  /** In nobody's hands; missing in what was kept before tills asked for more. */
  readonly free?: Readonly<Record<string, number>>;
}

/** The house as last heard of; undefined before the first contact. */
export function houseOf(facts: FactReader): House | undefined {
  const text = facts.get(FACT.house);
  return text === undefined ? undefined : (JSON.parse(text) as House);
}
