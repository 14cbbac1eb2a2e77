import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { embedderContract } from '../testing/embedder-contract';
import { writeTinyModel } from '../testing/tiny-model';
import { hasOnnxRuntime, OnnxEmbedder } from './onnx-embedder';
import { dot } from './vector';

const runtime = path.resolve(__dirname, '../../../../tools/onnx');
const base = mkdtempSync(path.join(tmpdir(), 'chatref-onnx-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const folder = writeTinyModel(path.join(base, 'tiny'), 48);

it('says what is missing, in words for the operator', () => {
  expect(() => new OnnxEmbedder({ folder: path.join(base, 'nowhere'), runtime })).toThrow(/config\.json is missing/);
  const partly = writeTinyModel(path.join(base, 'partly'), 48);
  rmSync(path.join(partly, 'onnx'), { recursive: true });
  expect(() => new OnnxEmbedder({ folder: partly, runtime })).toThrow(/model_quantized\.onnx or onnx\/model\.onnx is missing/);
  expect(() => new OnnxEmbedder({ folder, runtime: base })).toThrow(/npm ci --prefix/);
  const wide = writeTinyModel(path.join(base, 'wide'), 8);
  writeFileSync(path.join(wide, 'config.json'), JSON.stringify({ model_type: 'bert', hidden_size: 4_096 }));
  expect(() => new OnnxEmbedder({ folder: wide, runtime })).toThrow(/at most 1536/);
});

if (hasOnnxRuntime(runtime)) {
  embedderContract('a model of one’s own', () => Promise.resolve(new OnnxEmbedder({ folder, runtime })));

  it('runs the model that lies there: the same letters give the same vector, and another model has another name', async () => {
    const embedder = new OnnxEmbedder({ folder, runtime });
    const [one, same, other] = (await embedder.embed(['abc', 'ABC', 'xyz'], 'query')) as [Float32Array, Float32Array, Float32Array];
    expect(embedder.dimensions).toBe(48);
    expect(dot(one, same)).toBeCloseTo(1, 5);
    expect(dot(one, other)).toBeLessThan(0.9);
    await embedder.close();
    expect(new OnnxEmbedder({ folder: writeTinyModel(path.join(base, 'elsewhere', 'tiny'), 32), runtime }).model).not.toBe(embedder.model);
  });
} else {
  console.warn(`The ONNX runtime is not installed (npm ci --prefix ${runtime}): loading a model is not tested here.`);
}
