import type { Tx } from '../../database/transaction';
import type { Document } from '../document.type';
import type { Author, DocumentIntake } from '../document-intake';
import type { DocumentSource } from '../document-source';

/** What the document of a curated answer says. */
export interface CuratedText {
  question: string;
  answer: string;
  sourceUrl: string | null;
}

/** The question as the title, the answer below it: an answer is quoted as a slice of this. Where a tag would be taken for markup, it is plain text. */
export function curatedSource({ question, answer, sourceUrl }: CuratedText): DocumentSource {
  const plain = /<[a-z!/?]/i.test(`${question}${answer}`);
  return { title: question, format: plain ? 'TEXT' : 'MARKDOWN', bytes: Buffer.from(`${plain ? '' : '# '}${question}\n\n${answer}`, 'utf8'), fileName: null, sourceUrl, whole: true };
}

/** The document that keeps a new curated answer; it stays out of the list of documents. */
export async function addCuratedDocument(tx: Tx, intake: DocumentIntake, text: CuratedText, author: Author): Promise<Document> {
  const document = await intake.add(tx, curatedSource(text), author);
  await tx.run('UPDATE document SET curated = true WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, document.id]);
  return document;
}

/** Its next version where the text has changed; only the address is changed in place. */
export function changeCuratedDocument(tx: Tx, intake: DocumentIntake, documentId: string, text: CuratedText, author: Author): Promise<Document> {
  return intake.change(tx, documentId, curatedSource(text), author);
}

/**
 * A curated answer is given for its question alone: found by likeness of its words, “Can I pay by PayPal? Not yet.” would be
 * shown to who asks for another means of payment. So its document keeps text and versions, and has no passages.
 */
export async function dropPassages(tx: Tx): Promise<void> {
  await tx.run('DELETE FROM passage p USING curated_answer c WHERE p.workspace_id = $1 AND c.workspace_id = $1 AND c.document_id = p.document_id', [tx.workspaceId]);
}
