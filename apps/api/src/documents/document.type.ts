import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionTypes } from '../common/connection';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';
import { PairsReport } from './pairs-report.type';

export const DOCUMENT_FORMATS = ['MARKDOWN', 'HTML', 'TEXT', 'PDF', 'DOCX', 'CSV', 'JSON'] as const;
export const DOCUMENT_STATUSES = ['QUEUED', 'PROCESSING', 'READY', 'FAILED'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];
export const DocumentFormatEnum = enumOf(DOCUMENT_FORMATS);
export const DocumentStatusEnum = enumOf(DOCUMENT_STATUSES);
registerEnumType(DocumentFormatEnum, { name: 'DocumentFormat', description: 'CSV and JSON: questions and answers; a CSV file without such columns is read as a table.' });
registerEnumType(DocumentStatusEnum, { name: 'DocumentStatus' });

/** `content` and `passages` are resolved in `document.resolver.ts`: lists do not carry the text. */
@ObjectType()
export class Document {
  @Field(() => ID) id: string;
  workspaceId: string;
  @Field() title: string;
  @Field(() => DocumentFormatEnum) format: DocumentFormat;
  @Field(() => String, { nullable: true }) sourceUrl: string | null;
  @Field(() => String, { nullable: true, description: 'The name of the file it was uploaded as.' }) fileName: string | null;
  @Field(() => Int, { description: 'Size of what the newest version was made of, in bytes.' }) sizeBytes: number;
  @Field(() => DocumentStatusEnum, { description: 'State of the newest version.' }) status: DocumentStatus;
  @Field(() => Float, { description: '0..1 while PROCESSING.' }) progress: number;
  @Field(() => String, { nullable: true, description: 'Why it FAILED, in words an admin can act on.' }) error: string | null;
  @Field(() => String, { nullable: true, description: 'The kind of failure: EMPTY, TOO_LARGE, UNSUPPORTED_FORMAT, UNREADABLE, NO_TEXT_LAYER, ENCRYPTED, TOO_SLOW, TOO_COMPLEX, UNAVAILABLE or INTERNAL.' }) errorCode: string | null;
  @Field(() => [String], { description: 'What was lost in reading the version that answers.' }) warnings: string[];
  @Field(() => Int, { description: 'Rises with every change of content; answers cite the version they read.' }) version: number;
  @Field(() => Int, { nullable: true, description: 'The version that answers; null before the first is READY.' }) liveVersion: number | null;
  @Field(() => Int, { nullable: true, description: 'How long the version that answers took from the change until it could answer, in ms.' }) liveInMs: number | null;
  @Field(() => Int) passageCount: number;
  @Field() updatedAt: Date;
  @Field(() => String, { nullable: true, description: 'The language it is written in, ISO 639-1; null while unknown or undecided.' }) language: string | null;
  @Field(() => PairsReport, { nullable: true, description: 'Where it is a file of questions and answers: its rows are custom answers. Null for every other document.' }) pairs: PairsReport | null;
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

@InputType({ description: 'PDF and DOCX: content is base64. Larger files go to POST /api/documents.' })
export class CreateDocumentInput {
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field() content: string;
  @Field(() => DocumentFormatEnum) format: DocumentFormat;
  @Field(() => String, { nullable: true }) sourceUrl?: string | null;
}

@ObjectType()
export class DocumentPayload {
  @Field(() => Document, { nullable: true }) document?: Document | null;
  @Field(() => Boolean, { nullable: true, description: 'The same content was there already; `document` is the one that has it, and nothing was added.' }) duplicate?: boolean | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@InputType()
export class DocumentDetailsInput {
  @Field(() => String, { nullable: true, description: 'Null: the title that the document itself has.' }) title?: string | null;
  @Field(() => String, { nullable: true }) sourceUrl?: string | null;
}
