// Builds what is bundled: the screens, and Electron's main and preload.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './machine.mjs';

const SOURCES = ['shared', 'renderer', 'electron', 'electron.vite.config.ts', 'package-lock.json'];
const BUILT = ['out/renderer/index.html', 'out/main/main.js', 'out/preload/preload.cjs'];

/** Runs the build; gives its exit code. */
export function build() {
  return runTool('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']).code;
}

/** True when everything that is built is newer than everything it is built from. */
export function isBuilt() {
  const files = BUILT.map((file) => join(root, file));
  if (!files.every((file) => existsSync(file))) return false;
  const oldest = Math.min(...files.map((file) => statSync(file).mtimeMs));
  return SOURCES.every((source) => newest(join(root, source)) <= oldest);
}

/** Time of the newest change under a path, in ms. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
