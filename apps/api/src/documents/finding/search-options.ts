import { Inject, Injectable, Logger } from '@nestjs/common';
import { FusedReranker, ModelReranker, type Reranker, type SearchOptions } from '@chatref/rag';
import { CONFIG, type Config } from '../../config/config';
import { Embedders } from './embedders';
import { FindingSettingsStore } from './finding-settings';
import { KnowledgeIndex } from './knowledge-index';

/** Everything a search of a workspace needs beside the question. */
@Injectable()
export class SearchOptionsOf {
  private readonly logger = new Logger('SearchOptionsOf');
  private readonly reranker: Reranker;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly embedders: Embedders,
    private readonly index: KnowledgeIndex,
    private readonly settings: FindingSettingsStore,
  ) {
    const { OPENAI_API_KEY: apiKey, OPENAI_RERANK_MODEL: model, OPENAI_RERANK_ENDPOINT: endpoint, OPENAI_BASE_URL: baseUrl } = config;
    const onFallback = (reason: string) => this.logger.warn({ msg: 'the order of the fused features stands', reason });
    this.reranker = apiKey && model ? new ModelReranker({ apiKey, baseUrl: baseUrl ?? null, model, endpoint, onFallback }) : new FusedReranker();
  }

  async of(workspaceId: string): Promise<SearchOptions> {
    const { lexicalShare, synonyms } = await this.settings.forSearch(workspaceId);
    return { workspaceId, lexicalShare, synonyms, reranker: this.reranker, embedder: this.index.likely(workspaceId), embedderOf: (model) => this.embedders.of(model) };
  }
}
