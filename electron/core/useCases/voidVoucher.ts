import type { VoucherStateView } from '../../../shared/contract/passes.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import { voucherQuota } from '../../../shared/domain/vouchers.ts';
import type { VoucherVoided } from '../../../shared/journal/bodiesOfPasses.ts';
import { toHex } from '../../../shared/kernel/bytes.ts';
import type { StaffId } from '../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { CommandHandlers } from '../api.ts';
import { approvedBy } from '../approval.ts';
import type { CoreContext } from '../context.ts';
import type { Tx } from '../journalist.ts';
import { type Attempt, onDemand } from '../onDemand.ts';
import { voidOf, voucherStateOf } from '../passes/voucherState.ts';
import { SELLERS } from '../people.ts';
import { knownVoucher } from '../vouchers.ts';

/** No right is larger in one question to the centre, in minor units. */
const MOST_ASKED = 100_000;

/** A manager makes a gift voucher void (O6): nothing more is taken of it anywhere once the news has come. */
export function voidVoucherCommand(context: CoreContext): Pick<CommandHandlers, 'voidVoucher'> {
  return {
    voidVoucher: async (input, screen, id) => {
      const manager = await approvedBy(context, input.approval, screen, id);
      if (!manager.ok) return manager;
      const { voucher, reason, note } = input;
      const kept = { voucher, reason, note, approval: manager.value };
      const word = manager.value;
      if (word === null) return refuse({ kind: 'roleMissing', needed: ['manager'] });
      const command = { name: 'voidVoucher', id, input: kept, screen } as const;
      return onDemand(context, command, SELLERS, word, (tx, person, attempt) =>
        voidIt(context, tx, attempt, { ...input, by: person.id, word }),
      );
    },
  };
}

interface Wish extends Pick<VoucherVoided, 'voucher' | 'reason'> {
  readonly note: string;
  readonly by: StaffId;
  readonly word: StaffId;
}

function voidIt(
  context: CoreContext,
  tx: Tx,
  attempt: Attempt,
  { voucher, reason, note, by, word }: Wish,
): Result<VoucherStateView, Refusal> {
  const stream = tx.store.journal.current();
  if (!stream) return refuse({ kind: 'notEnrolled' });
  const known = knownVoucher(context, tx.store, stream.id, voucher);
  if (!known) return refuse({ kind: 'voucherUnknown' });
  const { last4 } = known;
  const gone = voidOf(tx.store, voucher);
  if (gone) return refuse({ kind: 'voucherVoided', last4, since: instant(gone.at) });
  if (known.balanceMinor === 0) return refuse({ kind: 'voucherNothingLeft', last4 });
  const inHand = [...tx.store.carts.owned(), ...tx.store.parked.all(tx.now)].some(({ cart }) =>
    cart.vouchers.some((one) => one.voucher === voucher),
  );
  if (inHand) return refuse({ kind: 'voucherInCart', last4 });
  if (known.balanceMinor === null && !attempt.beyond) {
    // With its balance in hand the rest is known, and no other till takes it meanwhile.
    attempt.lacks.push({ quota: voucherQuota(voucher), amount: Math.min(MOST_ASKED, known.minor) });
    return refuse({ kind: 'voucherNotHeld', last4 });
  }
  const quota = voucherQuota(voucher);
  const rights = known.leases.flatMap(({ id: lease, epoch, amount, consumed }) =>
    amount > consumed ? [{ lease, epoch, quota, amount: amount - consumed }] : [],
  );
  const order = tx.store.vouchers.get(voucher)?.order;
  const said = note.trim();
  const body: Omit<VoucherVoided, 'personalHash'> = {
    voucher,
    last4,
    by,
    approvedBy: word,
    session: tx.state().session?.session ?? null,
    reason,
    restMinor: known.balanceMinor,
    rights,
    ...(order === undefined ? {} : { order }),
  };
  const personal =
    said === '' ? undefined : { salt: toHex(context.parts.random.bytes(16)), data: { note: said } };
  tx.append('voucherVoided', body, personal);
  tx.touch('cart', 'orders', 'till');
  const state = voucherStateOf(context, tx.store, voucher);
  if (!state) throw new Error(`voucher …${last4}: it is not known any more`);
  return accept(state);
}
