/** Whether a printer would print now, and if not, why not. */
export type Readiness = 'ready' | 'paperLow' | 'paperOut' | 'coverOpen' | 'error' | 'offline';

/** True when something sent now would be printed. */
export const printsNow = (readiness: Readiness): boolean => readiness === 'ready' || readiness === 'paperLow';

/** What was understood of a printer's answers. `asked`: it answers the last question for the status in full. */
export type Heard =
  | { readonly kind: 'status'; readonly readiness: Readiness; readonly asked: boolean }
  | { readonly kind: 'confirmed'; readonly processId: string }
  | { readonly kind: 'fence' };

/** Understands the bytes of one connection, which may arrive in any portions. */
export interface Ear {
  /** A question for the status was sent. */
  asked(): void;
  /** Its answer is still outstanding: no other may be sent. */
  waits(): boolean;
  hear(bytes: Uint8Array): readonly Heard[];
}

/** How one talks with printers of a language about their state and their jobs. */
export interface Dialect {
  /** Sent once a connection stands. */
  readonly hello: Uint8Array;
  readonly ask: Uint8Array;
  /** True when it has to be found out whether a printer confirms prints; else it never does. */
  readonly probes: boolean;
  /** Asks for an answer with this id once all before it is on paper. */
  confirm(processId: string): Uint8Array;
  /** Sent behind a job that can not be confirmed: the weaker sign that it was taken. */
  readonly fence: Uint8Array;
  /** How many such signs are needed. */
  readonly fences: number;
  /**
   * The pulse that opens a cash drawer, for a printer that takes commands in turn (`prints`) or has stopped; null when it
   * can not have a drawer.
   */
  readonly drawer: ((pin: 2 | 5, prints: boolean) => Uint8Array) | null;
  ear(): Ear;
}
