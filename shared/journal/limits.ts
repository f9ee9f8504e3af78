/**
 * No entry's bytes, and no personal part beside one, have more characters than this. A till writes none that do: it refuses
 * the act. One that comes to the centre all the same is stored and is a case.
 */
export const MOST_ENTRY_CHARACTERS = 1_000_000;

/** What the wire and rescue files carry of one entry at most, in characters each of bytes and personal part. */
export const MOST_CARRIED_CHARACTERS = 4_000_000;

/** Whether an entry is longer than a till may write it. */
export const isTooLong = (entry: { readonly bytes: string; readonly personal: string | null }): boolean =>
  entry.bytes.length > MOST_ENTRY_CHARACTERS || (entry.personal?.length ?? 0) > MOST_ENTRY_CHARACTERS;
