import type { TakingsReply } from '../../shared/sync/wire.ts';
import type { CentreParts } from './parts.ts';

/** The centre's ledger, from its own fold over the journals it has; training streams take no money. */
export function readTakings(parts: CentreParts): Promise<TakingsReply> {
  return parts.storage.transaction(parts.organiser, async (tx) => {
    const devices = new Map((await tx.identity.devices()).map((device) => [device.device, device]));
    const streams = (await tx.journal.streams()).filter((row) => !row.state.training);
    return {
      streams: streams.map((row) => ({
        stream: row.stream,
        device: row.device,
        tillNo: devices.get(row.device)?.tillNo ?? 0,
        acked: row.seq,
        orders: row.takings.orders,
        tickets: row.takings.tickets,
        netMinor: row.takings.netMinor,
        roundingMinor: row.takings.roundingMinor,
        refunds: row.takings.refunds ?? 0,
        returned: row.takings.returned ?? 0,
        taxes: (row.takings.taxes ?? []).map((tax) => ({ ...tax })),
        methods: row.takings.methods.map((method) => ({ ...method })),
      })),
      cases: await tx.journal.countCases(),
    };
  });
}
