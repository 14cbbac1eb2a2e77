import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;
const outDir = path.resolve(root, '../../dist/widget');
/** Pages wait for these bytes: gzip sizes over the limit fail the build. */
const LOADER_LIMIT = 2 * 1024;
const TOTAL_LIMIT = 30 * 1024;

/** Builds widget.js, the classic script that pages embed, once the app's hashed file name is known; then weighs all. */
function loader(): Plugin {
  let appFile = '';
  return {
    name: 'chatref-loader',
    apply: 'build',
    generateBundle(_options, bundle) {
      appFile = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)?.fileName ?? '';
    },
    async closeBundle() {
      await build({
        root,
        configFile: false,
        logLevel: 'warn',
        define: { __APP_FILE__: JSON.stringify(appFile) },
        build: {
          outDir, emptyOutDir: false, target: 'es2022',
          lib: { entry: path.join(root, 'src/loader.ts'), formats: ['iife'], name: 'chatrefLoader', fileName: () => 'widget.js' },
        },
      });
      const sizes = readdirSync(outDir).filter((name) => name.endsWith('.js')).map((name) => ({ name, size: gzipSync(readFileSync(path.join(outDir, name))).length }));
      const total = sizes.reduce((sum, { size }) => sum + size, 0);
      const first = sizes.find(({ name }) => name === 'widget.js')?.size ?? Number.POSITIVE_INFINITY;
      console.log(`widget: ${total} bytes gzip, of which the loader ${first}`);
      if (first > LOADER_LIMIT || total > TOTAL_LIMIT) throw new Error(`The widget is too heavy: loader ${first} of ${LOADER_LIMIT}, all ${total} of ${TOTAL_LIMIT} bytes gzip.`);
    },
  };
}

export default defineConfig({
  root,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [loader()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: path.join(root, 'src/app.ts'),
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: 'app-[hash].js', chunkFileNames: 'part-[hash].js' },
    },
  },
});
