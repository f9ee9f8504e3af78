import type { JournalFacts, LineFacts, PersonFacts } from '../../../shared/domain/readiness/centre.ts';
import type { ReadinessFacts } from '../../../shared/domain/readiness/judge.ts';
import type { PrinterFacts } from '../../../shared/domain/readiness/machine.ts';
import { openEntry } from '../../../shared/journal/entry.ts';
import type { CoreContext } from '../context.ts';
import { enrolmentOf, FACT, houseOf } from '../facts.ts';
import type { PrinterSetup } from '../ports/printing.ts';
import { wasTested } from '../testPages.ts';
import { printerViewOf } from '../useCases/till.ts';
import { clockFacts } from './clock.ts';
import { nextShow, reservationFacts, tonightsDates } from './tonight.ts';

/** Everything that the readiness check judges, read from the store, the printers and the machine. */
export function readinessFacts(context: CoreContext, clockJumped: boolean): ReadinessFacts {
  const { store, clock, machine } = context.parts;
  const { facts, cases, journal, reference } = store.read;
  const row = journal.current();
  const now = clock.now();
  const catalogueAt = facts.get(FACT.catalogueAt);
  const tonight = tonightsDates(context, now);
  return {
    now,
    line: lineFacts(context),
    lostAt: row ? reference.lostAt(row.id) : null,
    catalogueAt: catalogueAt === undefined ? null : Number(catalogueAt),
    tonight,
    houseAt: houseOf(facts)?.at ?? null,
    nextShow: nextShow(context, now),
    reservations: reservationFacts(
      context,
      tonight.map(({ date }) => date),
    ),
    people: peopleFacts(context),
    printers: printerFacts(context),
    disk: { freeBytes: machine.diskFree(), ballast: machine.ballast() },
    clock: clockFacts(context, now, clockJumped),
    certificateEndsAt: enrolmentOf(facts)?.certificate.claim.expiresAt ?? null,
    backupAt: machine.lastBackupAt(),
    journal: journalFacts(context),
    cases: cases.count(),
  };
}

function lineFacts(context: CoreContext): LineFacts {
  const { facts } = context.parts.store.read;
  const { state, lastContactAt } = context.workers.sync.status();
  const heard = facts.get(FACT.catalogueAt);
  return {
    state: enrolmentOf(facts) ? state : 'notEnrolled',
    lastContactAt: lastContactAt ?? (heard === undefined ? null : Number(heard)),
  };
}

/** A PIN can be checked when the keystore still opens what it sealed. */
function peopleFacts({ cache, parts }: CoreContext): PersonFacts[] {
  return [...cache.catalogue().staff.values()].map(({ id, name, role }) => {
    const sealed = cache.verifier(id);
    return { name, role, pinKnown: sealed !== undefined && parts.pins.open(sealed) !== undefined };
  });
}

function printerFacts(context: CoreContext): PrinterFacts[] {
  const { printers, facts } = context.parts.store.read;
  const all = printers.all();
  const atWork = (printer: PrinterSetup): boolean =>
    ['ready', 'printing', 'paperLow'].includes(printerViewOf(context, printer).state);
  return all.map((printer) => {
    const { id, name, use, capability } = printer;
    const { state, toCheck } = printerViewOf(context, printer);
    const by = all.find((one) => one.id === printer.standIn);
    return {
      id,
      name,
      use,
      state,
      weak: capability === 'fence',
      tested: wasTested(facts, printer),
      toCheck,
      standIn: by ? { name: by.name, works: atWork(by) } : null,
    };
  });
}

function journalFacts(context: CoreContext): JournalFacts {
  const { journal } = context.parts.store.read;
  const behind = journal.streams().filter(({ acked, state }) => acked < state.seq);
  const oldest = behind.flatMap(({ id, acked }) => {
    const sealed = journal.entry(id, acked + 1);
    return sealed ? [openEntry(sealed).at] : [];
  });
  return {
    entries: behind.reduce((sum, { acked, state }) => sum + state.seq - acked, 0),
    oldestAt: oldest.length === 0 ? null : Math.min(...oldest),
  };
}
