import type {
  DateId,
  OrderId,
  PrinterId,
  PrintJobId,
  RefundId,
  SessionId,
  StreamId,
  TicketId,
  VoucherId,
} from '../../../shared/kernel/ids.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import type { PrintDocument } from '../../../shared/layout/documents.ts';
import type { DocumentKind, LayoutEdit } from '../../../shared/layout/layoutData.ts';
import type { StockId } from '../../../shared/layout/stock.ts';

export type PrintUse = 'tickets' | 'receipts';

/**
 * Where a print job stands.
 * - queued: nothing was sent. blockedBefore: nothing was sent and the printer is not ready; resent by itself.
 * - sending: written before the first byte. blockedDuring: the printer stopped in mid-job; never resent.
 * - printed: the printer confirmed it. unknown: nobody can say; the operator decides.
 * - replaced: was unknown, and was printed again by another job, marked; or its ticket was taken back, so that nobody
 *   has to know. cancelled: dropped before the first byte.
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
  /** It waited in a database that was gone back to: it may have come out since. */
  | 'restored'
  | 'weakConfirmation'
  | 'cameOut'
  | 'refusedContent'
  /** It is not printed on the paper that is in the printer. */
  | 'wrongPaper'
  /** Dropped, because the tickets go by e-mail, or are collected and printed later. */
  | 'mailed'
  | 'pickUp'
  /** Dropped, because the ticket was taken back. */
  | 'returned';

export type PrintContent =
  | { readonly type: 'ticket'; readonly ticket: TicketId; readonly copy: number }
  | { readonly type: 'voucher'; readonly voucher: VoucherId; readonly copy: number }
  | { readonly type: 'receipt'; readonly order: OrderId; readonly copy: number }
  | { readonly type: 'refund'; readonly refund: RefundId; readonly copy: number }
  | { readonly type: 'closing'; readonly session: SessionId; readonly copy: number }
  /** The slip of cash that moved, by its entry. */
  | { readonly type: 'movement'; readonly stream: StreamId; readonly seq: number; readonly copy: number }
  /** What a date brought, as it was known last. */
  | { readonly type: 'statement'; readonly date: DateId; readonly copy: number }
  /** The session so far, from an entry to another one: an X. */
  | {
      readonly type: 'report';
      readonly stream: StreamId;
      readonly fromSeq: number;
      readonly toSeq: number;
      readonly copy: number;
    };

/** One ticket, one job. */
export interface PrintJob {
  readonly id: PrintJobId;
  readonly use: PrintUse;
  readonly content: PrintContent;
  /** Null for what belongs to no order: a closing report. */
  readonly order: OrderId | null;
  /** Where somebody sent it; null: to the printer of its use. */
  readonly printer: PrinterId | null;
  readonly language: Language;
  readonly state: PrintJobState;
  readonly reason: PrintReason | null;
  readonly attempts: number;
  /** ms UTC. */
  readonly createdAt: number;
  readonly changedAt: number;
}

/** Which jobs a printer works off. */
export interface HeadOf {
  /** The printers whose jobs these are: itself and those that it stands in for. */
  readonly printers: readonly PrinterId[];
  /** Uses whose jobs without a printer of their own come here. */
  readonly uses: readonly PrintUse[];
  /** All printers there are: a job of another is one without a printer. */
  readonly all: readonly PrinterId[];
}

/** The queue on disk. Every call that changes something is durable when it returns. */
export interface PrintQueue {
  /** The oldest job that is queued or blockedBefore, leaving out those in somebody's hand. */
  head(of: HeadOf, inHand: ReadonlySet<PrintJobId>): PrintJob | undefined;
  get(job: PrintJobId): PrintJob | undefined;
  /** Moves a job; refuses by throwing when the state machine has no such step. Counts an attempt on `sending`. */
  move(job: PrintJobId, to: PrintJobState, reason: PrintReason | null): void;
  /** Jobs found `sending` or `blockedDuring` when the process starts: nobody can say, so they become `unknown`. */
  markInterrupted(): PrintJob[];
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

/** What a printer understands. */
export type PrinterLanguage = 'escpos' | 'zpl' | 'fgl';

/** A printer as the venue set it up. */
export interface PrinterSetup {
  readonly id: PrinterId;
  readonly name: string;
  readonly use: PrintUse;
  /** See `printerAddress`. */
  readonly address: string;
  readonly language: PrinterLanguage;
  /** The paper in it. */
  readonly stock: StockId;
  readonly dpi: 203 | 300;
  /** `picture`: its own letters were found wrong on the test page, so that everything is printed as dots. */
  readonly letters: 'own' | 'picture';
  /** The layout chosen for a kind of document; the paper's usual one when none is. */
  readonly layouts: Readonly<Partial<Record<DocumentKind, string>>>;
  /** The pin of its connector that a cash drawer hangs on. */
  readonly drawer: 'none' | 'pin2' | 'pin5';
  /** The printer that prints its jobs for now, at the operator's word. */
  readonly standIn: PrinterId | null;
  /** What a probe found once: confirms prints (GS ( H) or only takes a fence. */
  readonly capability: 'unprobed' | 'confirms' | 'fence';
}

/** What the venue has made of a layout, by its id. */
export type LayoutEdits = (layout: string) => LayoutEdit;

/** Something attached to this machine that may be a printer. */
export interface Attached {
  /** See `printerAddress`. */
  readonly address: string;
  /** What it says of itself; empty when it says nothing. */
  readonly name: string;
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
  /** What is attached to this machine. */
  discover(): Promise<readonly Attached[]>;
  /** Opens the cash drawer at a printer: at once or never, for a pulse that comes late opens it before nobody. */
  openDrawer(printer: PrinterId): Promise<void>;
  /** Ends after the job in hand, or sooner; nothing is left running. */
  close(): Promise<void>;
}
