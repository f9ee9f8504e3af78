import { fromHex } from '../../shared/kernel/bytes.ts';
import type { DeviceId, StreamId } from '../../shared/kernel/ids.ts';
import type { RescueHeader, RescuePart, RescueReply } from '../../shared/sync/rescue.ts';
import { rescueMark } from '../../shared/sync/rescue.ts';
import type { RescueStart, SealedPart } from '../../shared/sync/rescueFile.ts';
import type { SealedOnWire } from '../../shared/sync/wire.ts';
import { type Arrival, examineAll } from '../intake/examine.ts';
import { takeArrivals } from '../intake/takeIn.ts';
import { type CentreParts, Refused } from '../service/parts.ts';
import type { Tx } from '../storage/port.ts';
import type { DeviceRow } from '../storage/rows.ts';
import { rescueKeyOf } from './key.ts';
import { addToMark, broughtBetween, standingOf } from './mark.ts';
import { openPart, rescueIdOf } from './openPart.ts';

/** Who hands a file in: a till, or with 0 somebody at the centre. */
export interface HandedInBy {
  readonly tillNo: number;
}

/**
 * Takes one part of a rescue file. Its pages go the way of every other page, under the key of the till that wrote
 * them, so that handing in twice, or beside that till itself, changes nothing. Refuses (Refused) what is not for this
 * organiser and centre, of a till that was never enrolled here, or damaged.
 */
export async function takeRescue(
  parts: CentreParts,
  by: HandedInBy,
  start: RescueStart,
  sealed: SealedPart,
): Promise<RescueReply> {
  const { header } = start;
  if (header.organiser !== parts.organiser)
    throw new Refused(403, 'rescueOfOtherOrganiser', 'the file comes from a till of another organiser');
  const part = openPart(rescueKeyOf(parts.secret), start, sealed);
  const rescue = rescueIdOf(start.bytes);
  const device = await deviceOf(parts, header);
  if ((part.kind === 'end') !== sealed.last || (part.kind === 'summary') !== (sealed.index === 0))
    throw new Refused(400, 'rescueDamaged', `part ${sealed.index} does not stand where it belongs`);
  if (part.kind === 'page') return await takePart(parts, by, header, device, rescue, part);
  return await parts.storage.transaction(parts.organiser, async (tx): Promise<RescueReply> => {
    if (part.kind === 'end') {
      const [row] = await tx.feed.published('rescue', [rescue]);
      return { kind: 'end', rescue, mark: row?.value ? rescueMark.parse(row.value) : null };
    }
    const known = [];
    for (const { stream } of header.streams)
      known.push({ stream, acked: (await tx.journal.stream(stream as StreamId))?.seq ?? 0 });
    return { kind: 'summary', rescue, tillNo: device.tillNo, summary: part.summary, known };
  });
}

async function deviceOf(parts: CentreParts, header: RescueHeader): Promise<DeviceRow> {
  const devices = await parts.storage.transaction(parts.organiser, (tx) => tx.identity.devices());
  const device = devices.find((row) => row.device === (header.device as DeviceId));
  if (!device)
    throw new Refused(403, 'rescueOfUnknownTill', 'the till that wrote the file was never enrolled here');
  return device;
}

async function takePart(
  parts: CentreParts,
  by: HandedInBy,
  header: RescueHeader,
  device: DeviceRow,
  rescue: string,
  page: Extract<RescuePart, { kind: 'page' }>,
): Promise<RescueReply> {
  const stream = page.stream as StreamId;
  const first = page.entries[0]?.seq ?? 0;
  if (
    !header.streams.some((named) => named.stream === stream) ||
    page.entries.some((entry, i) => entry.seq !== first + i)
  )
    throw new Refused(400, 'rescueDamaged', 'a page of the file is no page of the streams that it names');
  const arrivals = await examineAll(page.entries, stream, device.publicKey, parts.verifyApart);
  const proven = arrivals.slice(0, provenUpTo(parts, device, arrivals));
  const unproven = arrivals.length - proven.length;
  const answer = { kind: 'page' as const, rescue, stream, unproven };
  if (proven.length === 0) return { ...answer, added: 0, reply: null };
  return await parts.storage.transaction(parts.organiser, async (tx: Tx): Promise<RescueReply> => {
    const intake = await tx.identity.lockIntake();
    const range = { stream, from: first, to: first + proven.length - 1 };
    const before = await standingOf(tx, range);
    const reply = await takeArrivals(parts, tx, { intake, device, stream, arrivals: proven, ahead: false });
    const brought = broughtBetween(before, await standingOf(tx, range));
    if (brought.entries > 0)
      await addToMark(tx, { rescue, device, byTill: by.tillNo, at: parts.clock.now() }, brought);
    return { ...answer, added: brought.entries, reply };
  });
}

/**
 * How many entries the till's own hand vouches for: those up to the last one that is under its signature. Whoever
 * hands a file in can't add to what another till has said; a damaged entry between good ones is a case, as always.
 */
function provenUpTo(parts: CentreParts, device: DeviceRow, arrivals: readonly Arrival[]): number {
  const key = fromHex(device.publicKey);
  const isProven = ({ sealed, hash, entry }: Arrival): boolean =>
    entry !== null && hash === sealed.hash && isSigned(parts, key, sealed);
  return arrivals.findLastIndex(isProven) + 1;
}

const isSigned = (parts: CentreParts, key: Uint8Array, { hash, signature }: SealedOnWire): boolean =>
  signature !== null && parts.verify(key, fromHex(hash), fromHex(signature));
