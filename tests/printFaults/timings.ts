import type { PrinterTimings } from '../../electron/printing/timings.ts';

/** Waits short enough for thousands of faults, and long beside what the virtual printer needs. */
export const FAULT_TIMINGS: PrinterTimings = {
  connect: 800,
  answer: 250,
  confirm: 500,
  silence: 600,
  blocked: 5000,
  pollIdle: 60,
  pollBusy: 15,
  retryFirst: 8,
  retryMost: 40,
  closing: 400,
};
