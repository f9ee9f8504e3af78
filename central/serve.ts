import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startCentre } from './centre.ts';
import { importFile } from './importFile.ts';
import { smtpSettings } from './mail/settings.ts';
import { jsonLog } from './platform/log.ts';

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
    restored: { type: 'boolean', default: false },
    code: { type: 'boolean', default: false },
    'behind-proxy': { type: 'boolean', default: false },
    'new-operator-token': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

try {
  const expectedTills = Math.max(1, Number(values.tills) || 1);
  const {
    DATABASE_URL: databaseUrl,
    SMTP_URL: smtpUrl,
    OPERATOR_TOKEN: operatorToken,
    METRICS_TOKEN: metricsToken,
  } = process.env;
  const smtp = smtpUrl ? smtpSettings(smtpUrl) : undefined;
  const centre = await startCentre({
    dataDir: values.data,
    host: values.host,
    port: Number(values.port),
    log: jsonLog(),
    demo: values.demo ? { customers: 20_000 } : false,
    restored: values.restored,
    expectedTills,
    behindProxy: values['behind-proxy'],
    newOperatorToken: values['new-operator-token'],
    ...(operatorToken ? { operatorToken } : {}),
    ...(metricsToken ? { metricsToken } : {}),
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(smtp ? { smtp } : {}),
  });
  if (values.import !== undefined) {
    const rows = await importFile(centre, values.import);
    console.log(`Imported ${rows} rows from ${values.import}.`);
  }
  const codes: string[] = [];
  const wanted = (await centre.tills()) === 0 ? expectedTills : values.code ? 1 : 0;
  while (codes.length < wanted) codes.push(await centre.enrolmentCode());
  console.log(`The centre listens at ${centre.url} (${centre.storage.kind}).`);
  console.log(`The operator's page: ${centre.url}/operator`);
  if (centre.operatorToken !== null) console.log(`Its token, shown this once: ${centre.operatorToken}`);
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
