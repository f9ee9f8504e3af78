// npm test: installs what is missing, then type check, lint, build, and all tests. Ends with "N passed, N failed".
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureBrowser, ensureInstalled, ensureProgram } from './install.mjs';
import { root, runToEnd, runTool, say } from './machine.mjs';

ensureInstalled();
ensureProgram('zbarimg', 'zbar-tools', 'reading printed codes');
ensureProgram('pdftoppm', 'poppler-utils', 'reading PDF pages');
ensureProgram('strace', 'strace', 'the enumeration of crash states');
const browser = ensureBrowser();

const reports = mkdtempSync(join(tmpdir(), 'guichet-reports-'));
const total = { passed: 0, failed: 0 };

/** A step that works or not: its failure counts as one failed test. */
function step(name, run) {
  say(name);
  const code = run();
  if (code === 0) return;
  total.failed += 1;
  say(`${name} FAILED (exit code ${code})`);
}

/** A step that reports how many tests passed and failed. */
function suite(name, tool, args, count, env = {}) {
  const report = join(reports, `${total.passed}-${tool.replaceAll('/', '-')}.json`);
  step(name, () => {
    const { code } = runTool(tool, args(report), { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } });
    const counted = existsSync(report)
      ? count(JSON.parse(readFileSync(report, 'utf8')))
      : { passed: 0, failed: 0 };
    total.passed += counted.passed;
    total.failed += counted.failed;
    // Tests that failed are counted; what is left is a run that broke down.
    return counted.failed > 0 ? 0 : code;
  });
}

const countVitest = ({ numPassedTests, numFailedTests, testResults }) => ({
  passed: numPassedTests,
  // A file that can't even be loaded has no failed test in it.
  failed:
    numFailedTests +
    testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
    ).length,
});
const countPlaywright = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
});

step('type check', () => runTool('typescript/bin/tsc', ['--build']).code);
step('lint', () => runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']).code);
step('build', build);
// Before the tests, which run beside each other: two of them must not install it at the same time.
step('a PostgreSQL for the tests of the centre', () => runToEnd('tests/fakes/ensurePostgres.ts'));
suite(
  'tests of parts, contract, store, printing, sync, centre and crashes',
  'vitest/vitest.mjs',
  (report) => ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
  countVitest,
);
step('a simulation of 500 evenings', () => {
  const code = runToEnd('tests/simulation/simulate.ts', ['--seeds', '500', '--json']);
  if (code === 0) total.passed += 1;
  return code;
});
for (const [name, config] of [
  ['tests of whole sales', 'playwright.config.ts'],
  ['tests of the screens', 'tests/ui/playwright.config.ts'],
]) {
  if (!existsSync(join(root, config))) continue;
  suite(
    name,
    '@playwright/test/cli.js',
    () => ['test', `--config=${config}`, '--reporter=line,json'],
    countPlaywright,
    browser ? { GUICHET_CHROMIUM: browser } : {},
  );
}
rmSync(reports, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
