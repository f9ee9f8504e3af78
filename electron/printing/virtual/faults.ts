/**
 * What can be wrong with a printer.
 * - refuse: takes no connection. neverReads: takes it and reads nothing. silent: reads, prints and says nothing.
 * - reset: breaks the connection after so many bytes of a job. lostAck: prints and never confirms.
 * - paperOut, coverOpen: since before the job, or from now on. paperOutAfter, powerOffAfter: after so many mm.
 * - powerOff: gone; what was not printed is lost. clone: knows no confirmation of prints, takes fences only.
 * - chatty: sends a status byte nobody asked for in mid-job.
 */
export type Fault =
  | { readonly kind: 'refuse' | 'neverReads' | 'silent' | 'lostAck' }
  | { readonly kind: 'paperOut' | 'coverOpen' | 'powerOff' | 'clone' | 'chatty' | 'paperLow' }
  | { readonly kind: 'reset'; readonly afterBytes: number }
  | { readonly kind: 'paperOutAfter' | 'powerOffAfter'; readonly mm: number };

export type FaultKind = Fault['kind'];

/** Faults in force, by kind. */
export type Faults = ReadonlyMap<FaultKind, Fault>;

/** Faults that stop the mechanism until they are gone. */
export const stopsPaper = (faults: Faults): boolean => faults.has('paperOut') || faults.has('coverOpen');

/** The answer to the real-time question 1 to 4 (makers' references). */
export function statusAnswer(question: number, faults: Faults): number {
  const out = faults.has('paperOut');
  const cover = faults.has('coverOpen');
  const low = out || faults.has('paperLow');
  switch (question) {
    case 1:
      return 0x12 | (out || cover ? 0x08 : 0);
    case 2:
      return 0x12 | (cover ? 0x04 : 0) | (out ? 0x20 : 0);
    case 4:
      return 0x12 | (low ? 0x0c : 0) | (out ? 0x60 : 0);
    default:
      return 0x12;
  }
}

/** The four bytes of the automatic status. */
export function automaticStatus(faults: Faults): Uint8Array {
  const out = faults.has('paperOut');
  const cover = faults.has('coverOpen');
  const low = out || faults.has('paperLow');
  return Uint8Array.of(
    0x10 | (out || cover ? 0x08 : 0) | (cover ? 0x20 : 0),
    0x00,
    (low ? 0x03 : 0) | (out ? 0x0c : 0),
    0x0f,
  );
}

/** The answer to GS r 1. */
export const fenceAnswer = (faults: Faults): number =>
  (faults.has('paperOut') ? 0x0c : 0) | (faults.has('paperOut') || faults.has('paperLow') ? 0x03 : 0);

/** The answer that a job is on paper. */
export const confirmAnswer = (processId: string): Uint8Array =>
  Uint8Array.of(0x37, 0x22, ...[...processId].map((char) => char.charCodeAt(0)), 0);
