import path from 'node:path';
import { Inject, Injectable, OnModuleDestroy } from '@nestjs/common';
import { type Embedder, forFinding, LocalEmbedder, OnnxEmbedder, OpenAiEmbedder } from '@chatref/rag';
import { CONFIG, type Config } from '../../config/config';

/** Where `npm start` installs the runtime of ONNX models. */
const ONNX_RUNTIME = path.resolve('tools/onnx');

/**
 * The embedding models this process can reach, each opened once and only when it is needed. `target` is the configured
 * one; others are those an index may still answer with while it moves.
 */
@Injectable()
export class Embedders implements OnModuleDestroy {
  readonly target: Embedder;
  private readonly opened = new Map<string, Embedder>();

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.target = this.configured();
    this.register(this.target);
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.opened.values()].map((embedder) => embedder.close()));
  }

  /** The embedder of a model by the name its vectors carry; null when this configuration does not reach it. */
  of(model: string): Embedder | null {
    const known = this.opened.get(model);
    if (known) return known;
    const made = this.open(model);
    if (made) this.register(made);
    return this.opened.get(model) ?? null;
  }

  /** Under its own name and its base's, which keep one worker. */
  private register(embedder: Embedder): void {
    for (const one of [embedder, ...(embedder.base ? [embedder.base] : [])]) this.opened.set(one.model, one);
  }

  private configured(): Embedder {
    const { OPENAI_API_KEY: key, OPENAI_EMBEDDING_MODEL: model, EMBEDDING_MODEL_DIR: folder } = this.config;
    if (key && model) return this.service(model);
    return folder ? new OnnxEmbedder({ folder: path.resolve(folder), runtime: ONNX_RUNTIME }) : forFinding(new LocalEmbedder());
  }

  private open(model: string): Embedder | null {
    const local = forFinding(new LocalEmbedder());
    if (model === local.model || model === local.base?.model) return local;
    const [, name, dimensions] = /^(.+)@(\d+)$/.exec(model) ?? [];
    return this.config.OPENAI_API_KEY && name && dimensions ? this.service(name, Number(dimensions)) : null;
  }

  private service(model: string, dimensions?: number): Embedder {
    return new OpenAiEmbedder({ apiKey: this.config.OPENAI_API_KEY ?? '', baseUrl: this.config.OPENAI_BASE_URL ?? null, model }, dimensions);
  }
}
