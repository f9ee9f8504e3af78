import type { Signer } from '../../../shared/kernel/crypto.ts';

/** The till's own key and its token for the centre, out of the keystore. */
export interface Identity {
  /** The key made on this till; it never leaves the keystore. */
  readonly signer: Signer;
  /** Keeps the token that the centre gave. */
  keepToken(token: string): Promise<void>;
  token(): string | null;
  /** Id of this installation; a copy of the database on another machine has another. */
  readonly instance: string;
}
