import type { OrderId, StaffId } from '../kernel/ids.ts';

/** The tickets of a paid order were handed out, whichever till sold them. The first one counts; others were told so. */
export interface OrderCollected {
  readonly order: OrderId;
  readonly orderNumber: string;
  readonly by: StaffId;
  /** Somebody wanted them again, knowing that they had been collected. */
  readonly again?: true;
}
