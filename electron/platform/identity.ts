import { randomUUID } from 'node:crypto';
import type { Identity } from '../core/ports/identity.ts';
import type { Keystore } from '../core/ports/keystore.ts';
import { newKey, signerOf } from './crypto.ts';

/** Where this installation last stood; outside the database, so that a restored one shows. */
export interface InstanceMark {
  readonly instance: string;
  readonly stream: string | null;
  readonly seq: number;
  readonly hash: string;
}

const KEY = 'till-key';
const TOKEN = 'centre-token';
const STORE_SECRET = 'store-secret';
const INSTANCE = 'instance';

/** What the keystore held when the till was opened, and how it is kept true. */
export interface OpenedKeystore {
  readonly identity: Identity;
  readonly storeSecret: Uint8Array;
  /** The mark of the last run; null on a new installation. */
  readonly mark: InstanceMark | null;
  keepMark(mark: InstanceMark): Promise<void>;
}

/** Reads a keystore and makes what is missing: key, store secret, instance. */
export async function openKeystore(keystore: Keystore, newSecret: () => Uint8Array): Promise<OpenedKeystore> {
  const secretOf = async (name: string, make: () => Uint8Array): Promise<Uint8Array> => {
    const kept = await keystore.read(name);
    if (kept) return kept;
    const made = make();
    await keystore.write(name, made);
    return made;
  };
  const signer = signerOf(await secretOf(KEY, newKey));
  const storeSecret = await secretOf(STORE_SECRET, newSecret);
  const markBytes = await keystore.read(INSTANCE);
  const mark = markBytes ? (JSON.parse(Buffer.from(markBytes).toString('utf8')) as InstanceMark) : null;
  const instance = mark?.instance ?? randomUUID();
  const tokenBytes = await keystore.read(TOKEN);
  let token = tokenBytes ? Buffer.from(tokenBytes).toString('utf8') : null;
  return {
    identity: {
      signer,
      instance,
      token: () => token,
      keepToken: async (given) => {
        await keystore.write(TOKEN, Buffer.from(given, 'utf8'));
        token = given;
      },
    },
    storeSecret,
    mark,
    keepMark: (next) => keystore.write(INSTANCE, Buffer.from(JSON.stringify(next), 'utf8')),
  };
}
