/** How the till of this run talks with its printer: by the spooler's own session, or as the byte builder would by itself. */
export type Transport = 'spooler' | 'library';

export interface ChildOptions {
  readonly dataDir: string;
  readonly transport: Transport;
}

/** What the child is asked; each question has one answer. */
export type Ask =
  | { readonly type: 'printer'; readonly port: number }
  | { readonly type: 'sell'; readonly quantity: number }
  | { readonly type: 'jobs' }
  | { readonly type: 'resolve'; readonly job: string; readonly outcome: 'cameOut' | 'printAgain' }
  | { readonly type: 'tickets' }
  | { readonly type: 'close' };

/** A print job that is not done yet. */
export interface OpenJob {
  readonly id: string;
  readonly ticket: string;
  readonly state: 'waiting' | 'printing' | 'blocked' | 'toCheck';
}

/** A ticket that was sold: its number and the text of its QR code. */
export interface SoldTicket {
  readonly number: string;
  readonly qr: string;
}

export type Answer =
  | { readonly type: 'ready' }
  | { readonly type: 'done' }
  | { readonly type: 'jobs'; readonly jobs: readonly OpenJob[] }
  | { readonly type: 'tickets'; readonly tickets: readonly SoldTicket[] };
