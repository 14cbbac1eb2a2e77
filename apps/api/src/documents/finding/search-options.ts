import { Injectable, Logger } from '@nestjs/common';
import { FusedReranker, ModelReranker, type Reranker, type SearchOptions } from '@chatref/rag';
import { ChatModel } from '../chat-model';
import { Embedders } from './embedders';
import { FindingSettingsStore } from './finding-settings';
import { KnowledgeIndex } from './knowledge-index';

/** Everything a search of a workspace needs beside the question. */
@Injectable()
export class SearchOptionsOf {
  private readonly logger = new Logger('SearchOptionsOf');
  private readonly fused: Reranker = new FusedReranker();
  private readonly byModel: Reranker | null;

  constructor(
    chat: ChatModel,
    private readonly embedders: Embedders,
    private readonly index: KnowledgeIndex,
    private readonly settings: FindingSettingsStore,
  ) {
    const onFallback = (reason: string) => this.logger.warn({ msg: 'the order of the fused features stands', reason });
    this.byModel = chat.relevance && new ModelReranker(chat.relevance, { onFallback });
  }

  /** @param mayAsk whether a model may be asked for the order: the workspace uses it and its day's budget is not spent */
  async of(workspaceId: string, mayAsk: boolean): Promise<SearchOptions> {
    const reranker = (mayAsk ? this.byModel : null) ?? this.fused;
    const { lexicalShare, synonyms } = await this.settings.forSearch(workspaceId);
    return { workspaceId, lexicalShare, synonyms, reranker, embedder: this.index.likely(workspaceId), embedderOf: (model) => this.embedders.of(model) };
  }
}
