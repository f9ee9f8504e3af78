/** Checks PINs against verifiers that lie encrypted in the store. */
export interface PinVault {
  /** Encrypts a verifier for the store under the keystore's secret. */
  seal(verifier: string): string;
  /** What was sealed; undefined for what this keystore did not seal. */
  open(sealed: string): string | undefined;
  /** True when the PIN belongs to the sealed verifier; slow by design (scrypt). False for one that can't be opened. */
  check(pin: string, sealed: string): Promise<boolean>;
}
