// `node tools/meaning-vectors.mjs`: embeds the protections' examples with the local model and writes the vectors that
// ship with the project, one byte a dimension. Run it after a change of libs/domain/src/protection/meaning-examples.ts.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
execFileSync(process.execPath, ['tools/build-api.mjs'], { stdio: 'inherit', cwd: root });
const require = createRequire(import.meta.url);
const { MEANING_TEXTS } = require(path.join(root, 'dist/api/libs/domain/src/protection/meaning.js'));
const { LocalEmbedder } = require(path.join(root, 'dist/api/libs/rag/src/embed/local-embedder.js'));
const embedder = new LocalEmbedder();
try {
  const vectors = await embedder.embed(MEANING_TEXTS.map(({ text }) => text), 'ingest');
  const packed = Object.fromEntries(MEANING_TEXTS.map(({ text }, index) => {
    const vector = vectors[index];
    const most = Math.max(...vector.map(Math.abs));
    return [text, Buffer.from(Int8Array.from(vector, (value) => Math.round((value / most) * 127)).buffer).toString('base64')];
  }));
  writeFileSync(path.join(root, 'apps/api/src/autopilot/meaning-vectors.json'), `${JSON.stringify({ model: embedder.model, vectors: packed }, null, 0)}\n`);
  console.log(`wrote ${MEANING_TEXTS.length} vectors`);
} finally {
  await embedder.close();
}
