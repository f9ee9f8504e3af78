import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endsAfterwards, runCatalogueCommands } from './catalogueCommands.ts';
import { startCentre } from './centre.ts';
import { smtpSettings } from './mail/settings.ts';
import { jsonLog } from './platform/log.ts';
import { rescueReport } from './rescue/report.ts';

// The centre alone, on the PostgreSQL server of DATABASE_URL or on an embedded one in the data folder.

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(homedir(), '.guichet', 'centre') },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '7400' },
    tills: { type: 'string', default: '4' },
    demo: { type: 'boolean', default: false },
    import: { type: 'string' },
    rescue: { type: 'string' },
    'rescue-key': { type: 'boolean', default: false },
    check: { type: 'string' },
    export: { type: 'string' },
    format: { type: 'string' },
    'check-acts': { type: 'boolean', default: false },
    stop: { type: 'boolean', default: false },
    restored: { type: 'boolean', default: false },
    code: { type: 'boolean', default: false },
    'behind-proxy': { type: 'boolean', default: false },
    'new-operator-token': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

try {
  const stops = values.stop || endsAfterwards(values);
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
    // Whoever only reads or writes files may do so beside a centre that listens.
    port: stops ? 0 : Number(values.port),
    log: jsonLog(),
    demo: values.demo ? { customers: 20_000 } : false,
    restored: values.restored,
    expectedTills,
    behindProxy: values['behind-proxy'],
    newOperatorToken: values['new-operator-token'],
    ...(operatorToken ? { operatorToken } : {}),
    ...(metricsToken ? { metricsToken } : {}),
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(smtp && !stops ? { smtp } : {}),
  });
  // Before anything that can fail: it is never shown again.
  if (centre.operatorToken !== null)
    console.log(`The token of the operator's page, shown this once: ${centre.operatorToken}`);
  const exitCode = await runCatalogueCommands(centre, values, console.log).catch(async (error: unknown) => {
    await centre.close();
    throw error;
  });
  if (stops || exitCode !== 0) {
    await centre.close();
    process.exit(exitCode);
  }
  console.log(`The centre listens at ${centre.url} (${centre.storage.kind}).`);
  console.log(`The operator's page: ${centre.url}/operator`);
  if (values.rescue !== undefined)
    for (const said of rescueReport(await centre.rescue(values.rescue))) console.log(said);
  if (values['rescue-key']) console.log(`The key for rescue files: ${centre.rescueKey}`);
  const codes: string[] = [];
  const wanted = (await centre.tills()) === 0 ? expectedTills : values.code ? 1 : 0;
  while (codes.length < wanted) codes.push(await centre.enrolmentCode());
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
