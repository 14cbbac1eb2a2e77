// LangChain.js as its documentation sets it up: RecursiveCharacterTextSplitter 1000/200 and MemoryVectorStore.
import { MemoryVectorStore } from '@langchain/classic/vectorstores/memory';
import { Embeddings } from '@langchain/core/embeddings';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';

export const name = 'LangChain.js default (1000/200, MemoryVectorStore)';
/** Whether it compares vectors. */
export const embeds = true;

class Given extends Embeddings {
  constructor(embed) {
    super({});
    this.embed = embed;
  }
  embedDocuments(texts) {
    return this.embed(texts);
  }
  async embedQuery(text) {
    return (await this.embed([text]))[0];
  }
}

/** The units that the lexical peers search too, so that every peer sees the same pieces. */
export async function split(documents) {
  const splitter = new RecursiveCharacterTextSplitter({ chunkSize: 1000, chunkOverlap: 200 });
  return splitter.createDocuments(documents.map(({ text }) => text), documents.map(({ slug, title }) => ({ slug, title })));
}

export async function open(documents, embed) {
  const store = await MemoryVectorStore.fromDocuments(await split(documents), new Given(embed));
  return {
    async search(question, limit) {
      return (await store.similaritySearch(question, limit)).map((found) => ({ slug: found.metadata.slug, text: found.pageContent }));
    },
  };
}
