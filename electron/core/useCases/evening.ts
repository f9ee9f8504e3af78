import { accept, refuse } from '../../../shared/kernel/result.ts';
import { csvOf } from '../../../shared/layout/sheetCsv.ts';
import { eveningSheet } from '../../../shared/papers/eveningSheet.ts';
import { statementSheet } from '../../../shared/papers/statementSheet.ts';
import type { CommandHandlers, QueryHandlers } from '../api.ts';
import { type CoreContext, dayOf, venueOf } from '../context.ts';
import { MANAGERS } from '../people.ts';
import { evening } from '../reports/evening.ts';
import { statement } from '../reports/statement.ts';

const DAY_MS = 86_400_000;
/** Dates that a statement is offered of: those of a year back and a month ahead. */
const BACK_MS = 366 * DAY_MS;
const AHEAD_MS = 31 * DAY_MS;

/** Prints the statement of a date on the receipt roll (C5). */
export function statementCommand(context: CoreContext): Pick<CommandHandlers, 'printStatement'> {
  return {
    printStatement: async (input, screen, id) =>
      context.once({ name: 'printStatement', id, input, screen }, MANAGERS, (tx) => {
        if (!context.cache.catalogue().dates.has(input.date)) return refuse({ kind: 'dateUnknown' });
        const content = { type: 'statement' as const, date: input.date, copy: 0 };
        const { language } = input;
        tx.store.printJobs.add({ id: tx.id(), use: 'receipts', content, order: null, language }, tx.now);
        tx.touch('printing', 'till');
        return accept({});
      }),
  };
}

/** The manager's evening and the performance statement: they only read, and work offline for what this till knows. */
export function eveningQueries(
  context: CoreContext,
): Pick<QueryHandlers, 'evening' | 'performances' | 'statement' | 'eveningReport' | 'statementReport'> {
  const dateOf = (id: string) => [...context.cache.catalogue().dates.values()].find((date) => date.id === id);
  const house = () => {
    const venue = venueOf(context);
    return {
      venueName: venue?.name ?? '',
      currency: venue?.currency ?? 'CHF',
      timeZone: venue?.timeZone ?? 'Europe/Zurich',
    };
  };
  const today = (): string => dayOf(context, context.parts.clock.now());
  return {
    evening: async (input, screen) => {
      const person = context.people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      return accept(await evening(context, input.day ?? today(), input.ask));
    },
    performances: async (_input, screen) => {
      const person = context.people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      const { dates, events } = context.cache.catalogue();
      const now = context.parts.clock.now();
      // The one that is being played, or was last, comes first.
      const distance = (startsAt: string): number => {
        const ms = Date.parse(startsAt) - now;
        return ms > DAY_MS / 2 ? ms + BACK_MS : Math.abs(ms);
      };
      const performances = [...dates.values()]
        .filter(({ startsAt }) => {
          const ms = Date.parse(startsAt) - now;
          return ms > -BACK_MS && ms < AHEAD_MS;
        })
        .map(({ id, event, startsAt }) => ({
          date: id,
          eventName: events.get(event)?.name ?? id,
          startsAt,
        }))
        .sort((a, b) => distance(a.startsAt) - distance(b.startsAt));
      return accept({ performances });
    },
    statement: async (input, screen) => {
      const person = context.people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      const date = dateOf(input.date);
      if (!date) return refuse({ kind: 'dateUnknown' });
      return accept(await statement(context, date, input.ask));
    },
    eveningReport: async (input, screen) => {
      const person = context.people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      const of = await evening(context, input.day, false);
      const sheet = eveningSheet(of, house(), input.language);
      return accept(await fileOf(context, sheet, `evening-${input.day}`, input.format));
    },
    statementReport: async (input, screen) => {
      const person = context.people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      const date = dateOf(input.date);
      if (!date) return refuse({ kind: 'dateUnknown' });
      const of = await statement(context, date, false);
      const sheet = statementSheet(of, house(), input.language);
      const day = dayOf(context, Date.parse(date.startsAt));
      return accept(await fileOf(context, sheet, `statement-${day}`, input.format));
    },
  };
}

async function fileOf(
  context: CoreContext,
  sheet: Parameters<typeof csvOf>[0],
  name: string,
  format: 'pdf' | 'csv',
) {
  if (format === 'csv')
    return { fileName: `${name}.csv`, mime: 'text/csv;charset=utf-8', base64: base64Of(csvOf(sheet)) };
  const { base64 } = await context.parts.pdf({ what: 'sheet', sheet });
  return { fileName: `${name}.pdf`, mime: 'application/pdf', base64 };
}

const base64Of = (text: string): string => {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
};
