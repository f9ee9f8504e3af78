import type { Instant } from '../../kernel/time.ts';
import {
  type JournalFacts,
  judgeBackup,
  judgeCases,
  judgeCatalogue,
  judgeCertificate,
  judgeJournal,
  judgeLine,
  judgeLost,
  judgePeople,
  type LineFacts,
  type PersonFacts,
} from './centre.ts';
import { type ReadyItem, type ReadyState, worstOf } from './item.ts';
import {
  type ClockFacts,
  type DiskFacts,
  judgeClock,
  judgeDisk,
  judgePrinters,
  type PrinterFacts,
} from './machine.ts';
import { type DateFacts, judgeReservations, judgeRights, type ReservationFacts } from './rights.ts';

/** All that a till knows about whether tonight works without a network. Instants in ms UTC. */
export interface ReadinessFacts {
  readonly now: number;
  readonly line: LineFacts;
  /** When this till was declared lost; null when it was not. */
  readonly lostAt: number | null;
  readonly catalogueAt: number | null;
  readonly tonight: readonly DateFacts[];
  readonly houseAt: number | null;
  readonly nextShow: Instant | null;
  readonly reservations: ReservationFacts;
  readonly people: readonly PersonFacts[];
  readonly printers: readonly PrinterFacts[];
  readonly disk: DiskFacts;
  readonly clock: ClockFacts;
  readonly certificateEndsAt: number | null;
  readonly backupAt: number | null;
  readonly journal: JournalFacts;
  readonly cases: number;
}

export interface Readiness {
  readonly state: ReadyState;
  readonly items: readonly ReadyItem[];
}

/** The readiness check (Y5), in the order in which an evening needs things. A till that has not joined has nothing else. */
export function judgeReadiness(facts: ReadinessFacts): Readiness {
  const { now } = facts;
  const line = judgeLine(facts.line);
  if (facts.line.state === 'notEnrolled') return { state: line.state, items: [line] };
  const items = [
    ...(facts.lostAt === null ? [] : [judgeLost(facts.lostAt)]),
    ...judgePrinters(facts.printers),
    ...judgeRights(facts.tonight, facts.houseAt, facts.nextShow, facts.line.state === 'online'),
    ...judgeReservations(facts.reservations),
    judgeCatalogue(facts.catalogueAt, now),
    judgePeople(facts.people),
    judgeClock(facts.clock),
    line,
    judgeJournal(facts.journal, now),
    judgeCases(facts.cases),
    judgeDisk(facts.disk),
    judgeBackup(facts.backupAt, now),
    ...(facts.certificateEndsAt === null ? [] : [judgeCertificate(facts.certificateEndsAt, now)]),
  ];
  return { state: worstOf(items.map(({ state }) => state)), items };
}
