import type { Centre } from '../../central/centre.ts';
import type { Lease, QuotaBalance } from '../../shared/inventory/ledger.ts';
import { isBalanced, openOf } from '../../shared/inventory/ledger.ts';
import {
  type AuthorityReply,
  authorityReply,
  type HeldReply,
  heldReply,
  type LeasesReply,
  leasesReply,
} from '../../shared/sync/wire.ts';
import type { JournalMaker } from './journalMaker.ts';
import { ask, type Caller } from './testCentre.ts';

let requests = 0;
/** A request id that no other test has. */
export const requestId = (): string => `request-${++requests}`;

/** What a till asks a centre about rights. */
export function rightsOf(centre: Centre, caller: Pick<Caller, 'reply'>, till: Pick<JournalMaker, 'stream'>) {
  const post = async (path: string, body: object) => ask(centre, 'POST', path, body, caller.reply.token);
  return {
    raw: post,
    want: async (wants: readonly object[], request = requestId()): Promise<LeasesReply> =>
      leasesReply.parse((await post('/v1/leases', { request, stream: till.stream, wants })).body),
    held: async (head: number, leases: readonly object[]): Promise<HeldReply> =>
      heldReply.parse((await post('/v1/held', { stream: till.stream, head, leases })).body),
    obtain: async (things: readonly string[], request = requestId()): Promise<AuthorityReply> =>
      authorityReply.parse((await post('/v1/authority', { request, stream: till.stream, things })).body),
  };
}

/** G5: every quota of a centre is balanced, and its leases make what it says is leased. */
export async function booksOf(centre: Pick<Centre, 'storage' | 'organiser'>): Promise<{
  readonly quotas: readonly QuotaBalance[];
  readonly leases: readonly Lease[];
  readonly balanced: boolean;
}> {
  return centre.storage.transaction(centre.organiser, async (tx) => {
    const quotas = await tx.inventory.quotas();
    const leases = await tx.inventory.leases();
    const balanced = quotas.every(
      (quota) =>
        isBalanced(quota) &&
        quota.leased ===
          leases
            .filter((lease) => lease.quota === quota.quota)
            .reduce((sum, lease) => sum + openOf(lease), 0),
    );
    return { quotas, leases, balanced };
  });
}
