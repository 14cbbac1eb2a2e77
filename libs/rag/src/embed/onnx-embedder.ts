import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { MAX_DIMENSIONS } from './openai-embedder';
import { WorkerEmbedder, type WorkerPlan } from './worker-embedder';

export interface OnnxOptions {
  /**
   * Folder of a sentence embedding model as the Hugging Face hub lays it out for transformers.js: config.json,
   * tokenizer.json, tokenizer_config.json, onnx/model.onnx or onnx/model_quantized.onnx, and, where it has one, 1_Pooling/config.json.
   */
  folder: string;
  /** Folder whose node_modules holds @huggingface/transformers. */
  runtime: string;
}

/** Characters a text is cut to; models of 512 tokens see about 2,000. */
const LONGEST = 2_000;
const PACKAGE = '@huggingface/transformers';

/** Files of the weights, the smaller first, and what transformers.js calls them. */
const WEIGHTS = [
  ['onnx/model_quantized.onnx', 'q8'],
  ['onnx/model.onnx', 'fp32'],
] as const;

/**
 * A sentence embedding model of one's own (for instance a multilingual one), run by transformers.js in a worker thread on
 * the processor. Nothing is fetched: the model lies in a folder, the runtime is installed apart from the product.
 * @throws Error at construction, in words for the operator, when the folder or the runtime is not what it must be
 */
export class OnnxEmbedder extends WorkerEmbedder {
  readonly model: string;
  readonly dimensions: number;
  private readonly data: { folder: string; transformers: string; dtype: string; pooling: 'mean' | 'cls' };

  constructor({ folder, runtime }: OnnxOptions) {
    super();
    const weights = WEIGHTS.find(([file]) => existsSync(path.join(folder, file)));
    for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
      if (!existsSync(path.join(folder, file))) throw new Error(`${folder} holds no embedding model: ${file} is missing.`);
    }
    if (!weights) throw new Error(`${folder} holds no embedding model: ${WEIGHTS.map(([file]) => file).join(' or ')} is missing.`);
    const config = readFileSync(path.join(folder, 'config.json'), 'utf8');
    this.dimensions = dimensionsOf(config, folder);
    // The name must change with the model: vectors of two models are never compared.
    const print = createHash('sha256').update(config).update(readFileSync(path.join(folder, 'tokenizer.json'))).update(`${weights[0]} ${statSync(path.join(folder, weights[0])).size}`);
    this.model = `onnx/${path.basename(folder)}-${print.digest('hex').slice(0, 8)}`;
    this.data = { folder, transformers: findRuntime(runtime), dtype: weights[1], pooling: poolingOf(folder) };
  }

  protected prepare(text: string): string {
    return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  }

  protected plan(): WorkerPlan {
    return { script: path.join(__dirname, 'onnx-worker.cjs'), data: this.data };
  }
}

/** True when the runtime is installed below a folder. */
export function hasOnnxRuntime(runtime: string): boolean {
  try {
    findRuntime(runtime);
    return true;
  } catch {
    return false;
  }
}

function findRuntime(runtime: string): string {
  try {
    return createRequire(path.join(runtime, 'package.json')).resolve(PACKAGE);
  } catch {
    throw new Error(`A local ONNX model needs the package ${PACKAGE}. Install it with: npm ci --prefix ${runtime}`);
  }
}

function dimensionsOf(config: string, folder: string): number {
  const { hidden_size: size, dim } = JSON.parse(config) as { hidden_size?: unknown; dim?: unknown };
  const dimensions = typeof size === 'number' ? size : dim;
  if (typeof dimensions !== 'number' || dimensions < 1) throw new Error(`${folder}/config.json names no hidden_size.`);
  if (dimensions > MAX_DIMENSIONS) throw new Error(`The model in ${folder} has ${dimensions} dimensions; at most ${MAX_DIMENSIONS} can be stored.`);
  return dimensions;
}

/** sentence-transformers keeps beside the model how token vectors become one; the mean unless it says otherwise. */
function poolingOf(folder: string): 'mean' | 'cls' {
  const file = path.join(folder, '1_Pooling', 'config.json');
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { pooling_mode_cls_token?: unknown }).pooling_mode_cls_token === true ? 'cls' : 'mean';
}
