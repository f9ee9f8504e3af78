import type { OrderPages } from '../../../shared/layout/pdf.ts';

/** Makes an A4 PDF of an order; base64, for that is how it travels to a screen. */
export type MakePdf = (pages: OrderPages) => Promise<{ readonly base64: string }>;
