import type { ReportView } from '../../../../shared/contract/cash.ts';
import type { Refusal } from '../../../../shared/contract/refusal.ts';
import type { Language } from '../../../../shared/kernel/language.ts';
import { accept, type Result, refuse } from '../../../../shared/kernel/result.ts';
import type { ClosingDocument } from '../../../../shared/layout/documents.ts';
import { reportCsv } from '../../../../shared/papers/reportCsv.ts';
import type { CommandHandlers, QueryHandlers } from '../../api.ts';
import { documentOfClosing, documentOfX } from '../../cash/papers.ts';
import type { CoreContext } from '../../context.ts';
import { MANAGERS, SELLERS } from '../../people.ts';

/** Closings that can be looked at: the newest. */
const CLOSINGS = 400;

/**
 * The X of the open session, or the Z of a closed one. An X says what must lie in the drawer: it is the manager's, or
 * no count would be blind.
 */
function reportPaperFor(
  context: CoreContext,
  screen: string,
  number: string | null,
  language: Language,
): Result<ClosingDocument, Refusal> {
  const person = context.people.allowed(screen, number === null ? MANAGERS : SELLERS);
  if (!person.ok) return person;
  const { read } = context.parts.store;
  if (number === null) {
    const row = read.journal.current();
    if (!row?.state.session) return refuse({ kind: 'sessionMissing' });
    const between = { stream: row.id, fromSeq: row.state.session.fromSeq, toSeq: row.state.seq };
    return accept(documentOfX(context, between, 0, language));
  }
  const found = read.sessions.closed(CLOSINGS).find((one) => one.closing?.number === number);
  if (!found) return refuse({ kind: 'closingUnknown' });
  return accept(documentOfClosing(context, found.session, 0, language));
}

/** Reports on the screen and as files (C2). */
export function reportQueries(context: CoreContext): Pick<QueryHandlers, 'report' | 'reportFile'> {
  return {
    report: async (input, screen) => {
      const paper = reportPaperFor(context, screen, input.number, input.language);
      return paper.ok ? accept(viewOf(paper.value)) : paper;
    },
    reportFile: async (input, screen) => {
      const paper = reportPaperFor(context, screen, input.number, input.language);
      if (!paper.ok) return paper;
      const name = input.number ?? `X-${paper.value.at.slice(0, 16).replaceAll(':', '')}`;
      if (input.what === 'csv') {
        const csv = reportCsv(paper.value);
        return accept({ fileName: `${name}.csv`, text: csv, base64: '' });
      }
      const { base64 } = await context.parts.pdf({ what: 'report', report: paper.value });
      return accept({ fileName: `${name}.pdf`, text: '', base64 });
    },
  };
}

/** Prints the X of the session as it stands. */
export function reportCommand(context: CoreContext): Pick<CommandHandlers, 'printX'> {
  return {
    printX: async (input, screen, id) =>
      context.once({ name: 'printX', id, input, screen }, MANAGERS, (tx) => {
        const row = tx.store.journal.current();
        if (!row?.state.session) return refuse({ kind: 'sessionMissing' });
        const content = {
          type: 'report' as const,
          stream: row.id,
          fromSeq: row.state.session.fromSeq,
          toSeq: row.state.seq,
          copy: 0,
        };
        tx.store.printJobs.add(
          { id: tx.id(), use: 'receipts', content, order: null, language: input.language },
          tx.now,
        );
        tx.touch('printing', 'till');
        return accept({});
      }),
  };
}

const viewOf = (paper: ClosingDocument): ReportView => ({
  number: paper.open ? null : paper.number,
  at: paper.at,
  orders: paper.orders,
  tickets: paper.tickets,
  copies: paper.copies,
  noSales: paper.movements?.noSales ?? 0,
  linesMinor: paper.linesMinor,
  roundingMinor: paper.roundingMinor,
  expectedCashMinor: paper.expectedCashMinor,
  methods: paper.methods.map(({ name, count, minor }) => ({ name, count, minor })),
  taxes: paper.taxes.map((tax) => ({ ...tax })),
  returns: paper.returns
    ? { refunds: paper.returns.refunds, tickets: paper.returns.tickets, minor: paper.returns.minor }
    : null,
  invoices: paper.invoices ? { ...paper.invoices } : null,
  lists: paper.lists.map(({ title, rows }) => ({ title, rows: rows.map((row) => ({ ...row })) })),
});
