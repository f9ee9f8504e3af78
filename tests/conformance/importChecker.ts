import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import type { ImportRule } from './importTable.ts';

/** The project's files by path from its root, with `/`. */
export type Sources = ReadonlyMap<string, string>;

/** Every module that a file names, in `import`, `export … from`, `import()`, `import type` and `new URL(…)`. */
export function importsOf(file: string, text: string): string[] {
  const { module, errors, program } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message ?? 'not readable'}`);
  const found = new Set<string>();
  for (const one of module.staticImports) found.add(one.moduleRequest.value);
  for (const one of module.staticExports)
    for (const entry of one.entries) if (entry.moduleRequest) found.add(entry.moduleRequest.value);
  for (const one of module.dynamicImports) {
    const literal = text.slice(one.moduleRequest.start, one.moduleRequest.end);
    if (!/^(['"`])[^'"`$]*\1$/.test(literal)) throw new Error(`${file}: an import() without a fixed name`);
    found.add(literal.slice(1, -1));
  }
  collect(program, found);
  return [...found];
}

// `require('x')`, `import('x').T` in types: not in the parser's lists.
function collect(node: unknown, found: Set<string>): void {
  if (Array.isArray(node)) {
    for (const one of node) collect(one, found);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const typed = node as {
    type?: string;
    source?: { value?: unknown };
    callee?: { name?: string };
    arguments?: { value?: unknown }[];
  };
  if (typed.type === 'TSImportType' && typeof typed.source?.value === 'string') found.add(typed.source.value);
  if (typed.type === 'CallExpression' && typed.callee?.name === 'require') {
    const name = typed.arguments?.[0]?.value;
    if (typeof name === 'string') found.add(name);
  }
  for (const value of Object.values(node)) collect(value, found);
}

/** One line for each import that the rules forbid. */
export function forbiddenImports(sources: Sources, rules: readonly ImportRule[]): string[] {
  const faults: string[] = [];
  for (const [file, text] of sources) {
    const rule = ruleFor(file, rules);
    if (rule === undefined) {
      faults.push(`${file}: no rule says what it may import`);
      continue;
    }
    for (const name of importsOf(file, text))
      if (!isAllowed(file, name, rule)) faults.push(`${file} must not import ${name}`);
  }
  return faults;
}

function ruleFor(file: string, rules: readonly ImportRule[]): ImportRule | undefined {
  return rules
    .filter((rule) => file.startsWith(rule.from))
    .sort((a, b) => b.from.length - a.from.length)
    .at(0);
}

function isAllowed(file: string, name: string, rule: ImportRule): boolean {
  if (name.startsWith('node:')) return rule.node === true;
  const target = targetOf(file, name);
  if (target === undefined) {
    const known = packageOf(name);
    const packages = rule.packages ?? [];
    return packages.includes(known) || (packages.includes('*') && known !== 'electron');
  }
  // An entry is the end of a chain: nothing builds on it.
  if (target === 'electron/main.ts' || target === 'electron/preload.ts') return false;
  if (!rule.alone && rule.from.endsWith('/') && target.startsWith(rule.from)) return true;
  return rule.rooms.some((room) => target.startsWith(room));
}

/** Path from the root of what a relative import names; undefined for packages. */
function targetOf(file: string, name: string): string | undefined {
  return name.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), name)) : undefined;
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Each circle of imports among the files under `room`, as the files in their order. */
export function circles(sources: Sources, room: string): string[][] {
  const edges = new Map<string, string[]>();
  for (const [file, text] of sources)
    if (file.startsWith(room))
      edges.set(
        file,
        importsOf(file, text).flatMap((name) => targetOf(file, name) ?? []),
      );
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (file: string, way: readonly string[]): void => {
    const seen = way.indexOf(file);
    if (seen >= 0) {
      found.push([...way.slice(seen), file]);
      return;
    }
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return found;
}
