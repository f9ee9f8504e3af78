import type { PricedLine } from '../../../shared/domain/priced.ts';
import { makeVoucherCode, VOUCHER_BYTES, voucherIdOf } from '../../../shared/domain/vouchers.ts';
import type { SoldVoucher } from '../../../shared/journal/bodies.ts';
import type { LeaseId, OrderId } from '../../../shared/kernel/ids.ts';
import type { CoreContext } from '../context.ts';
import type { Tx } from '../journalist.ts';

/** A voucher just made, with the code that nobody but its slip may show. */
export interface MadeVoucher {
  readonly sold: SoldVoucher;
  readonly code: string;
}

/** Makes the gift vouchers of an order: random codes, and a lease of each whole balance for this till. */
export function makeVouchers(context: CoreContext, tx: Tx, lines: readonly PricedLine[]): MadeVoucher[] {
  return lines.flatMap((line, lineNo) =>
    line.kind !== 'voucher'
      ? []
      : Array.from({ length: line.quantity }, (_, index): MadeVoucher => {
          const code = makeVoucherCode(context.parts.random.bytes(VOUCHER_BYTES));
          return {
            code,
            sold: {
              voucher: voucherIdOf(context.parts.sha256, code),
              line: lineNo,
              index,
              last4: code.slice(-4),
              minor: line.unitMinor,
              validTo: line.validTo,
              lease: tx.id() as string as LeaseId,
            },
          };
        }),
  );
}

/** Keeps vouchers with their codes sealed, in the transaction of their sale. */
export function keepVouchers(
  context: CoreContext,
  tx: Tx,
  order: OrderId,
  made: readonly MadeVoucher[],
): void {
  for (const { sold, code } of made)
    tx.store.vouchers.add({
      voucher: sold.voucher,
      order,
      sealed: context.parts.pins.seal(code),
      last4: sold.last4,
      minor: sold.minor,
      validTo: sold.validTo,
      lease: sold.lease,
    });
}
