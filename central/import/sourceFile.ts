/** A file to be imported, wherever it lies. It may be read several times. */
export interface SourceFile {
  /** Its name with its ending, without folders. */
  readonly name: string;
  /** Its bytes from the start. */
  open(): AsyncIterable<Uint8Array>;
}

/** A file that can't be read on, with the sentence that says why. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
}
