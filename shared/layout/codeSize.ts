/** Characters that a QR code of version 1 to 10 at level M holds (ISO/IEC 18004), in alphanumeric and byte mode. */
const ALPHANUMERIC_M = [20, 38, 61, 90, 122, 154, 178, 221, 262, 311];
const BYTES_M = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213];
const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]*$/;

/** The error level of every QR code here: 15 % of it may be spoilt. */
export const QR_LEVEL = 'M' as const;

/**
 * Modules along one side, without quiet zone, of the QR code that holds a text at level M. Throws when it
 * needs more than version 10: such a code would not survive a crumpled ticket.
 */
export function qrModules(text: string): number {
  const capacities = ALPHANUMERIC.test(text) ? ALPHANUMERIC_M : BYTES_M;
  const version = capacities.findIndex((capacity) => text.length <= capacity);
  if (version < 0) throw new Error(`qrModules: ${text.length} characters are too many for a ticket`);
  return 21 + 4 * version;
}

/**
 * Modules that a printer's own QR code is set in from its place's corner: one where its place is larger than the code, for
 * the printer may pack it less well; none where it is not, or the code would stand beyond it.
 */
export const qrInset = (text: string, sideModules: number): number =>
  Math.round(sideModules) > qrModules(text) ? 1 : 0;

/** Modules of a CODE128 in set B without quiet zone: start, check, stop and one symbol per character. */
export const code128Modules = (text: string): number => (text.length + 2) * 11 + 13;

/** True when a code may carry the text: printable ASCII, for code commands count bytes, not characters. */
export const isCodeText = (text: string): boolean => /^[ -~]+$/.test(text);

/** Dots per QR module that survive blur and dead dots on a crumpled ticket; fewer are never printed. */
const LEAST_QR_DOTS = 5;
const LEAST_BAR_DOTS = 2;

/** Whole dots for a wanted module; throws when a printer of these dots would print fewer than five. */
export function leastQrDots(moduleMm: number, dotMm: number): number {
  const dots = Math.floor(moduleMm / dotMm + 1e-6);
  if (dots < LEAST_QR_DOTS)
    throw new Error(`layout: a QR module of ${moduleMm} mm has ${dots} dots, ${LEAST_QR_DOTS} are needed`);
  return dots;
}

/** Whole dots for the thinnest bar; throws below two. */
export function leastBarDots(moduleMm: number, dotMm: number): number {
  const dots = Math.floor(moduleMm / dotMm + 1e-6);
  if (dots < LEAST_BAR_DOTS)
    throw new Error(`layout: a bar of ${moduleMm} mm has ${dots} dots, ${LEAST_BAR_DOTS} are needed`);
  return dots;
}

/**
 * Modules along one side that are kept free for a QR code: as many as it takes in byte mode, for printers and encoders
 * choose different modes and with them different sizes.
 */
export function qrRoom(text: string): number {
  const version = BYTES_M.findIndex((capacity) => text.length <= capacity);
  if (version < 0) throw new Error(`qrRoom: ${text.length} characters are too many for a ticket`);
  return 21 + 4 * version;
}
