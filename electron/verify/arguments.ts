import type { Anchor } from '../../shared/journal/verify.ts';

export interface VerifyArguments {
  readonly file: string;
  readonly allSignatures: boolean;
  readonly anchors: readonly Anchor[];
  readonly json: boolean;
}

export const USAGE = `npm run verify -- FILE [--anchor SEQ:HASH | --anchor HASH] [--signatures] [--json]

  FILE          a till's database, or the data folder that holds it
  --anchor      what the journal must contain: a head the centre countersigned, or the short hash on a Z print
                (8 hexadecimal digits or more); may be given several times
  --signatures  checks every signature, not only those of closings and of the last entry
  --json        prints a last line of JSON

Ends with 0 when the journal is sound, 1 when it is not, 2 when the file can't be checked.`;

/** Reads the command line; a text says what is wrong with it. */
export function readArguments(args: readonly string[]): VerifyArguments | string {
  const anchors: Anchor[] = [];
  const files: string[] = [];
  let allSignatures = false;
  let json = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === '--signatures') allSignatures = true;
    else if (arg === '--json') json = true;
    else if (arg === '--anchor' || arg.startsWith('--anchor=')) {
      const text = arg === '--anchor' ? (args[++i] ?? '') : arg.slice('--anchor='.length);
      const anchor = readAnchor(text);
      if (!anchor) return `"${text}" is no anchor: SEQ:HASH or HASH, 8 to 64 hexadecimal digits`;
      anchors.push(anchor);
    } else if (arg.startsWith('-')) return `${arg} is not known`;
    else files.push(arg);
  }
  const [file] = files;
  if (file === undefined || files.length > 1) return 'give one file';
  return { file, allSignatures, anchors, json };
}

/** People type hashes off paper: blanks and capitals do not matter. */
function readAnchor(text: string): Anchor | undefined {
  const plain = text.toLowerCase().replaceAll(/\s/g, '');
  const found = /^(?:(\d{1,12}):)?([0-9a-f]{8,64})$/.exec(plain);
  if (!found) return undefined;
  return { seq: found[1] === undefined ? null : Number(found[1]), hash: found[2] as string };
}
