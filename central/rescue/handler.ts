import type { RescueReply, RescueRequest } from '../../shared/sync/rescue.ts';
import type { CentreParts } from '../service/parts.ts';
import type { DeviceRow } from '../storage/rows.ts';
import { startOf } from './openPart.ts';
import { takeRescue } from './takeRescue.ts';

/** POST /v1/rescues: a part of a file that a till hands in for another one. */
export async function handInPart(
  parts: CentreParts,
  by: Pick<DeviceRow, 'tillNo'>,
  request: RescueRequest,
): Promise<RescueReply> {
  const start = await startOf(Buffer.from(request.start, 'base64'));
  const data = Buffer.from(request.data, 'base64');
  return await takeRescue(parts, by, start, { index: request.index, last: request.last, data });
}
