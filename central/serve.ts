import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { endsAfterwards, runCatalogueCommands } from './catalogueCommands.ts';
import { startCentre } from './centre.ts';
import { smtpSettings } from './mail/settings.ts';
import type { Log } from './platform/log.ts';

// The centre alone, on the PostgreSQL server of DATABASE_URL or on an embedded one in the data folder.
z.config({ jitless: true });

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(homedir(), '.guichet', 'centre') },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '7400' },
    tills: { type: 'string', default: '4' },
    demo: { type: 'boolean', default: false },
    import: { type: 'string' },
    check: { type: 'string' },
    export: { type: 'string' },
    format: { type: 'string' },
    stop: { type: 'boolean', default: false },
    restored: { type: 'boolean', default: false },
    code: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const line =
  (level: string) =>
  (message: string, detail: Record<string, unknown> = {}): void =>
    console.error(JSON.stringify({ level, message, ...detail }));
const log: Log = { info: line('info'), warn: line('warn'), error: line('error') };

try {
  const stops = values.stop || endsAfterwards(values);
  const expectedTills = Math.max(1, Number(values.tills) || 1);
  const databaseUrl = process.env.DATABASE_URL;
  const smtp = process.env.SMTP_URL ? smtpSettings(process.env.SMTP_URL) : undefined;
  const centre = await startCentre({
    dataDir: values.data,
    host: values.host,
    // Whoever only reads or writes files may do so beside a centre that listens.
    port: stops ? 0 : Number(values.port),
    log,
    demo: values.demo ? { customers: 20_000 } : false,
    restored: values.restored,
    expectedTills,
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(smtp && !stops ? { smtp } : {}),
  });
  const exitCode = await runCatalogueCommands(centre, values, console.log).catch(async (error: unknown) => {
    await centre.close();
    throw error;
  });
  if (stops || exitCode !== 0) {
    await centre.close();
    process.exit(exitCode);
  }
  const codes: string[] = [];
  const wanted = (await centre.tills()) === 0 ? expectedTills : values.code ? 1 : 0;
  while (codes.length < wanted) codes.push(await centre.enrolmentCode());
  console.log(`The centre listens at ${centre.url} (${centre.storage.kind}).`);
  for (const code of codes) console.log(`One-time enrolment code for a till: ${code}`);
  if (values.json) console.log(JSON.stringify({ url: centre.url, storage: centre.storage.kind, codes }));
  const stop = (): void => {
    centre.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(String(error));
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
