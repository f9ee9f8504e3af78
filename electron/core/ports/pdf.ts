import type { OrderPages, ReportPages, SheetPages } from '../../../shared/layout/pdf.ts';

/** Makes an A4 PDF of an order or a report; base64, for that is how it travels to a screen. */
export type MakePdf = (pages: OrderPages | ReportPages | SheetPages) => Promise<{ readonly base64: string }>;
