import react from '@vitejs/plugin-react';
import path from 'node:path';
import { defineConfig, loadEnv } from 'vite';

const here = import.meta.dirname;

/** Builds to dist/console, served below /console/. `CONSOLE_PORT` and `API_PORT` set the ports while developing. */
export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, here, ['API_', 'CONSOLE_']);
  const api = `http://127.0.0.1:${env.API_PORT ?? '4000'}`;
  return {
    root: here,
    base: '/console/',
    plugins: [react()],
    resolve: { alias: { '@chatref/domain': path.join(here, '../../libs/domain/src/index.ts') } },
    build: {
      outDir: path.join(here, '../../dist/console'),
      emptyOutDir: true,
      target: 'es2022',
      // Icons and styles stay files of our own origin: the content security policy allows no data: scripts or fonts.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
    },
    server: {
      port: Number(env.CONSOLE_PORT ?? 5173),
      strictPort: true,
      proxy: { '/graphql': { target: api, ws: true }, '/api': { target: api }, '/widget': { target: api } },
    },
  };
});
