/** SHA-256 of bytes, or of a text's UTF-8: 32 bytes. The text has no lone surrogates. */
export type Sha256 = (data: Uint8Array | string) => Uint8Array;

/** Signs with one Ed25519 key (RFC 8032): 64 bytes, the same bytes for the same message. */
export interface Signer {
  readonly keyId: string;
  /** The raw public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** Checks Ed25519 signatures (RFC 8032) against a raw public key of 32 bytes. */
export type Verifier = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
