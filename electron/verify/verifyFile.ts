import { createVerifier, sha256 } from '../platform/crypto.ts';
import { type CheckOptions, checkJournal, type JournalReport } from './checkJournal.ts';
import { openJournalFile } from './journalFile.ts';

/** Checks the journal in a till's database or data folder, reading only (G8). Throws UnusableFile. */
export function verifyFile(path: string, options: CheckOptions): JournalReport {
  const file = openJournalFile(path);
  try {
    return checkJournal(file, { sha256, verify: createVerifier() }, options);
  } finally {
    file.close();
  }
}
