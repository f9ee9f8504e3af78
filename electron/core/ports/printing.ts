import type { OrderId, PrinterId, PrintJobId, TicketId, VoucherId } from '../../../shared/kernel/ids.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import type { PrintDocument } from '../../../shared/layout/documents.ts';

export type PrintUse = 'tickets' | 'receipts';

/**
 * Where a print job stands.
 * - queued: nothing was sent. blockedBefore: nothing was sent and the printer is not ready; resent by itself.
 * - sending: written before the first byte. blockedDuring: the printer stopped in mid-job; never resent.
 * - printed: the printer confirmed it. unknown: nobody can say; the operator decides.
 * - replaced: was unknown and printed again by another job, marked. cancelled: dropped before the first byte.
 */
export type PrintJobState =
  | 'queued'
  | 'blockedBefore'
  | 'sending'
  | 'blockedDuring'
  | 'printed'
  | 'unknown'
  | 'replaced'
  | 'cancelled';

/** Why a job is not done yet, or what is known of it. */
export type PrintReason =
  | 'paperOut'
  | 'coverOpen'
  | 'printerOffline'
  | 'printerError'
  | 'unreachable'
  | 'noAnswer'
  | 'connectionLost'
  | 'restarted'
  | 'weakConfirmation'
  | 'cameOut'
  | 'refusedContent';

export type PrintContent =
  | { readonly type: 'ticket'; readonly ticket: TicketId; readonly copy: number }
  | { readonly type: 'voucher'; readonly voucher: VoucherId; readonly copy: number }
  | { readonly type: 'receipt'; readonly order: OrderId; readonly copy: number };

/** One ticket, one job. */
export interface PrintJob {
  readonly id: PrintJobId;
  readonly use: PrintUse;
  readonly content: PrintContent;
  readonly order: OrderId;
  readonly language: Language;
  readonly state: PrintJobState;
  readonly reason: PrintReason | null;
  readonly attempts: number;
  /** ms UTC. */
  readonly createdAt: number;
  readonly changedAt: number;
}

/** The queue on disk. Every call that changes something is durable when it returns. */
export interface PrintQueue {
  /** The oldest job of a use that is queued, blockedBefore, sending or blockedDuring. */
  head(use: PrintUse): PrintJob | undefined;
  get(job: PrintJobId): PrintJob | undefined;
  /** Moves a job; refuses by throwing when the state machine has no such step. Counts an attempt on `sending`. */
  move(job: PrintJobId, to: PrintJobState, reason: PrintReason | null): void;
  /** Jobs found `sending` or `blockedDuring` when the process starts: nobody can say, so they become `unknown`. */
  markInterrupted(): PrintJob[];
  counts(use: PrintUse): { readonly waiting: number; readonly blocked: number; readonly toCheck: number };
}

/** Builds what a job prints from the facts in the store, at the moment of printing. */
export type DocumentSource = (job: PrintJob) => PrintDocument;

export type PrinterState =
  | 'starting'
  | 'ready'
  | 'printing'
  | 'paperLow'
  | 'paperOut'
  | 'coverOpen'
  | 'offline'
  | 'error';

/** A printer as the venue set it up. Address: tcp://host:port. */
export interface PrinterSetup {
  readonly id: PrinterId;
  readonly name: string;
  readonly use: PrintUse;
  readonly address: string;
  /** What a probe found once: confirms prints (GS ( H) or only takes a fence. */
  readonly capability: 'unprobed' | 'confirms' | 'fence';
}

export interface PrinterStatus {
  readonly printer: PrinterId;
  readonly state: PrinterState;
}

/** The spooler as the core sees it. */
export interface Spooler {
  /** Says that jobs may have been queued. */
  wake(): void;
  status(): readonly PrinterStatus[];
  /** Takes on the printers as they are set up now. */
  setPrinters(printers: readonly PrinterSetup[]): void;
  /** Prints a test page outside the queue; resolves when it was printed, rejects with the reason when not. */
  printTest(printer: PrinterId, document: PrintDocument): Promise<void>;
  /** Ends after the job in hand, or sooner; nothing is left running. */
  close(): Promise<void>;
}
