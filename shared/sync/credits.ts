import type { RefundId, StreamId } from '../kernel/ids.ts';
import { sum } from '../kernel/money.ts';
import type { ForeignOrderRow } from './reference.ts';

type Credit = NonNullable<ForeignOrderRow['receivable']>['credits'][number];

/** What a till itself has: refunds, and streams that it wrote. */
export interface Here {
  refund(refund: RefundId): boolean;
  stream(stream: StreamId): boolean;
}

/**
 * What an invoice was credited by refunds that this till does not have, minor units: those of other tills, and its own of
 * before it was put back to an older state. A row of before names no refunds, only whose they are.
 */
export const creditedElsewhere = (credits: readonly Credit[], here: Here): number =>
  sum(
    credits.flatMap(({ refund, stream, minor }) =>
      (refund === undefined ? here.stream(stream as StreamId) : here.refund(refund as RefundId))
        ? []
        : [minor],
    ),
  );
