/**
 * ESC/POS commands that the builder library lacks or gets wrong; makers' references are the source.
 * Everything here is bytes ready to send.
 */

/** Resets modes and clears a line left over from a job that was broken off. */
export const RESET = Uint8Array.of(0x1b, 0x40);

/** Status is sent by itself when drawer, on-line state, errors or paper change. A reset switches this off. */
export const REPORT_STATUS = Uint8Array.of(0x1d, 0x61, 0x0f);

/** Line spacing in dots: 24 is the height of a letter, so lines touch and gaps are made apart. */
export const lineSpacing = (dots: number): Uint8Array => Uint8Array.of(0x1b, 0x33, dots);

/** Feeds paper by up to 255 dots. */
export const feedDots = (dots: number): Uint8Array => Uint8Array.of(0x1b, 0x4a, dots);

/** Letters `wide` times as wide and `high` times as high, 1 to 8; the library has the two the wrong way round. */
export const textSize = (wide: number, high: number): Uint8Array =>
  Uint8Array.of(0x1d, 0x21, ((wide - 1) << 4) | (high - 1));

/** Feeds to the cutter and cuts, leaving a point; the library's cut resets the code page behind its own back. */
export const CUT = Uint8Array.of(0x1d, 0x56, 0x42, 0x00);

/** Real-time status 1 to 4: answered with a byte each, also while off-line. Never inside another command. */
export const ASK_STATUS = Uint8Array.of(0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4);

/** Questions in ASK_STATUS, in the order of their answers. */
export const STATUS_QUESTIONS = [1, 2, 3, 4] as const;

/** Asks for an answer with these four characters (ASCII 32 to 126) once all before it is on paper. */
export function confirmRequest(processId: string): Uint8Array {
  if (!/^[ -~]{4}$/.test(processId)) throw new Error('confirmRequest: four printable characters are needed');
  const id = [...processId].map((char) => char.charCodeAt(0));
  return Uint8Array.of(0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...id);
}

/** Asks for the paper status in turn: answered when all before it was taken from the buffer, no more than that. */
export const FENCE = Uint8Array.of(0x1d, 0x72, 1);

const DLE = 0x10;
/** What makes a command in real time of the DLE before it: EOT asks for the status, ENQ recovers, DC4 opens the drawer. */
const REAL_TIME = new Set([0x04, 0x05, 0x14]);
/** Set in that byte, it is none any more: one black dot more. */
const ONE_DOT = 0x08;

/** Printers look for commands in real time in a picture's bytes too: dots that happen to spell one get a dot more. */
function withoutRealTime(dots: Uint8Array): void {
  for (let at = dots.indexOf(DLE); at >= 0; at = dots.indexOf(DLE, at + 1)) {
    const next = dots[at + 1];
    if (next !== undefined && REAL_TIME.has(next)) dots[at + 1] = next | ONE_DOT;
  }
}

/** A raster of rows of 8 dots per byte, most significant bit left. No dots in it are taken for a command. */
export function raster(bytesPerRow: number, rows: readonly Uint8Array[]): Uint8Array {
  const head = [
    0x1d,
    0x76,
    0x30,
    0,
    bytesPerRow & 0xff,
    bytesPerRow >> 8,
    rows.length & 0xff,
    rows.length >> 8,
  ];
  const out = new Uint8Array(head.length + bytesPerRow * rows.length);
  out.set(head);
  rows.forEach((row, index) => {
    out.set(row, head.length + index * bytesPerRow);
  });
  withoutRealTime(out.subarray(head.length));
  return out;
}

/**
 * The pulse that opens a cash drawer: on connector pin 2 or 5, `onMs` and `offMs` in steps of 2 ms up to 510.
 * It never goes into a print job, which may be sent again.
 */
export function drawerPulse(pin: 2 | 5 = 2, onMs = 100, offMs = 400): Uint8Array {
  const time = (ms: number): number => Math.min(255, Math.max(1, Math.round(ms / 2)));
  return Uint8Array.of(0x1b, 0x70, pin === 2 ? 0 : 1, time(onMs), time(offMs));
}

/**
 * The same in real time, in steps of 100 ms up to 800. A printer without paper keeps the other pulse until there is some,
 * and opens the drawer before nobody; this one it carries out at once, or not at all when it is in error.
 */
export function drawerPulseNow(pin: 2 | 5 = 2, onMs = 100): Uint8Array {
  return Uint8Array.of(0x10, 0x14, 1, pin === 2 ? 0 : 1, Math.min(8, Math.max(1, Math.round(onMs / 100))));
}
