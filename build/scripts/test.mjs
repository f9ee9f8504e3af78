// npm test: installs what is missing, then type check, lint, unit to end-to-end. Ends with "N passed, N failed".
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { ensureDebian, ensureInstalled, root, runTool, say, which } from './machine.mjs';

ensureInstalled();
const tools = [
  ['zbarimg', 'zbar-tools', 'reading printed codes'],
  ['strace', 'strace', 'the enumeration of crash states'],
];
for (const [program, pack, why] of tools) if (!which(program)) ensureDebian([pack], why);
if (!findBrowser()) ensureDebian(['chromium'], 'the end-to-end tests');
process.env.GUICHET_CHROMIUM = findBrowser();

const reports = mkdtempSync(join(tmpdir(), 'guichet-reports-'));
let passed = 0;
let failed = 0;

/** A step that either works or not counts as one test. */
function step(name, tool, args) {
  say(name);
  const { code } = runTool(tool, args);
  if (code === 0) passed += 1;
  else {
    failed += 1;
    say(`${name}: FAILED`);
  }
}

/** A step with a report of its own counts as many tests as it says. */
function suite(name, tool, args, report, count, env = {}) {
  say(name);
  const { code } = runTool(tool, args, { env });
  const counted = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 };
  passed += counted.passed;
  failed += counted.failed;
  if (code !== 0 && counted.failed === 0) {
    failed += 1;
    say(`${name}: ended with exit code ${code}`);
  }
}

step('type check', 'typescript/bin/tsc', ['--build']);
step('lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']);
step('build', 'electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']);
const vitest = join(reports, 'vitest.json');
suite(
  'unit to integration',
  'vitest/vitest.mjs',
  ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${vitest}`],
  vitest,
  (r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests + r.numFailedTestSuites * (r.numFailedTests === 0 ? 1 : 0),
  }),
);
if (existsSync(join(root, 'playwright.config.ts'))) {
  const e2e = join(reports, 'playwright.json');
  suite(
    'screens, end to end',
    '@playwright/test/cli.js',
    ['test', '--reporter=dot,json'],
    e2e,
    (r) => ({ passed: r.stats.expected, failed: r.stats.unexpected + r.stats.flaky }),
    { PLAYWRIGHT_JSON_OUTPUT_NAME: e2e },
  );
}
rmSync(reports, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
