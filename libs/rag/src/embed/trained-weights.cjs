// What training adds to the bundled encoder's weights, as a file: a JSON header's length (uint32, little endian), the header
// [{ name, shape }], then for each tensor one scale per row of its last dimension (float32) and the differences in whole
// numbers of -127..127. tools/encoder/export.py writes it. Plain CommonJS like the worker that reads it.

/** @returns by tensor what is added to it */
function readDifferences(bytes) {
  const length = bytes.readUInt32LE(0);
  const tensors = JSON.parse(bytes.toString('utf8', 4, 4 + length));
  let at = 4 + length;
  return tensors.map(({ name, shape }) => {
    const width = shape[shape.length - 1];
    const rows = shape.reduce((product, size) => product * size, 1) / width;
    const values = new Float32Array(rows * width);
    const scales = Float32Array.from({ length: rows }, (_, row) => bytes.readFloatLE(at + 4 * row));
    at += 4 * rows;
    for (let index = 0; index < values.length; index += 1) values[index] = bytes.readInt8(at + index) * scales[Math.floor(index / width)];
    at += values.length;
    return { name, shape, values };
  });
}

/**
 * Adds the differences to a loaded model's weights.
 * @param core the tensor library
 * @param encoder the model, which nothing else uses
 * @returns the encoder
 * @throws Error when the file names a tensor that the model has not, or of another shape
 */
async function applyDifferences(core, encoder, bytes) {
  const weights = { ...encoder.model.weights };
  for (const { name, shape, values } of readDifferences(bytes)) {
    const [old] = weights[name] ?? [];
    if (!old || old.shape.join() !== shape.join()) throw new Error(`The trained weights do not fit the model: ${name} [${shape}].`);
    const before = await old.data();
    for (let index = 0; index < values.length; index += 1) values[index] += before[index];
    weights[name] = [core.tensor(values, shape)];
    old.dispose();
  }
  encoder.model.executor.weightMap = weights;
  return encoder;
}

module.exports = { applyDifferences, readDifferences };
