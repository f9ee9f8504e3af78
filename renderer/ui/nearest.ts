/** A box on the screen, CSS pixels. */
export interface Spot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Way = 'up' | 'down' | 'left' | 'right';

/** Index of the spot that an arrow key leads to from another, or -1: nearest ahead, straight before slanted. */
export function nearest(from: Spot, spots: readonly Spot[], way: Way): number {
  const [x, y] = middle(from);
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  spots.forEach((spot, i) => {
    const [sx, sy] = middle(spot);
    const across = way === 'left' || way === 'right';
    const ahead = { left: x - sx, right: sx - x, up: y - sy, down: sy - y }[way];
    const aside = Math.abs(across ? sy - y : sx - x);
    if (ahead <= 1 || (across && aside > from.height / 2)) return;
    const far = ahead + aside * 2;
    if (far < least) {
      least = far;
      best = i;
    }
  });
  return best;
}

const middle = (spot: Spot): [number, number] => [spot.left + spot.width / 2, spot.top + spot.height / 2];
