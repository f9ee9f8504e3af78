/** The same value, its parts not marked as read-only: what the schemas of wire and contract give. */
export type Writable<T> = { -readonly [K in keyof T]: Writable<T[K]> };

/** A value that its maker hands over and does not use any more. */
export const writable = <T>(value: T): Writable<T> => value as Writable<T>;
