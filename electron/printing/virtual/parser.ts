/** One ESC/POS command as the virtual printer understands it; `raw` is what came over the wire. */
export type Command = { readonly raw: Uint8Array } & (
  | { readonly kind: 'text' }
  | { readonly kind: 'newLine' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'codePage'; readonly page: number }
  | { readonly kind: 'lineSpacing'; readonly dots: number }
  | { readonly kind: 'feed'; readonly dots: number }
  | { readonly kind: 'bold'; readonly on: boolean }
  | { readonly kind: 'inverse'; readonly on: boolean }
  | { readonly kind: 'align'; readonly to: 'left' | 'centre' | 'right' }
  | { readonly kind: 'size'; readonly wide: number; readonly high: number }
  | { readonly kind: 'barWidth'; readonly dots: number }
  | { readonly kind: 'barHeight'; readonly dots: number }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'code128'; readonly data: Uint8Array }
  | { readonly kind: 'qrCell'; readonly dots: number }
  | { readonly kind: 'qrLevel'; readonly level: number }
  | { readonly kind: 'qrStore'; readonly data: Uint8Array }
  | { readonly kind: 'qrPrint' }
  | {
      readonly kind: 'raster';
      readonly bytesPerRow: number;
      readonly rows: number;
      readonly data: Uint8Array;
    }
  | { readonly kind: 'cut' }
  | { readonly kind: 'drawer'; readonly pin: number }
  | { readonly kind: 'drawerNow'; readonly pin: number }
  | { readonly kind: 'askStatus'; readonly question: number }
  | { readonly kind: 'report'; readonly on: boolean }
  | { readonly kind: 'fence' }
  | { readonly kind: 'confirm'; readonly processId: string }
  | { readonly kind: 'unknown' }
);

type Kind = Command extends infer C ? (C extends Command ? Omit<C, 'raw'> : never) : never;
/** `undefined`: more bytes are needed to tell. */
type Parsed = { readonly length: number; readonly what: Kind } | undefined;

const DLE = 0x10;
const ESC = 0x1b;
const GS = 0x1d;
const MOST_TEXT = 4096;

/**
 * Cuts a stream of bytes into ESC/POS commands, in whatever portions it arrives. Strict: what is not in the
 * set that tickets use comes out as `unknown`, one byte at a time.
 */
export function createParser(): (bytes: Uint8Array) => Command[] {
  let rest: Uint8Array = new Uint8Array();
  return (bytes) => {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const commands: Command[] = [];
    let at = 0;
    while (at < all.length) {
      const parsed = parseOne(all.subarray(at));
      if (!parsed) break;
      commands.push({ ...parsed.what, raw: all.slice(at, at + parsed.length) });
      at += parsed.length;
    }
    rest = all.slice(at);
    return commands;
  };
}

function parseOne(bytes: Uint8Array): Parsed {
  const first = bytes[0] as number;
  if (first === DLE) return parseDle(bytes);
  if (first === ESC) return parseEsc(bytes);
  if (first === GS) return parseGs(bytes);
  if (first === 0x0a) return { length: 1, what: { kind: 'newLine' } };
  if (first < 0x20 || first === 0x7f) return UNKNOWN;
  let end = 1;
  while (end < bytes.length && end < MOST_TEXT && isText(bytes[end] as number)) end++;
  return { length: end, what: { kind: 'text' } };
}

const UNKNOWN: Parsed = { length: 1, what: { kind: 'unknown' } };
const isText = (byte: number): boolean => byte >= 0x20 && byte !== 0x7f;

/** A command of fixed length, once all of it is there. */
const fixed = (bytes: Uint8Array, length: number, what: () => Kind): Parsed =>
  bytes.length < length ? undefined : { length, what: what() };

function parseDle(bytes: Uint8Array): Parsed {
  if (bytes.length < 3) return undefined;
  if (bytes[1] === 0x14 && bytes[2] === 1)
    return fixed(bytes, 5, () => ({ kind: 'drawerNow', pin: bytes[3] === 0 ? 2 : 5 }));
  const question = bytes[2] as number;
  if (bytes[1] !== 4 || question < 1 || question > 4) return UNKNOWN;
  return { length: 3, what: { kind: 'askStatus', question } };
}

function parseEsc(bytes: Uint8Array): Parsed {
  if (bytes.length < 2) return undefined;
  const n = bytes[2] ?? 0;
  switch (bytes[1]) {
    case 0x40:
      return fixed(bytes, 2, () => ({ kind: 'reset' }));
    case 0x74:
      return fixed(bytes, 3, () => ({ kind: 'codePage', page: n }));
    case 0x33:
      return fixed(bytes, 3, () => ({ kind: 'lineSpacing', dots: n }));
    case 0x4a:
      return fixed(bytes, 3, () => ({ kind: 'feed', dots: n }));
    case 0x45:
      return fixed(bytes, 3, () => ({ kind: 'bold', on: (n & 1) === 1 }));
    case 0x61:
      return fixed(bytes, 3, () => ({
        kind: 'align',
        to: (['left', 'centre', 'right'] as const)[n % 48] ?? 'left',
      }));
    case 0x70:
      return fixed(bytes, 5, () => ({ kind: 'drawer', pin: n % 48 === 0 ? 2 : 5 }));
    default:
      return UNKNOWN;
  }
}

function parseGs(bytes: Uint8Array): Parsed {
  if (bytes.length < 2) return undefined;
  const n = bytes[2] ?? 0;
  switch (bytes[1]) {
    case 0x21:
      return fixed(bytes, 3, () => ({ kind: 'size', wide: ((n >> 4) & 7) + 1, high: (n & 7) + 1 }));
    case 0x42:
      return fixed(bytes, 3, () => ({ kind: 'inverse', on: (n & 1) === 1 }));
    case 0x61:
      return fixed(bytes, 3, () => ({ kind: 'report', on: n !== 0 }));
    case 0x72:
      return fixed(bytes, 3, () => (n % 48 === 1 ? { kind: 'fence' } : { kind: 'unknown' }));
    case 0x48:
    case 0x66:
      return fixed(bytes, 3, () => ({ kind: 'ignored' }));
    case 0x77:
      return fixed(bytes, 3, () => ({ kind: 'barWidth', dots: n }));
    case 0x68:
      return fixed(bytes, 3, () => ({ kind: 'barHeight', dots: n }));
    case 0x6b:
      return parseBarcode(bytes);
    case 0x76:
      return parseRaster(bytes);
    case 0x56:
      return n === 0x41 || n === 0x42
        ? fixed(bytes, 4, () => ({ kind: 'cut' }))
        : fixed(bytes, 3, () => (n % 48 <= 1 ? { kind: 'cut' } : { kind: 'unknown' }));
    case 0x28:
      return parseBlock(bytes);
    default:
      return UNKNOWN;
  }
}

function parseBarcode(bytes: Uint8Array): Parsed {
  if (bytes.length < 4) return undefined;
  if (bytes[2] !== 0x49) return UNKNOWN;
  const length = 4 + (bytes[3] as number);
  return fixed(bytes, length, () => ({ kind: 'code128', data: bytes.slice(4, length) }));
}

function parseRaster(bytes: Uint8Array): Parsed {
  if (bytes.length < 8) return undefined;
  if (bytes[2] !== 0x30) return UNKNOWN;
  const bytesPerRow = (bytes[4] as number) + 256 * (bytes[5] as number);
  const rows = (bytes[6] as number) + 256 * (bytes[7] as number);
  const length = 8 + bytesPerRow * rows;
  return fixed(bytes, length, () => ({ kind: 'raster', bytesPerRow, rows, data: bytes.slice(8, length) }));
}

/** Commands that say their own length: the code family and the confirmation of prints. */
function parseBlock(bytes: Uint8Array): Parsed {
  if (bytes.length < 5) return undefined;
  const length = 5 + (bytes[3] as number) + 256 * (bytes[4] as number);
  const body = bytes.subarray(5, length);
  if (bytes[2] === 0x48) {
    return fixed(bytes, length, () =>
      body.length === 6 && body[0] === 0x30 && body[1] === 0x30
        ? { kind: 'confirm', processId: String.fromCharCode(...body.subarray(2)) }
        : { kind: 'unknown' },
    );
  }
  if (bytes[2] !== 0x6b) return UNKNOWN;
  return fixed(bytes, length, () => (body[0] === 0x31 ? qrCommand(body) : { kind: 'unknown' }));
}

function qrCommand(body: Uint8Array): Kind {
  switch (body[1]) {
    case 0x41:
      return { kind: 'ignored' };
    case 0x43:
      return { kind: 'qrCell', dots: body[2] ?? 0 };
    case 0x45:
      return { kind: 'qrLevel', level: (body[2] ?? 0) - 48 };
    case 0x50:
      return { kind: 'qrStore', data: body.slice(3) };
    case 0x51:
      return { kind: 'qrPrint' };
    default:
      return { kind: 'unknown' };
  }
}
