import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fromHex, toHex } from '../../shared/kernel/bytes.ts';
import type { Random } from '../../shared/kernel/time.ts';

/** What makes a centre this centre. It lies outside the database and its backups. */
export interface CentreKeys {
  /** Ed25519, 32 secret bytes: certificates and countersignatures. */
  readonly signing: Uint8Array;
  /** 32 bytes: what codes and tokens are derived with. */
  readonly secret: Uint8Array;
}

const FILE = 'centre-keys.json';
const form = z.object({
  signing: z.string().regex(/^[0-9a-f]{64}$/),
  secret: z.string().regex(/^[0-9a-f]{64}$/),
});

/** New keys. */
export const makeKeys = (random: Random): CentreKeys => ({
  signing: Uint8Array.from(random.bytes(32)),
  secret: Uint8Array.from(random.bytes(32)),
});

/**
 * The keys of a data folder, made at the first start (file mode 0600). Throws when the file is there and can't
 * be read: new keys would lock out every till.
 */
export async function loadKeys(folder: string, random: Random): Promise<CentreKeys> {
  const file = join(folder, FILE);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text !== null) {
    const { signing, secret } = form.parse(JSON.parse(text));
    return { signing: fromHex(signing), secret: fromHex(secret) };
  }
  const keys = makeKeys(random);
  await mkdir(folder, { recursive: true });
  const temporary = `${file}.new`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify({ signing: toHex(keys.signing), secret: toHex(keys.secret) }));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await chmod(temporary, 0o600);
  await rename(temporary, file);
  return keys;
}
