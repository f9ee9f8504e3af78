import type { SessionClosed } from '../../../shared/journal/bodies.ts';
import type { CashMoved } from '../../../shared/journal/bodiesOfCash.ts';
import { openEntry } from '../../../shared/journal/entry.ts';
import type { SessionId, StaffId, StreamId } from '../../../shared/kernel/ids.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { ClosingDocument, SlipDocument } from '../../../shared/layout/documents.ts';
import { isClosingOf, reportPaper } from '../../../shared/papers/reportPaper.ts';
import { type CoreContext, nameOf, venueOf } from '../context.ts';
import { noteOf } from './notes.ts';
import { reportBetween } from './sessionEntries.ts';

/** Whose report it is, when it was made, and by whom. */
interface Said {
  readonly closing: SessionClosed | null;
  readonly at: number;
  readonly by: StaffId;
}

function paperOf(
  context: CoreContext,
  stream: StreamId,
  [fromSeq, toSeq]: readonly [number, number],
  { closing, at, by }: Said,
  copy: number,
  language: Language,
): ClosingDocument {
  const { read } = context.parts.store;
  const venue = venueOf(context);
  const state = read.journal.streams().find((one) => one.id === stream)?.state;
  return reportPaper(
    {
      report: reportBetween(read, stream, fromSeq, toSeq),
      closing,
      at,
      by,
      nameOf: (staff) => nameOf(context, staff),
      venue: {
        name: venue?.name ?? '',
        city: venue?.city ?? '',
        timeZone: venue?.timeZone ?? 'Europe/Zurich',
      },
      tillNo: state?.tillNo ?? 0,
      currency: state?.currency ?? 'CHF',
    },
    copy,
    language,
  );
}

/** A closing report (Z), as the closing was written down, with what its entries were. */
export function documentOfClosing(
  context: CoreContext,
  session: SessionId,
  copy: number,
  language: Language,
): ClosingDocument {
  const { read } = context.parts.store;
  const row = read.sessions.get(session);
  const closing = row?.closing;
  if (!closing || row.closedAt === null) throw new Error(`session ${session}: it is not closed`);
  const stream = read.journal.streams().find((one) => isClosingOf(one.state.prefix, closing));
  if (!stream) throw new Error(`closing ${closing.number}: its stream is not here`);
  const said = { closing, at: row.closedAt, by: closing.by };
  return paperOf(context, stream.id, [closing.fromSeq, closing.toSeq], said, copy, language);
}

/** The session up to one of its entries: an X. Its time is that entry's. */
export function documentOfX(
  context: CoreContext,
  { stream, fromSeq, toSeq }: { readonly stream: StreamId; readonly fromSeq: number; readonly toSeq: number },
  copy: number,
  language: Language,
): ClosingDocument {
  const { read } = context.parts.store;
  const last = read.journal.entry(stream, toSeq);
  const first = read.journal.entry(stream, fromSeq);
  if (!last || !first) throw new Error(`report ${fromSeq} to ${toSeq}: its entries are missing`);
  const { by } = openEntry(first).body as { by: StaffId };
  const said = { closing: null, at: openEntry(last).at, by };
  return paperOf(context, stream, [fromSeq, toSeq], said, copy, language);
}

/** The slip of cash that moved. */
export function documentOfSlip(
  context: CoreContext,
  stream: StreamId,
  seq: number,
  copy: number,
  language: Language,
): SlipDocument {
  const { read } = context.parts.store;
  const sealed = read.journal.entry(stream, seq);
  if (!sealed) throw new Error(`movement ${seq}: its journal entry is missing`);
  const entry = openEntry(sealed);
  const body = entry.body as unknown as CashMoved;
  if (body.kind === 'noSale') throw new Error(`movement ${seq}: a no-sale has no slip`);
  const venue = venueOf(context);
  const state = read.journal.streams().find((one) => one.id === stream)?.state;
  return {
    kind: 'closing',
    slip: body.kind,
    language,
    venueName: venue?.name ?? '',
    venueCity: venue?.city ?? '',
    timeZone: venue?.timeZone ?? 'Europe/Zurich',
    at: instant(entry.at),
    by: nameOf(context, body.by),
    approvedBy: body.approvedBy === undefined ? '' : nameOf(context, body.approvedBy),
    tillNo: state?.tillNo ?? 0,
    currency: state?.currency ?? 'CHF',
    minor: body.minor,
    reason: body.reason ?? null,
    note: noteOf(sealed),
    bag: body.bag ?? '',
    copy,
  };
}
