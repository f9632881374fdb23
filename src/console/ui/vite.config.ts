import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const tree = join(import.meta.dirname, '../../..');

/** Everything is bundled: the pages ask nothing of any other host. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: join(tree, 'node_modules/.vite'),
  plugins: [react()],
  build: {
    outDir: join(tree, 'dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    // Fonts and pictures as files of our own: the policy of the page lets no `data:` font in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      onwarn(warning, warn) {
        // The calendar looks for a default of its library for recurrence, does without where there is none, and nothing here recurs.
        if (warning.code !== 'IMPORT_IS_UNDEFINED') warn(warning);
      },
    },
  },
});
