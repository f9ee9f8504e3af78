/** Two taps closer than this in time are one trembling finger, ms. */
export const GUARD_MS = 400;
/** …and closer than this in place, CSS pixels. */
const GUARD_PX = 40;

/** An act that must not be repeated by a second tap: when, and where if a finger did it. */
export interface GuardedAct {
  readonly at: number;
  readonly x: number | null;
  readonly y: number | null;
}

/** True when a tap at a place and time (ms) is the second half of a double tap. */
export function isSecondTap(act: GuardedAct | null, at: number, x: number, y: number): boolean {
  if (act === null || act.x === null || act.y === null) return false;
  return at - act.at < GUARD_MS && Math.hypot(x - act.x, y - act.y) < GUARD_PX;
}

/** True when an Enter at a time (ms) comes too soon after the act before it. */
export const isSecondEnter = (act: GuardedAct | null, at: number): boolean =>
  act !== null && at - act.at < GUARD_MS;
