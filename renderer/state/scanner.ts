/** What the keys so far may be: kept until it is clear whether a hand or a scanner typed them. */
export interface ScannerState {
  readonly held: readonly string[];
  /** When the last held key came, ms. */
  readonly lastAt: number;
  /** Until when an Enter still belongs to a scan that was already taken, ms. */
  readonly deafUntil: number;
}

/** What became clear with a key or with time. */
export interface Heard {
  readonly state: ScannerState;
  /** Keys typed by hand, to be acted on in this order. */
  readonly typed: readonly string[];
  readonly scan: string | null;
}

/** A wedge scanner sends its characters closer together than any hand does, ms. */
export const SCAN_GAP_MS = 35;
/** Its Enter may come a little later, ms. */
export const ENTER_GAP_MS = 120;
/** Fewer characters than this are no code. */
export const LEAST_SCANNED = 4;
/** After a scan, an Enter is swallowed for this long: it never reaches Cash, Exact or Validate. */
const DEAF_MS = 500;

/** A detector that has heard nothing. */
export const silentScanner = (): ScannerState => ({
  held: [],
  lastAt: Number.NEGATIVE_INFINITY,
  deafUntil: Number.NEGATIVE_INFINITY,
});

/** Takes one key, a printable character or 'Enter', at a time in ms. */
export function hearKey(state: ScannerState, key: string, at: number): Heard {
  if (key === 'Enter') return hearEnter(state, at);
  if (state.held.length > 0 && at - state.lastAt <= SCAN_GAP_MS)
    return { state: { ...state, held: [...state.held, key], lastAt: at }, typed: [], scan: null };
  const before = release(state, at);
  return { ...before, state: { ...before.state, held: [key], lastAt: at } };
}

/** Takes the passing of time (ms): what was held for longer than a scanner needs is let go. */
export function hearTime(state: ScannerState, at: number): Heard {
  const patience = isBurst(state) ? ENTER_GAP_MS : SCAN_GAP_MS;
  if (state.held.length === 0 || at - state.lastAt <= patience) return { state, typed: [], scan: null };
  return release(state, at);
}

/** How long to wait, in ms, before time has to be heard; null when nothing is held. */
export const scannerPatience = (state: ScannerState): number | null =>
  state.held.length === 0 ? null : (isBurst(state) ? ENTER_GAP_MS : SCAN_GAP_MS) + 1;

function hearEnter(state: ScannerState, at: number): Heard {
  if (isBurst(state) && at - state.lastAt <= ENTER_GAP_MS) return release(state, at);
  const before = release(state, at);
  if (before.scan !== null || at < state.deafUntil) return before;
  return { ...before, typed: [...before.typed, 'Enter'] };
}

const isBurst = (state: ScannerState): boolean => state.held.length >= LEAST_SCANNED;

function release(state: ScannerState, at: number): Heard {
  if (isBurst(state))
    return { state: { ...state, held: [], deafUntil: at + DEAF_MS }, typed: [], scan: state.held.join('') };
  return { state: { ...state, held: [] }, typed: state.held, scan: null };
}
