import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../shared/kernel/language.ts';
import { openTill } from './compose.ts';
import { startHttpHost } from './hosts/http.ts';
import { createLog } from './platform/log.ts';

// The till on plain Node: the same core as in Electron, shown by any Chromium on this machine.
z.config({ jitless: true });

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(homedir(), '.guichet', 'till') },
    port: { type: 'string', default: '0' },
    language: { type: 'string', default: 'en' },
  },
});
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const language = LANGUAGES.find((l): l is Language => l === values.language) ?? 'en';
const log = createLog({ file: join(values.data, 'till.log') });

try {
  const till = await openTill({ dataDir: values.data, log, software: 'Guichet 0.1.0', language });
  const host = await startHttpHost({
    core: till.core,
    log,
    port: Number(values.port),
    rendererDir: join(root, 'out', 'renderer'),
  });
  console.log(`The till is open: ${host.url}`);
  const stop = async (): Promise<void> => {
    await host.close();
    await till.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
