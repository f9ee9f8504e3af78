/**
 * Who may import what: the table of ARCHITECTURE.md as data. A rule is about all files under `from`; the most
 * precise rule (the longest `from`) counts. Rooms and packages are named by how their paths begin.
 */
export interface ImportRule {
  readonly from: string;
  /** Rooms and files of the project. A room may always import itself. */
  readonly rooms: readonly string[];
  /** Packages; `*` for any. `electron` must be named. */
  readonly packages?: readonly string[];
  /** True when Node's own modules (`node:`) are allowed. */
  readonly node?: true;
  /** True when even the room's own other files may not be imported. */
  readonly alone?: true;
}

const PORTS = ['electron/core/ports/', 'shared/'];

export const IMPORT_RULES: readonly ImportRule[] = [
  { from: 'shared/kernel/', rooms: [] },
  { from: 'shared/domain/', rooms: ['shared/kernel/'] },
  { from: 'shared/inventory/', rooms: ['shared/kernel/', 'shared/domain/'] },
  { from: 'shared/journal/', rooms: ['shared/kernel/', 'shared/domain/', 'shared/inventory/'] },
  { from: 'shared/reports/', rooms: ['shared/kernel/', 'shared/domain/', 'shared/journal/'] },
  { from: 'shared/layout/', rooms: ['shared/kernel/', 'shared/domain/'] },
  {
    from: 'shared/papers/',
    rooms: ['shared/kernel/', 'shared/domain/', 'shared/journal/', 'shared/layout/', 'shared/reports/'],
  },
  { from: 'shared/contract/', rooms: ['shared/kernel/', 'shared/domain/'], packages: ['zod'] },
  {
    from: 'shared/sync/',
    rooms: ['shared/kernel/', 'shared/domain/', 'shared/journal/', 'shared/inventory/'],
    packages: ['zod'],
  },
  { from: 'electron/core/', rooms: ['shared/'] },
  { from: 'electron/platform/', rooms: PORTS, packages: ['pino'], node: true },
  { from: 'electron/store/', rooms: PORTS, packages: ['better-sqlite3'], node: true },
  // Frozen history: what a migration did must never change with code elsewhere.
  { from: 'electron/store/migrations/', rooms: [], alone: true },
  { from: 'electron/store/migrations/index.ts', rooms: ['electron/store/migrations/'] },
  {
    from: 'electron/printing/',
    rooms: PORTS,
    packages: ['node-thermal-printer', 'qr', '@resvg/resvg-js', 'jsbarcode', 'pdfkit', 'serialport', 'usb'],
    node: true,
  },
  { from: 'electron/sync/', rooms: PORTS, packages: ['zod'], node: true },
  {
    from: 'electron/rescue/',
    rooms: [...PORTS, 'electron/platform/', 'electron/store/', 'electron/sync/gateway.ts'],
    packages: ['better-sqlite3', 'zod'],
    node: true,
  },
  {
    from: 'electron/hosts/',
    rooms: ['electron/core/api.ts', 'electron/core/ports/', 'shared/'],
    packages: ['zod', 'fastify'],
    node: true,
  },
  {
    from: 'electron/hosts/ipc.ts',
    rooms: ['electron/hosts/', 'electron/core/api.ts', 'electron/core/ports/', 'shared/'],
    packages: ['electron'],
  },
  {
    from: 'electron/shell/',
    rooms: ['electron/hosts/', 'electron/core/ports/', 'shared/'],
    packages: ['electron'],
    node: true,
  },
  { from: 'electron/main.ts', rooms: ['electron/', 'shared/'], packages: ['electron', 'zod'], node: true },
  { from: 'electron/preload.ts', rooms: ['electron/hosts/channels.ts'], packages: ['electron'] },
  // The composition root and the entries of plain Node: everything but `electron`.
  { from: 'electron/', rooms: ['electron/', 'shared/'], packages: ['*'], node: true },
  {
    from: 'renderer/',
    rooms: ['shared/'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      'react-aria',
      'react-stately',
      'react-i18next',
      'i18next',
      'zustand',
      'zod',
      'qr',
      'jsbarcode',
      'konva',
      'lucide-react',
      '@tanstack/react-virtual',
      '@fontsource-variable/inter',
      '@internationalized/date',
    ],
  },
  { from: 'central/', rooms: ['shared/'], packages: ['*'], node: true },
];

/** Rooms whose files must not import each other in a circle. */
export const WITHOUT_CIRCLES: readonly string[] = ['shared/', 'electron/', 'central/', 'renderer/'];
