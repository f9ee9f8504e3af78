import { z } from 'zod';
import { refusal } from './refusal.ts';
import { plainText, uuidOf } from './values.ts';

/** One request, the same over IPC and HTTP. `input` is decoded by the command's or query's own schema. */
export const requestMessage = z.strictObject({
  type: z.enum(['command', 'query']),
  name: plainText(60),
  /** For commands: UUID version 7, kept when the same act is sent again. */
  commandId: uuidOf<'command'>().optional(),
  input: z.unknown(),
});
export type RequestMessage = z.infer<typeof requestMessage>;

/** Accepted with a value, refused for a business reason, or a fault of ours whose details are in the log under `id`. */
export const replyMessage = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), refusal }),
  z.object({ ok: z.literal(false), fault: z.object({ id: z.string() }) }),
]);
export type ReplyMessage = z.infer<typeof replyMessage>;
