/** How a selling child is told what to do: its one argument, as JSON. */
export interface SellerOptions {
  readonly dataDir: string;
  readonly seed: number;
  /** It ends by itself after so many. */
  readonly orders: number;
  readonly synchronous: 'FULL' | 'NORMAL';
  /** Folds the write-ahead log in after so many orders; 0: never. */
  readonly checkpointEvery: number;
}

/** An order of which a client was told that it is validated. */
export interface Acknowledged {
  readonly type: 'acknowledged';
  readonly command: string;
  readonly order: string;
  readonly number: string;
  readonly totalMinor: number;
  readonly tickets: readonly string[];
}

/** What the child says, a line of JSON each. */
export type Said =
  | { readonly type: 'ready' }
  | { readonly type: 'intent'; readonly command: string; readonly cart: string }
  | Acknowledged;
