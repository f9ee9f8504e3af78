/**
 * How long to wait before the centre is asked again, in ms: doubled from `firstMs` at each failure up to
 * `mostMs`, and jittered to between half and all of it, so that tills do not come back in step.
 * `random` in 0 … 1.
 */
export function backOff(failures: number, random: number, firstMs = 1000, mostMs = 60_000): number {
  if (failures <= 0) return 0;
  const whole = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 20));
  return Math.round(whole / 2 + (whole / 2) * random);
}
