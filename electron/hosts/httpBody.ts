import type { IncomingMessage } from 'node:http';

/** Bytes of the longest message a screen has reason to send, with a wide margin. */
export const MOST_BODY_BYTES = 262_144;

export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'nonsense'; readonly problem: string }
  | { readonly kind: 'tooLong' }
  /** The sender went away before the end. */
  | { readonly kind: 'broken' };

/** Reads a body of JSON in UTF-8, at most MOST_BODY_BYTES long; reads no further than that. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) return { kind: 'tooLong' };
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      length += (chunk as Buffer).length;
      if (length > MOST_BODY_BYTES) return { kind: 'tooLong' };
      chunks.push(chunk as Buffer);
    }
  } catch {
    return { kind: 'broken' };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return { kind: 'nonsense', problem: 'the message is not UTF-8' };
  }
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'nonsense', problem: 'the message is not JSON' };
  }
}
