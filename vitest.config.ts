import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Whatever folder a test is put in, it runs.
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    // Worker threads and native packages want processes of their own.
    pool: 'forks',
    // No Electron runtime is needed where only its module is asked for.
    alias: { electron: new URL('./tests/fakes/electron/electron.ts', import.meta.url).pathname },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
