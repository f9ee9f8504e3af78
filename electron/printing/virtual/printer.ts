import type { Fault, FaultKind } from './faults.ts';
import type { Paper } from './paper.ts';
import type { Strike } from './strikes.ts';

/** A piece of paper that came out, numbered from 1. */
export interface PrintedPaper extends Paper {
  readonly no: number;
  /** When its first job began and when it was out, in ms of the process's monotonic clock. */
  readonly beganAt: number;
  readonly endedAt: number;
  svg(): string;
  png(scale?: number): Uint8Array;
}

/** A printer without hardware: an ESC/POS printer for 80 mm rolls on a TCP port of this machine. */
export interface VirtualPrinter {
  readonly port: number;
  /** Page that shows what was printed; 0 for none. */
  readonly httpPort: number;
  /** Everything that came out, oldest first. */
  printed(): readonly PrintedPaper[];
  /** Pulses that the drawer got so far. */
  drawerPulses(): number;
  /** Calls back for each piece of paper; returns how to stop. */
  onPrinted(listener: (paper: PrintedPaper) => void): () => void;
  setFault(fault: Fault): void;
  clearFault(kind: FaultKind): void;
  clearFaults(): void;
  faults(): readonly FaultKind[];
  /** The faults that met something, oldest first. */
  struck(): readonly Strike[];
  close(): Promise<void>;
}
