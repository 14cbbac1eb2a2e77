import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionTypes } from '../common/connection';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';

export const DOCUMENT_FORMATS = ['MARKDOWN', 'HTML', 'TEXT', 'PDF', 'DOCX'] as const;
export const DOCUMENT_STATUSES = ['QUEUED', 'PROCESSING', 'READY', 'FAILED'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];
export const DocumentFormatEnum = enumOf(DOCUMENT_FORMATS);
export const DocumentStatusEnum = enumOf(DOCUMENT_STATUSES);
registerEnumType(DocumentFormatEnum, { name: 'DocumentFormat' });
registerEnumType(DocumentStatusEnum, { name: 'DocumentStatus' });

/** `content` and `passages` are resolved in `document.resolver.ts`: lists do not carry the text. */
@ObjectType()
export class Document {
  @Field(() => ID) id: string;
  workspaceId: string;
  @Field() title: string;
  @Field(() => DocumentFormatEnum) format: DocumentFormat;
  @Field(() => String, { nullable: true }) sourceUrl: string | null;
  @Field(() => DocumentStatusEnum) status: DocumentStatus;
  @Field(() => Float, { description: '0..1 while PROCESSING.' }) progress: number;
  @Field(() => String, { nullable: true, description: 'Why it FAILED, in words an admin can act on.' }) error: string | null;
  @Field(() => Int, { description: 'Rises with every change of content; answers cite the version they read.' }) version: number;
  @Field(() => Int) passageCount: number;
  @Field() updatedAt: Date;
}

/** `document` is resolved in `document.resolver.ts`. */
@ObjectType({ description: 'A piece of a document as the retriever sees it.' })
export class Passage {
  @Field(() => ID) id: string;
  documentId: string;
  @Field(() => [String], { description: 'Titles from the document down to this piece, outermost first.' }) headingPath: string[];
  @Field() text: string;
  @Field(() => Float, { nullable: true, description: 'Relevance to the query; null outside a search.' }) score: number | null;
}

export const DocumentConnection = connectionTypes(() => Document, 'Document');
export const PassageConnection = connectionTypes(() => Passage, 'Passage');

@InputType({ description: 'PDF and DOCX: content is base64; UNSUPPORTED_FORMAT while a format is not read yet.' })
export class CreateDocumentInput {
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field() content: string;
  @Field(() => DocumentFormatEnum) format: DocumentFormat;
  @Field(() => String, { nullable: true }) sourceUrl?: string | null;
}

@ObjectType()
export class DocumentPayload {
  @Field(() => Document, { nullable: true }) document?: Document | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
