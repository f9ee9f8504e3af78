import Database from 'better-sqlite3';
import { checkStore } from '../../electron/store/checks.ts';
import { verifyFile } from '../../electron/verify/verifyFile.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import type { Acknowledged } from './sellerProtocol.ts';

/** What is wrong in a till's database after a crash; three empty lists when nothing is. */
export interface Damage {
  /** Acknowledged orders that are missing or not whole, with the reason. */
  readonly lost: readonly string[];
  /** Rows that stand without what they belong to, and anything that contradicts the journal. */
  readonly orphans: readonly string[];
  /** Commands that made more than one order. */
  readonly doubled: readonly string[];
}

/** Rows that belong to nothing: each query names what it finds. */
const ORPHANS = [
  `SELECT 'order without entry ' || number AS what FROM sale_order o
     WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.id = o.entry)`,
  `SELECT 'ticket without order ' || number AS what FROM ticket t
     WHERE NOT EXISTS (SELECT 1 FROM sale_order o WHERE o.id = t.sale_order)`,
  `SELECT 'print job without order ' || id AS what FROM print_job p
     WHERE NOT EXISTS (SELECT 1 FROM sale_order o WHERE o.id = p.sale_order)`,
  `SELECT 'print job without ticket ' || id AS what FROM print_job p
     WHERE p.type = 'ticket' AND NOT EXISTS (SELECT 1 FROM ticket t WHERE t.id = p.target)`,
  `SELECT 'ticket without print job ' || number AS what FROM ticket t
     WHERE NOT EXISTS (SELECT 1 FROM print_job p WHERE p.target = t.id)`,
  `SELECT 'cart of a command that was carried out ' || c.id AS what FROM cart c
     WHERE EXISTS (SELECT 1 FROM command k WHERE k.id = c.content ->> '$.commandId')`,
];

interface SoldRow {
  readonly id: string;
  readonly number: string;
  readonly total_minor: number;
  readonly body: string;
}

/** Looks at everything that a sale leaves behind, in a database that nobody has open (G1, G2). */
export function damageOf(file: string, acknowledged: readonly Acknowledged[]): Damage {
  // Opened for writing, so that SQLite takes over what a dead process left in its write-ahead log.
  const db = new Database(file);
  try {
    const sold = db
      .prepare<[], SoldRow>(
        `SELECT o.id, o.number, o.total_minor, j.bytes -> '$.body' AS body
           FROM sale_order o JOIN journal j ON j.id = o.entry WHERE j.bytes ->> '$.kind' = 'orderValidated'`,
      )
      .all();
    const byId = new Map(sold.map((row) => [row.id, row]));
    const ticketsOf = db
      .prepare<[string], string>('SELECT number FROM ticket WHERE sale_order = ? ORDER BY place')
      .pluck();
    const jobsOf = db
      .prepare<[string], number>(
        `SELECT count(DISTINCT target) FROM print_job WHERE sale_order = ? AND type = 'ticket' AND copy = 0`,
      )
      .pluck();
    const lost = acknowledged.flatMap((ack) => {
      const why = lackOf(ack, byId.get(ack.order), ticketsOf.all(ack.order), jobsOf.get(ack.order) ?? 0);
      return why === null ? [] : [`order ${ack.number}: ${why}`];
    });
    const orphans = ORPHANS.flatMap((sql) => db.prepare<[], string>(sql).pluck().all());
    return {
      lost,
      orphans: [...orphans, ...leaseDamage(db, sold), ...contradictions(file)],
      doubled: doubled(sold),
    };
  } finally {
    db.close();
  }
}

function lackOf(
  ack: Acknowledged,
  row: SoldRow | undefined,
  tickets: readonly string[],
  jobs: number,
): string | null {
  if (!row) return 'it is not in the store';
  const body = JSON.parse(row.body) as OrderValidated;
  if (row.number !== ack.number || body.number !== ack.number) return `its number is ${row.number}`;
  if (row.total_minor !== ack.totalMinor || body.totalMinor !== ack.totalMinor)
    return `its total is ${row.total_minor}`;
  if (body.command !== ack.command) return `it is that of another command`;
  const wanted = ack.tickets.join();
  if (tickets.join() !== wanted || body.tickets.map((t) => t.number).join() !== wanted)
    return `its tickets are ${tickets.join(', ')}`;
  return jobs === ack.tickets.length
    ? null
    : `${jobs} of its ${ack.tickets.length} tickets are to be printed`;
}

const doubled = (sold: readonly SoldRow[]): string[] => {
  const commands = sold.map((row) => (JSON.parse(row.body) as OrderValidated).command);
  return commands.filter((command, i) => commands.indexOf(command) !== i);
};

/** Rights counted down must be those that the sales name. */
function leaseDamage(db: Database.Database, sold: readonly SoldRow[]): string[] {
  const wanted = sold
    .flatMap((row) => (JSON.parse(row.body) as OrderValidated).rights)
    .reduce((total, right) => total + right.amount, 0);
  const used = db.prepare<[], number>('SELECT coalesce(sum(consumed), 0) FROM lease_use').pluck().get() ?? 0;
  return used === wanted ? [] : [`${used} places are counted down, ${wanted} were sold`];
}

/** Chain, fold and tables must say the same. */
function contradictions(file: string): string[] {
  const { damaged, differs } = checkStore(file);
  const journal = verifyFile(file, { allSignatures: false, anchors: [] });
  return [
    ...(damaged === null ? [] : [`damaged: ${damaged}`]),
    ...(differs === null ? [] : [differs]),
    ...(journal.sound ? [] : [`the journal is not sound: ${JSON.stringify(journal.streams)}`]),
  ];
}
