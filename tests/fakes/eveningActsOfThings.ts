import { sha256 } from '../../electron/platform/crypto.ts';
import { readVoucherCode, voucherIdOf } from '../../shared/domain/vouchers.ts';
import { type Doing, type Done, MANAGER, pick, sell, tell, tickets } from './eveningCounter.ts';

/** Passes that are used, vouchers that a manager makes void. */
export const ACTS_OF_THINGS = {
  usePass: async (doing: Doing): Done => {
    const pass = pick(await passesOf(doing), doing.n);
    const approval = (doing.n % 3 === 0 ? MANAGER : null) as never;
    if (pass === undefined || !(await tell(doing, 'takePass', { pass: pass as never, approval })))
      return false;
    const sold =
      (await tell(doing, 'addTickets', tickets('d1', 'p1', 1 + (doing.n % 2)))) !== undefined &&
      (await sell(doing));
    if (!sold) {
      await tell(doing, 'emptyCart', {});
      await tell(doing, 'dropPass', { pass: pass as never });
    }
    return sold;
  },
  makeVoid: async (doing: Doing): Done => {
    const code = readVoucherCode(pick(doing.counter.codes, doing.n) ?? '');
    if (code.kind !== 'code') return false;
    const voucher = voucherIdOf(sha256, code.plain) as never;
    const given = { voucher, reason: 'stolen' as const, approval: MANAGER as never };
    return (await tell(doing, 'voidVoucher', given)) !== undefined;
  },
} as const;

/** Passes that either till has sold, as this one knows them. */
async function passesOf({ at, counter }: Doing): Promise<string[]> {
  const found: string[] = [];
  for (const order of counter.orders.keys()) {
    const view = await at.till.query('order', { order: order as never });
    if (view.ok) found.push(...view.value.tickets.filter((one) => one.kind === 'pass').map((one) => one.id));
  }
  return found;
}
