/** How long a printer may take, all in ms. */
export interface PrinterTimings {
  /** Until a connection stands. */
  readonly connect: number;
  /** Until a question about the status is answered. */
  readonly answer: number;
  /** Until a printer that says it is ready has confirmed a job. */
  readonly confirm: number;
  /** How long a printer may be silent in mid-job while nothing leaves for it any more. */
  readonly silence: number;
  /**
   * The same once it has said that it stopped: its buffer is full, questions do not reach it, and somebody is looking for
   * a roll.
   */
  readonly blocked: number;
  /** Between two questions, with nothing to print and in mid-job. */
  readonly pollIdle: number;
  readonly pollBusy: number;
  /** First and longest wait before trying again. */
  readonly retryFirst: number;
  readonly retryMost: number;
  /** How long closing waits for the job in hand, and for the connection to drain. */
  readonly closing: number;
}

/** For real printers on a venue's network. */
export const PRINTER_TIMINGS: PrinterTimings = {
  connect: 3000,
  answer: 2000,
  confirm: 20_000,
  silence: 20_000,
  blocked: 600_000,
  pollIdle: 2000,
  pollBusy: 500,
  retryFirst: 500,
  retryMost: 8000,
  closing: 4000,
};
