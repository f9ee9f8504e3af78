/** The outcome of something that may be refused for a business reason. Exceptions are for bugs and I/O only. */
export type Result<T, R> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

/** Wraps a value that was accepted. */
export const accept = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** Wraps the reason why something was refused. */
export const refuse = <R>(refusal: R): { readonly ok: false; readonly refusal: R } => ({
  ok: false,
  refusal,
});

/** Makes the compiler prove that every member of a union was handled; throws if one arrives at run time. */
export function assertNever(value: never, what: string): never {
  throw new Error(`${what}: not handled: ${JSON.stringify(value)}`);
}
