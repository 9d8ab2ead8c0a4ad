import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

/** A compressed copy beside each file, so that the server need not compress while a class joins. */
function compressedCopies(): Plugin {
  return {
    name: 'compressed-copies',
    apply: 'build',
    enforce: 'post',
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const name of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
          if (!/\.(?:js|css|svg|html|webmanifest)$/.test(name)) continue;
          const file = path.join('dist', name);
          const content = readFileSync(file);
          writeFileSync(`${file}.br`, brotliCompressSync(content));
          writeFileSync(`${file}.gz`, gzipSync(content));
        }
      },
    },
  };
}

export default defineConfig({
  plugins: [
    react(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: null,
      manifest: {
        name: 'Crossread',
        short_name: 'Crossread',
        description: 'Several news articles about one event, side by side.',
        display: 'standalone',
        background_color: '#faf8f4',
        theme_color: '#faf8f4',
        icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' }],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        // Only Latin faces are kept for offline use; others are fetched from this server when a text needs them.
        globIgnores: ['**/*-{cyrillic,greek,vietnamese}*.woff2', '**/*-ext-*.woff2'],
        navigateFallbackDenylist: [/^\/api\//],
      },
    }),
    compressedCopies(),
  ],
  // What the page loads is measured and held by bench/size.ts, not by a limit on one chunk.
  build: { target: 'es2023', sourcemap: true, chunkSizeWarningLimit: 1000 },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          setupFiles: ['e2e/every-file.ts'],
          environment: 'node',
          testTimeout: 240_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
