/** Fakes and contracts for tests of this library and of those who use it. */
export { embedderContract } from './embedder-contract';
export { FakeRelevance, type FakeRelevanceReply } from './fake-relevance';
export { rerankerContract } from './reranker-contract';
export { FakeOpenAi, type FakeReply } from './fake-openai';
export { INJECTIONS, type Injection } from './injections';
export { openKnowledgeDatabase, type KnowledgeDatabase } from './knowledge-database';
export * from './files';
export { MALFORMED, type MalformedFile } from './malformed-files';
export { obey, type PromptData } from './obedient-model';
