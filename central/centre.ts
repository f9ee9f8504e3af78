import { join } from 'node:path';
import type { DateId, DeviceId, OrganiserId } from '../shared/kernel/ids.ts';
import type { Clock, Random } from '../shared/kernel/time.ts';
import type { TakingsReply } from '../shared/sync/wire.ts';
import { demoStaff, staffRow } from './demo/staff.ts';
import { demoCustomers, demoVenue } from './demo/venue.ts';
import type { Rates } from './http/limits.ts';
import { centreServer } from './http/server.ts';
import { type SmtpSettings, startMailer } from './mail/mailer.ts';
import { makeOperatorToken, operatorAccess } from './operator/access.ts';
import { createVerifier, createVerifyApart, signerOf, systemClock, systemRandom } from './platform/crypto.ts';
import { type CentreKeys, loadKeys, makeKeys } from './platform/keys.ts';
import { type Log, silentLog } from './platform/log.ts';
import { publishRescueKey, rescueKeyOf } from './rescue/key.ts';
import { type RescueOutcome, rescueFromFile } from './rescue/rescueFile.ts';
import {
  type CatalogueChange,
  type CatalogueRow,
  changeCatalogue,
  importCatalogue,
} from './service/catalogue.ts';
import { beginLife } from './service/centreStream.ts';
import { makeCode } from './service/enrolment.ts';
import { settleGeneration } from './service/generation.ts';
import { declareFound, declareLost } from './service/lost.ts';
import type { CentreParts } from './service/parts.ts';
import { type Share, splitDate, splitEvenly } from './service/split.ts';
import { type Swept, startSweeping, sweep } from './service/sweep.ts';
import { readTakings } from './service/takings.ts';
import { type VerifiedLife, verifyActs } from './service/verifyActs.ts';
import { memoryStorage } from './storage/memory.ts';
import { openEmbedded } from './storage/openEmbedded.ts';
import type { CentreStorage } from './storage/port.ts';
import { postgresDatabase } from './storage/sql/postgres.ts';
import { sqlStorage } from './storage/sql/storage.ts';

export interface CentreOptions {
  /** A storage that is open already; the centre closes it with itself. */
  readonly storage?: CentreStorage;
  /** A PostgreSQL server. */
  readonly databaseUrl?: string;
  /** Where keys lie, and without a server the embedded database. Without it everything is in memory. */
  readonly dataDir?: string;
  /** Keys instead of the folder's. */
  readonly keys?: CentreKeys;
  /** 127.0.0.1 if not given. */
  readonly host?: string;
  /** 0 or none: any free port. */
  readonly port?: number;
  readonly log?: Log;
  /** Brings the demo venue, its houses `places` times as large, with so many customers (none if not given). */
  readonly demo?: boolean | { readonly places?: number; readonly customers?: number };
  /** The storage was restored from a backup: a new generation begins. */
  readonly restored?: boolean;
  readonly organiser?: string;
  /** Every quota is shared out among so many tills: 4 if not given. */
  readonly expectedTills?: number;
  /** Where e-mails are handed over; without it they stay queued. */
  readonly smtp?: SmtpSettings;
  /** For the operator's page, 20 characters or more; without it one is made at the first start. */
  readonly operatorToken?: string;
  /** Makes a new token for the operator's page; the one before is forgotten. */
  readonly newOperatorToken?: boolean;
  /** Reads the metrics and nothing else; the operator's token reads them, too. */
  readonly metricsToken?: string;
  /** One proxy stands in front and tells callers' addresses by X-Forwarded-For. */
  readonly behindProxy?: boolean;
  /** What callers may ask of this instance, where it differs from RATES. */
  readonly rates?: Partial<Rates>;
  /** Replies and refusals are held to what the OpenAPI document says: for tests. */
  readonly checked?: boolean;
  readonly clock?: Clock;
  readonly random?: Random;
}

/** A running centre. */
export interface Centre {
  readonly url: string;
  readonly generation: string;
  /** Raw Ed25519 key of certificates and countersignatures. */
  readonly publicKey: Uint8Array;
  /** Raw X25519 key that rescue files are encrypted to, hex. */
  readonly rescueKey: string;
  readonly storage: CentreStorage;
  readonly organiser: OrganiserId;
  /** A new one-time code: for a new till, or for the next life of a till number. */
  enrolmentCode(tillNo?: number): Promise<string>;
  /** The token for the operator's page, when this start made it: it is told this once. */
  readonly operatorToken: string | null;
  /** Tills enrolled so far. */
  tills(): Promise<number>;
  takings(): Promise<TakingsReply>;
  /** All rows or none; `check` may throw what is wrong with them beside the catalogue as it stands. */
  importCatalogue(
    rows: readonly CatalogueRow[],
    check?: (known: readonly CatalogueRow[]) => void,
  ): Promise<void>;
  /** All that `work` puts into the catalogue, or nothing when it throws. */
  changeCatalogue<T>(work: (catalogue: CatalogueChange) => Promise<T>): Promise<T>;
  /** Housekeeping that also happens by itself every few minutes; see `sweep`. */
  sweep(): Promise<Swept>;
  /** Takes a till's leases back and stops waiting for it; gives how many streams it had. See `declareLost`. */
  declareLost(device: DeviceId): Promise<number>;
  declareFound(device: DeviceId): Promise<void>;
  /** Shares a date out over the tills; see `splitDate`. */
  splitDate(date: DateId, shares: readonly Share[]): Promise<void>;
  /** Evenly, over the tills that are neither lost nor revoked. */
  splitEvenly(date: DateId): Promise<void>;
  /** Sends the e-mails that are due now; gives how many were tried. 0 without SMTP. */
  sendMails(): Promise<number>;
  /** Takes in a rescue file of a broken till. Throws with a sentence for a file that is not for this centre. */
  rescue(path: string): Promise<RescueOutcome>;
  /** Checks the centre's own signed stream, life by life; see `verifyActs`. */
  verifyActs(): Promise<readonly VerifiedLife[]>;
  close(): Promise<void>;
}

export const DEFAULT_ORGANISER = 'organiser-1' as OrganiserId;
const DEFAULT_TILLS = 4;

/** Opens the storage, brings the demo venue if wished, and listens. Throws when the folder or the port is taken. */
export async function startCentre(options: CentreOptions): Promise<Centre> {
  const { log = silentLog, clock = systemClock, random = systemRandom } = options;
  const organiser = (options.organiser ?? DEFAULT_ORGANISER) as OrganiserId;
  const keys =
    options.keys ??
    (options.dataDir === undefined ? makeKeys(random) : await loadKeys(options.dataDir, random));
  const storage = await openStorage(options, log);
  try {
    const signer = signerOf(keys.signing);
    const parts: CentreParts = {
      storage,
      organiser,
      generation: await settleGeneration(storage, organiser, random, options.restored),
      signer,
      secret: keys.secret,
      verify: createVerifier(),
      verifyApart: createVerifyApart(),
      clock,
      random,
      log,
      expectedTills: options.expectedTills ?? DEFAULT_TILLS,
    };
    await storage.transaction(organiser, async (tx) => {
      await tx.identity.lockIntake();
      await beginLife(parts, tx);
    });
    if (options.demo) await bringDemo(parts, options.demo === true ? {} : options.demo);
    await publishRescueKey(parts);
    const { metricsToken, behindProxy, rates, checked } = options;
    const server = centreServer(parts, {
      operator: operatorAccess(parts, options.operatorToken),
      ...(metricsToken === undefined ? {} : { metricsToken }),
      ...(behindProxy === undefined ? {} : { behindProxy }),
      ...(rates === undefined ? {} : { rates }),
      ...(checked === undefined ? {} : { checked }),
    });
    const url = await server.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
    // Only once nothing can fail any more: a token that nobody was told is lost.
    const operatorToken =
      options.operatorToken === undefined ? await makeOperatorToken(parts, options.newOperatorToken) : null;
    const mailer = options.smtp && startMailer(parts, options.smtp);
    if (!mailer) log.info('no SMTP server is set: e-mails stay queued');
    const stopSweeping = startSweeping(parts);
    let closing: Promise<void> | undefined;
    return {
      url,
      generation: parts.generation,
      publicKey: signer.publicKey,
      rescueKey: rescueKeyOf(keys.secret).publicKey,
      storage,
      organiser,
      operatorToken,
      enrolmentCode: (tillNo) => makeCode(parts, tillNo ?? null),
      tills: () => storage.transaction(organiser, async (tx) => (await tx.identity.devices()).length),
      takings: () => readTakings(parts),
      importCatalogue: (rows, check) => importCatalogue(parts, rows, check),
      changeCatalogue: (work) => changeCatalogue(parts, work),
      sweep: () => sweep(parts),
      declareLost: (device) => declareLost(parts, device),
      declareFound: (device) => declareFound(parts, device),
      splitDate: (date, shares) => splitDate(parts, date, shares),
      splitEvenly: (date) => splitEvenly(parts, date),
      sendMails: async () => (await mailer?.sendDue()) ?? 0,
      verifyActs: () => verifyActs(parts),
      rescue: (path) => rescueFromFile(parts, path),
      close: () => {
        closing ??= server
          .close()
          .then(() => mailer?.close())
          .then(() => stopSweeping())
          .then(() => storage.close());
        return closing;
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function openStorage(options: CentreOptions, log: Log): Promise<CentreStorage> {
  if (options.storage) return options.storage;
  if (options.databaseUrl !== undefined) {
    const database = postgresDatabase(options.databaseUrl, (error) =>
      log.warn('a database connection broke', { error: error.message }),
    );
    return sqlStorage(database).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
  }
  return options.dataDir === undefined ? memoryStorage() : openEmbedded(join(options.dataDir, 'centre'));
}

async function bringDemo(
  parts: CentreParts,
  { places = 1, customers = 0 }: { readonly places?: number; readonly customers?: number },
): Promise<void> {
  await importCatalogue(parts, demoVenue(parts.clock.now(), places));
  await importCatalogue(parts, demoCustomers(customers));
  const known = await parts.storage.transaction(parts.organiser, (tx) =>
    tx.feed.published(
      'staff',
      demoStaff.map((person) => person.id),
    ),
  );
  const missing = demoStaff.filter((person) => !known.some((row) => row.id === person.id));
  const rows = await Promise.all(missing.map((person) => staffRow(person, parts.random.bytes(16))));
  await importCatalogue(parts, rows);
}
