import { sum } from '../../shared/kernel/money.ts';
import type { MailCounts } from '../storage/rows.ts';
import { ackedOf, type Backlog, backlogOf } from './contact.ts';
import type { CentreParts } from './parts.ts';

/** What is counted of a venue for whoever watches it. */
export interface Figures {
  readonly entries: number;
  readonly cases: { readonly open: number; readonly resolved: number };
  readonly leases: number;
  readonly places: { readonly free: number; readonly leased: number; readonly sold: number };
  readonly mails: MailCounts;
  readonly tills: readonly TillFigures[];
}

export interface TillFigures {
  readonly prefix: string;
  readonly revoked: boolean;
  /** ms UTC; null when it was never heard of. */
  readonly lastContactAt: number | null;
  readonly backlog: Backlog;
}

/** Reads the figures in one transaction. */
export function readFigures(parts: CentreParts): Promise<Figures> {
  return parts.storage.transaction(parts.organiser, async (tx) => {
    const streams = await tx.journal.streams();
    const contacts = new Map((await tx.identity.contacts()).map((row) => [row.device, row]));
    const quotas = await tx.inventory.quotasOfHouse();
    const open = (await tx.journal.allCases(true)).length;
    const now = parts.clock.now();
    return {
      entries: sum(streams.filter((row) => row.parent === null).map((row) => row.seq)),
      cases: { open, resolved: (await tx.journal.countCases()) - open },
      leases: (await tx.inventory.leases()).length,
      places: {
        free: sum(quotas.map((quota) => quota.free)),
        leased: sum(quotas.map((quota) => quota.leased)),
        sold: sum(quotas.map((quota) => quota.sold)),
      },
      mails: await tx.mails.countMails(),
      tills: (await tx.identity.devices()).map((device) => {
        const contact = contacts.get(device.device);
        return {
          prefix: device.prefix,
          revoked: device.revokedAt !== null,
          lastContactAt: contact?.at ?? null,
          backlog: backlogOf(contact, ackedOf(device, streams), now),
        };
      }),
    };
  });
}
