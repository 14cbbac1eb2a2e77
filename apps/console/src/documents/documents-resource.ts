import { CreateDocumentDocument, DeleteDocumentDocument, DescribeDocumentDocument, DocumentListDocument, DocumentOneDocument, UpdateDocumentDocument } from '../gql/types';
import type { CreateDocumentInput, DocumentFormat, DocumentRowFragment, DocumentStatus } from '../gql/types';
import type { ResourceOperations } from '../providers/data-provider';
import { accepted } from '../providers/user-errors';

/** A document as the console shows it; `content` only where one document is read. */
export type DocumentRecord = DocumentRowFragment & { content?: string | null; usage?: { cited: number; conversations: number; ledToHandoff: number; lastCitedAt: string | null } };

function inputOf(record: Partial<DocumentRecord>): CreateDocumentInput {
  return {
    title: record.title?.trim() || null,
    content: record.content ?? '',
    format: (record.format ?? 'MARKDOWN') satisfies DocumentFormat,
    sourceUrl: record.sourceUrl?.trim() || null,
  };
}

/** Documents whose text is changed by another file, not by typing. */
export function isFile(format: DocumentFormat | undefined): boolean {
  return format === 'PDF' || format === 'DOCX' || format === 'CSV' || format === 'JSON';
}

/** Documents: paged by cursor, searched by title. */
export const documentsResource: ResourceOperations<DocumentRecord> = {
  async page(api, filter, first, after) {
    const search = typeof filter.search === 'string' && filter.search.trim() !== '' ? filter.search.trim() : null;
    const status = typeof filter.status === 'string' ? [filter.status as DocumentStatus] : null;
    const { documents } = await api.read(DocumentListDocument, { first, after, search, status });
    return {
      nodes: documents.edges.map((edge) => edge.node),
      totalCount: documents.totalCount,
      endCursor: documents.pageInfo.endCursor,
      hasNextPage: documents.pageInfo.hasNextPage,
    };
  },
  async one(api, id) {
    return (await api.read(DocumentOneDocument, { id })).document;
  },
  async create(api, record) {
    const { document } = accepted((await api.write(CreateDocumentDocument, { input: inputOf(record) })).createDocument);
    return document as DocumentRecord;
  },
  async update(api, id, record) {
    if (isFile(record.format)) {
      const input = { title: record.title?.trim() || null, sourceUrl: record.sourceUrl?.trim() || null };
      return accepted((await api.write(DescribeDocumentDocument, { id, input })).describeDocument).document as DocumentRecord;
    }
    // What is read back is Markdown whatever it was made from; an edit sends it as what it now is.
    const input = { ...inputOf(record), format: record.format === 'TEXT' ? ('TEXT' as const) : ('MARKDOWN' as const) };
    const { document } = accepted((await api.write(UpdateDocumentDocument, { id, input })).updateDocument);
    return document as DocumentRecord;
  },
  async remove(api, id) {
    accepted((await api.write(DeleteDocumentDocument, { id })).deleteDocument);
  },
};
