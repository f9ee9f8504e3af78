import type { z } from 'zod';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { hasForbiddenCharacters } from '../../shared/kernel/text.ts';
import { Refused } from '../service/parts.ts';

/** Ids go into the database, which takes no U+0000; everything else is judged by what it is used for. */
const plainIds = (value: { readonly stream: string; readonly instance?: string | undefined }): boolean =>
  !hasForbiddenCharacters(value.stream) && !hasForbiddenCharacters(value.instance ?? '');

/** Decodes an input; refuses what has not its form (malformed), with the first thing that is wrong. */
export function decode<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new Refused(400, 'malformed', `${issue?.path.join('.') || 'body'}: ${issue?.message}`);
  }
  const value: unknown = read.data;
  if (isWithStream(value) && !plainIds(value))
    throw new Refused(400, 'malformed', 'stream: control characters are not allowed');
  return read.data;
}

const isWithStream = (value: unknown): value is { stream: StreamId; instance?: string } =>
  typeof value === 'object' && value !== null && 'stream' in value;
