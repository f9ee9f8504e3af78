/** Running totals over a stream's life, in every entry that moves money. Minor units. */
export interface Perpetual {
  readonly netMinor: number;
  readonly absoluteMinor: number;
}

/** What was taken back in a session: acts, tickets, their worth, and what the venue kept of it. Minor units. */
export interface ReturnTotals {
  readonly refunds: number;
  readonly tickets: number;
  readonly minor: number;
  readonly feesMinor: number;
}
