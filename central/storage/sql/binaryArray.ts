/** Object ids of element types; PostgreSQL's pg_type.dat. */
const BYTEA = 17;
const INT8 = 20;
const TEXT = 25;

/**
 * An array in PostgreSQL's binary form (array_recv in its source): text[] of texts, bigint[] of whole numbers, bytea[] of
 * bytes, with nulls. It takes a fraction of the time of the text form, in which every quote of a JSON text is escaped and read
 * again. Gives null for an array without a value, whose type nothing says.
 */
export function binaryArray(values: readonly unknown[]): Buffer | null {
  const one = values.find((value) => value !== null);
  const [type, sizeOf, write] = partsFor(one);
  if (type === 0) return null;
  const sizes = values.map((value) => (value === null ? 0 : sizeOf(value as never)));
  const out = Buffer.allocUnsafe(20 + sizes.reduce((sum, size) => sum + 4 + size, 0));
  out.writeInt32BE(1, 0);
  out.writeInt32BE(values.includes(null) ? 1 : 0, 4);
  out.writeInt32BE(type, 8);
  out.writeInt32BE(values.length, 12);
  out.writeInt32BE(1, 16);
  let at = 20;
  values.forEach((value, i) => {
    const size = sizes[i] ?? 0;
    out.writeInt32BE(value === null ? -1 : size, at);
    at += 4;
    if (value !== null) write(out, value as never, at);
    at += size;
  });
  return out;
}

type Parts = readonly [
  type: number,
  sizeOf: (value: never) => number,
  write: (out: Buffer, value: never, at: number) => void,
];

function partsFor(value: unknown): Parts {
  if (typeof value === 'string')
    return [TEXT, (v: string) => Buffer.byteLength(v), (out, v: string, at) => void out.write(v, at)];
  if (typeof value === 'number')
    return [INT8, () => 8, (out, v: number, at) => void out.writeBigInt64BE(BigInt(v), at)];
  if (value instanceof Uint8Array)
    return [BYTEA, (v: Uint8Array) => v.length, (out, v: Uint8Array, at) => out.set(v, at)];
  return [0, () => 0, () => {}];
}
