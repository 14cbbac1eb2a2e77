// Runs an ONNX sentence embedding model off the main thread. Plain CommonJS, so that the same file serves the build and
// the tests. Nothing is fetched from anywhere.
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { parentPort, workerData } = require('node:worker_threads');

const ready = (async () => {
  const { env, pipeline } = await import(pathToFileURL(workerData.transformers).href);
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = path.dirname(workerData.folder);
  return pipeline('feature-extraction', path.basename(workerData.folder), { dtype: workerData.dtype, device: 'cpu', local_files_only: true });
})();
ready.catch(() => undefined); // every message answers with the reason

parentPort.on('message', async ({ id, texts }) => {
  try {
    const extract = await ready;
    const output = await extract(texts, { pooling: workerData.pooling, normalize: true });
    const [rows, width] = output.dims;
    const vectors = Array.from({ length: rows }, (_, at) => Float32Array.from(output.data.subarray(at * width, (at + 1) * width)));
    parentPort.postMessage({ id, vectors }, vectors.map((vector) => vector.buffer));
  } catch (error) {
    parentPort.postMessage({ id, error: String((error && error.message) || error) });
  }
});
