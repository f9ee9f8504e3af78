import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circles, forbiddenImports, importsOf, type Sources } from './importChecker.ts';
import { IMPORT_RULES, WITHOUT_CIRCLES } from './importTable.ts';

const root = join(import.meta.dirname, '..', '..');
const sources: Sources = new Map(
  globSync('{shared,electron,renderer,central}/**/*.{ts,tsx}', { cwd: root }).map((file) => [
    file.split(sep).join('/'),
    readFileSync(join(root, file), 'utf8'),
  ]),
);

const planted = (file: string, text: string): string[] =>
  forbiddenImports(new Map([[file, text]]), IMPORT_RULES);

describe('the import table', () => {
  it('holds for every file', () => {
    expect(sources.size).toBeGreaterThan(100);
    expect(forbiddenImports(sources, IMPORT_RULES)).toEqual([]);
  });

  it('has no circles', () => {
    for (const room of WITHOUT_CIRCLES) expect(circles(sources, room), room).toEqual([]);
  });

  it.each([
    ['shared/kernel/money.ts', "import { z } from 'zod';"],
    ['shared/kernel/money.ts', "import { cart } from '../domain/cart.ts';"],
    ['shared/domain/cart.ts', "import { readFileSync } from 'node:fs';"],
    ['shared/domain/cart.ts', "export * from '../journal/entry.ts';"],
    ['shared/journal/entry.ts', "import type { Commands } from '../contract/commands.ts';"],
    ['shared/sync/wire.ts', "import { Commands } from '../contract/commands.ts';"],
    ['shared/layout/roll.ts', "import qr from 'qr';"],
    ['electron/core/core.ts', "import { openStore } from '../store/open.ts';"],
    ['electron/core/core.ts', "import { randomUUID } from 'node:crypto';"],
    ['electron/core/core.ts', "import { z } from 'zod';"],
    ['electron/store/open.ts', "import { createCore } from '../core/core.ts';"],
    ['electron/store/open.ts', "import { startSpooler } from '../printing/spooler.ts';"],
    ['electron/store/migrations/0002.ts', "import { rows } from '../rows.ts';"],
    ['electron/store/migrations/0002.ts', "import { first } from './0001.ts';"],
    ['electron/store/migrations/0002.ts', "import { money } from '../../../shared/kernel/money.ts';"],
    ['electron/sync/driver.ts', "import { app } from 'electron';"],
    ['electron/compose.ts', "import { safeStorage } from 'electron';"],
    ['electron/compose.ts', "const later = () => import('electron');"],
    ['electron/compose.ts', "import { start } from './main.ts';"],
    ['electron/compose.ts', "import { start } from '../renderer/main.tsx';"],
    ['electron/hosts/http.ts', "import { ipcMain } from 'electron';"],
    ['electron/hosts/http.ts', "import { openStore } from '../store/open.ts';"],
    ['electron/preload.ts', "import { openTill } from './compose.ts';"],
    ['electron/preload.ts', "import { readFileSync } from 'node:fs';"],
    ['renderer/screens/sell.tsx', "import { ipcRenderer } from 'electron';"],
    ['renderer/screens/sell.tsx', "import { join } from 'node:path';"],
    ['renderer/screens/sell.tsx', "import { openTill } from '../../electron/compose.ts';"],
    ['renderer/screens/sell.tsx', "import Database from 'better-sqlite3';"],
    ['central/http/server.ts', "import type { Core } from '../../electron/core/api.ts';"],
    ['central/http/server.ts', "import { app } from 'electron';"],
    ['shared/domain/cart.ts', "type Buffer = import('node:buffer').Buffer;"],
    ['electron/core/core.ts', "const fs = require('node:fs');"],
    ['attic/old.ts', "import { z } from 'zod';"],
  ])('finds what is planted in %s: %s', (file, text) => {
    expect(planted(file, text)).toHaveLength(1);
  });

  it('finds a planted circle', () => {
    const circle: Sources = new Map([
      ['shared/domain/a.ts', "import { b } from './b.ts';"],
      ['shared/domain/b.ts', "import type { c } from './c.ts';"],
      ['shared/domain/c.ts', "export { a } from './a.ts';"],
      ['shared/domain/d.ts', "import { a } from './a.ts';"],
    ]);
    expect(circles(circle, 'shared/')).toEqual([
      ['shared/domain/a.ts', 'shared/domain/b.ts', 'shared/domain/c.ts', 'shared/domain/a.ts'],
    ]);
  });

  it('reads every way of importing', () => {
    const text = `
      import a from 'a'; import 'b'; import type { C } from 'c'; export * from 'd'; export { e } from 'e';
      const f = () => import('f'); type G = import('g').G; const h = require('h');
    `;
    expect(importsOf('x.ts', text).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    expect(() => importsOf('x.ts', 'const f = (name: string) => import(name);')).toThrow('fixed name');
  });
});
