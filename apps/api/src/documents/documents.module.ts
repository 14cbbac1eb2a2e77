import { Global, Module } from '@nestjs/common';
import { DocumentIntake } from './document-intake';
import { DocumentUseCases } from './document-use-cases';
import { AiSettingsResolver } from './ai-settings.resolver';
import { ChatModel } from './chat-model';
import { CitationResolver, DocumentResolver, PassageResolver } from './document.resolver';
import { Embedders } from './finding/embedders';
import { FindingSettingsStore } from './finding/finding-settings';
import { FindingResolver } from './finding/finding.resolver';
import { KnowledgeIndex } from './finding/knowledge-index';
import { SearchOptionsOf } from './finding/search-options';
import { IngestDocument } from './ingest-document';
import { Knowledge } from './knowledge';
import { KnowledgeChanges } from './knowledge-changes';
import { DocumentEventsResolver } from './document-events.resolver';
import { DocumentVersionsResolver } from './document-versions.resolver';
import { DocumentLoaders } from './loaders';
import { Parser } from './parser';

/** Documents, how they are read in, and the façade over finding and answering. */
@Global()
@Module({
  providers: [
    AiSettingsResolver,
    ChatModel,
    CitationResolver,
    DocumentEventsResolver,
    DocumentIntake,
    DocumentLoaders,
    DocumentResolver,
    DocumentUseCases,
    DocumentVersionsResolver,
    Embedders,
    FindingResolver,
    FindingSettingsStore,
    IngestDocument,
    Knowledge,
    KnowledgeChanges,
    KnowledgeIndex,
    Parser,
    PassageResolver,
    SearchOptionsOf,
  ],
  exports: [DocumentIntake, DocumentLoaders, DocumentUseCases, Knowledge, KnowledgeChanges, Parser, ChatModel],
})
export class DocumentsModule {}
