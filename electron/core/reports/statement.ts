import type { StatementView } from '../../../shared/contract/evening.ts';
import type { EventDate } from '../../../shared/domain/catalogue.ts';
import { instant } from '../../../shared/kernel/time.ts';
import { writable } from '../../../shared/kernel/writable.ts';
import { movedOf, type Statement, statementOf } from '../../../shared/reports/statement.ts';
import { type StatementReply, statementReply } from '../../../shared/sync/reports.ts';
import type { CoreContext } from '../context.ts';
import { FACT } from '../facts.ts';
import { askCentre } from './asked.ts';
import { entriesWith } from './ownEntries.ts';

/** What this till alone sold and took back of a date. */
export function ownStatement(context: CoreContext, { id, startsAt }: EventDate): Statement {
  const { read } = context.parts.store;
  const moved = read.journal
    .streams()
    .filter((row) => !row.state.training)
    .flatMap((row) => entriesWith(read, row, [`"date":${JSON.stringify(id)}`, '"kind":"pass"']))
    .map(({ entry }) => movedOf(entry, id, startsAt));
  return statementOf(
    { places: moved.flatMap((one) => one.places), passes: moved.flatMap((one) => one.passes) },
    [...context.cache.catalogue().levies.values()],
  );
}

/** The statement of a date: the centre's, now or as it said it last; failing that, what this till knows by itself. */
export async function statement(context: CoreContext, date: EventDate, ask: boolean): Promise<StatementView> {
  const { reply, fresh } = await askCentre(context, {
    fact: FACT.statement,
    schema: statementReply,
    fits: (one) => one.date === date.id,
    ask: ask ? () => context.workers.sync.statement(date.id) : null,
  });
  return viewOf(context, date, reply, fresh);
}

/** The same without asking: the centre's last word of this date, or what this till knows by itself. */
export function statementKept(context: CoreContext, date: EventDate): StatementView {
  const kept = context.parts.store.read.facts.get(FACT.statement);
  const read = kept === undefined ? undefined : statementReply.safeParse(JSON.parse(kept));
  const reply = read?.success && read.data.date === date.id ? read.data : null;
  return viewOf(context, date, reply, false);
}

function viewOf(
  context: CoreContext,
  date: EventDate,
  reply: StatementReply | null,
  fresh: boolean,
): StatementView {
  const said = reply?.statement ?? ownStatement(context, date);
  return writable({
    date: String(date.id),
    eventName: context.cache.catalogue().events.get(date.event)?.name ?? date.id,
    startsAt: date.startsAt,
    asOf: reply === null ? null : instant(reply.at),
    fresh,
    waiting: (reply?.waiting ?? []).map((one) => ({
      ...one,
      heardAt: one.heardAt === null ? null : instant(one.heardAt),
    })),
    ...said,
  });
}
