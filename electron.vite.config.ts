import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (...parts: string[]): string => resolve(import.meta.dirname, ...parts);

/** Main (ES modules), preload (one CommonJS file, as a sandboxed page needs it) and the screens. */
export default defineConfig({
  main: {
    build: {
      target: 'node24',
      outDir: at('out/main'),
      // Packages stay outside the bundle: better-sqlite3 carries a binary, and all of them are packed anyway.
      externalizeDeps: true,
      rollupOptions: {
        input: {
          main: at('electron/main.ts'),
          checksWorker: at('electron/store/checksWorker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node24',
      outDir: at('out/preload'),
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react()],
    build: {
      target: 'chrome140',
      outDir: at('out/renderer'),
      emptyOutDir: true,
      // Inlined files would need `data:` in the policy for fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: at('renderer/index.html') } },
    },
  },
});
