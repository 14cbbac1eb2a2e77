// LlamaIndex.TS: VectorStoreIndex.fromDocuments with its default node parser (1024 tokens, overlap 200).
import { BaseEmbedding, Document, Settings, VectorStoreIndex } from 'llamaindex';

export const name = 'LlamaIndex.TS VectorStoreIndex default';
/** Whether it compares vectors. */
export const embeds = true;

class Given extends BaseEmbedding {
  constructor(embed) {
    super();
    this.embed = embed;
    this.getTextEmbeddings = (texts) => this.embed(texts);
  }
  async getTextEmbedding(text) {
    return (await this.embed([text]))[0];
  }
}

export async function open(documents, embed) {
  Settings.embedModel = new Given(embed);
  const index = await VectorStoreIndex.fromDocuments(documents.map(({ slug, text }) => new Document({ text, metadata: { slug }, excludedEmbedMetadataKeys: ['slug'] })));
  return {
    async search(question, limit) {
      const found = await index.asRetriever({ similarityTopK: limit }).retrieve({ query: question });
      return found.map(({ node }) => ({ slug: node.metadata.slug, text: node.text }));
    },
  };
}
