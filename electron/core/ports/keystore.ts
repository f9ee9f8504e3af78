/**
 * Where secrets and the instance file lie: outside the database and its backups. Names are file-name safe.
 * A missing secret is null, an unreadable one throws.
 */
export interface Keystore {
  read(name: string): Promise<Uint8Array | null>;
  write(name: string, secret: Uint8Array): Promise<void>;
}
