export interface RescueArguments {
  readonly path: string;
  readonly out: string;
  readonly all: boolean;
  /** The centre's key instead of the one that the till knew. */
  readonly key: string | undefined;
  readonly temp: string | undefined;
  readonly json: boolean;
}

export const RESCUE_USAGE = `npm run rescue -- DATAFOLDER --out FILE [--all] [--key HEX] [--temp DIR] [--json]

  DATAFOLDER  the data folder of a till that does not work any more; its folder of backups or one database will do
  --out       the rescue file to write, such as /media/stick/till-2.guichet-rescue; not within DATAFOLDER
  --all       everything, not only what the centre does not have
  --key       the centre's key, when the till's files do not have it: npm run central -- --rescue-key prints it
  --temp      where copies are made to read from (removed afterwards); they take as much room as the database
  --json      prints a last line of JSON

Writes nothing to DATAFOLDER. Hand the file in at another till (Settings), or with npm run central -- --rescue FILE.
Ends with 0, with 1 when something is missing in the file, with 2 when there is no file.`;

/** Reads the command line; a text says what is wrong with it. */
export function readRescueArguments(args: readonly string[]): RescueArguments | string {
  const rest: string[] = [];
  const given = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === '--all' || arg === '--json') given.set(arg, '');
    else if (['--out', '--key', '--temp'].includes(arg)) {
      const value = args[++i];
      if (value === undefined) return `${arg} needs a value`;
      given.set(arg, value);
    } else if (arg.startsWith('-')) return `${arg} is not known`;
    else rest.push(arg);
  }
  const [path] = rest;
  const out = given.get('--out');
  const key = given.get('--key')?.toLowerCase();
  if (path === undefined || rest.length > 1) return 'give one data folder';
  if (out === undefined) return 'say with --out which file to write';
  if (key !== undefined && !/^[0-9a-f]{64}$/.test(key)) return '--key is 64 hexadecimal digits';
  return { path, out, all: given.has('--all'), key, temp: given.get('--temp'), json: given.has('--json') };
}
