import type { Dialect, Ear, Heard, Readiness } from './dialect.ts';

const ASK = Buffer.from('~HS', 'ascii');
const STX = 0x02;
const ETX = 0x03;
const LINES = 3;

/**
 * ZPL (the maker's programming guide, ~HS host status): three lines between STX and ETX say whether paper and head are
 * right and how many formats and labels are left to do. A label counts as taken when the printer has said twice that
 * nothing is left: a weak sign. Not proven on hardware.
 */
export const ZPL: Dialect = {
  hello: new Uint8Array(),
  ask: ASK,
  probes: false,
  confirm: () => ASK,
  fence: new Uint8Array(),
  fences: 2,
  drawer: null,
  ear: () => statusEar(),
};

function statusEar(): Ear {
  let pending: number[] = [];
  let inside = false;
  let lines: string[] = [];
  let waits = false;
  const end = (): Heard[] => {
    const [first = [], second = []] = lines.map((line) => line.split(','));
    lines = [];
    waits = false;
    const status: Heard = { kind: 'status', readiness: readinessOf(first, second), asked: true };
    const left = Number(first[4]) + Number(second[8]);
    return left === 0 ? [status, { kind: 'fence' }] : [status];
  };
  return {
    asked: () => {
      waits = true;
    },
    waits: () => waits,
    hear: (bytes) =>
      [...bytes].flatMap((byte) => {
        if (byte === STX) {
          inside = true;
          pending = [];
        } else if (byte === ETX && inside) {
          inside = false;
          lines.push(String.fromCharCode(...pending));
          if (lines.length === LINES) return end();
        } else if (inside) pending.push(byte);
        return [];
      }),
  };
}

/** First line: 1 paper out, 2 pause; second line: 2 head up, 3 ribbon out. */
function readinessOf(first: readonly string[], second: readonly string[]): Readiness {
  if (second[2] === '1') return 'coverOpen';
  if (first[1] === '1') return 'paperOut';
  if (second[3] === '1') return 'error';
  return first[2] === '1' ? 'offline' : 'ready';
}
