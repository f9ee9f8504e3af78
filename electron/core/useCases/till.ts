import type { PrinterView, SyncView } from '../../../shared/contract/tillViews.ts';
import { accept } from '../../../shared/kernel/result.ts';
import { instant } from '../../../shared/kernel/time.ts';
import { secondsLeft } from '../../../shared/sync/sending.ts';
import type { CommandHandlers, QueryHandlers } from '../api.ts';
import { type CoreContext, venueOf } from '../context.ts';
import { enrolmentOf, FACT } from '../facts.ts';
import { ANYONE, MANAGERS } from '../people.ts';
import type { PrinterSetup, PrintJob } from '../ports/printing.ts';
import { printerOfJob } from '../ports/printRouting.ts';
import { sessionViewOf } from '../views.ts';
import { rateViews } from './rate.ts';

/** The state of the world that is always in sight. Answered before sign-in too: the sign-in screen shows it. */
export function tillQuery(context: CoreContext): Pick<QueryHandlers, 'till'> {
  return {
    till: async (_input, screen) => {
      const { store, clock, language } = context.parts;
      const row = store.read.journal.current();
      const lostAt = row ? store.read.reference.lostAt(row.id) : null;
      const venue = venueOf(context);
      const person = context.people.on(screen);
      return accept({
        enrolled: row !== undefined,
        tillNo: row?.state.tillNo ?? 0,
        prefix: row?.state.prefix ?? '',
        venue: venue
          ? {
              name: venue.name,
              city: venue.city,
              timeZone: venue.timeZone,
              currency: venue.currency,
              cashStep: venue.cashStep,
              priceMayBeHidden: venue.priceMayBeHidden,
              autoLockMinutes: venue.autoLockMinutes,
            }
          : null,
        language,
        staff: [...context.cache.catalogue().staff.values()]
          .map(({ id, name, role }) => ({ id, name, role }))
          .sort((a, b) => a.name.localeCompare(b.name)),
        signedIn: person ? { id: person.id, name: person.name, role: person.role } : null,
        session: row?.state.session ? sessionViewOf(context, row.state.session) : null,
        sync: syncViewOf(context),
        lostAt: lostAt === null ? null : instant(lostAt),
        printers: store.read.printers.all().map((printer) => printerViewOf(context, printer)),
        rates: rateViews(context, store.read),
        notices: context.notices.all(),
        now: instant(clock.now()),
      });
    },
  };
}

/** Somebody takes a notice off the screen; that the file does not match the journal is for a manager to have seen. */
export function noticeCommand(context: CoreContext): Pick<CommandHandlers, 'dismissNotice'> {
  return {
    dismissNotice: async (input, screen) => {
      const person = context.people.allowed(screen, input.kind === 'tablesDiffer' ? MANAGERS : ANYONE);
      if (!person.ok) return person;
      context.notices.dismiss(input.kind);
      context.journalist.announce('till');
      return accept({});
    },
  };
}

function syncViewOf(context: CoreContext): SyncView {
  const { read } = context.parts.store;
  const status = context.workers.sync.status();
  const streams = read.journal.streams();
  const catalogueAt = read.facts.get(FACT.catalogueAt);
  const heardAt = catalogueAt === undefined ? null : instant(Number(catalogueAt));
  return {
    state: enrolmentOf(read.facts) ? status.state : 'notEnrolled',
    ordersWaiting: streams.reduce((sum, s) => sum + s.state.orders - s.ackedOrders, 0),
    entriesWaiting: streams.reduce((sum, s) => sum + s.state.seq - s.acked, 0),
    // Of this process, else of one before: each contact brings the news.
    lastContactAt: status.lastContactAt === null ? heardAt : instant(status.lastContactAt),
    catalogueAt: heardAt,
    cases: read.cases.count(),
    problem: status.problem,
    sending: status.sending && {
      sent: status.sending.sent,
      total: status.sending.total,
      bytes: status.sending.bytes,
      secondsLeft: secondsLeft(status.sending),
    },
    nextTryAt: status.nextTryAt === null ? null : instant(status.nextTryAt),
  };
}

/** A printer with its state and what waits for it. */
export function printerViewOf(context: CoreContext, printer: PrinterSetup): PrinterView {
  const status = context.workers.spooler.status().find((s) => s.printer === printer.id);
  const { read } = context.parts.store;
  const printers = read.printers.all();
  const counts = read.printJobs.counts().filter((row) => printerOfJob(printers, row) === printer.id);
  const of = (...states: PrintJob['state'][]): number =>
    counts.reduce((sum, { state, n }) => sum + (states.includes(state) ? n : 0), 0);
  return {
    ...printer,
    layouts: { ...printer.layouts },
    state: status?.state ?? 'starting',
    waiting: of('queued', 'sending'),
    blocked: of('blockedBefore', 'blockedDuring'),
    toCheck: of('unknown'),
  };
}
