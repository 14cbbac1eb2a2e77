import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionTypes } from '../common/connection';
import { enumOf } from '../common/enums';
import { DocumentFormatEnum, DocumentStatusEnum, type DocumentFormat, type DocumentStatus } from './document.type';

const AUTHOR_KINDS = ['AGENT', 'API_KEY', 'SYSTEM'] as const;
const AuthorKindEnum = enumOf(AUTHOR_KINDS);
const DIFF_KINDS = ['SAME', 'ADDED', 'REMOVED', 'SKIPPED'] as const;
const DiffKindEnum = enumOf(DIFF_KINDS);
registerEnumType(AuthorKindEnum, { name: 'DocumentAuthorKind' });
registerEnumType(DiffKindEnum, { name: 'DiffKind', description: 'SKIPPED stands for equal lines that are left out.' });

@ObjectType({ description: 'One content that a document had or has.' })
export class DocumentVersion {
  @Field(() => Int) version: number;
  @Field() title: string;
  @Field(() => DocumentFormatEnum) format: DocumentFormat;
  @Field(() => String, { nullable: true }) fileName: string | null;
  @Field(() => Int) sizeBytes: number;
  @Field(() => DocumentStatusEnum) status: DocumentStatus;
  @Field(() => String, { nullable: true }) error: string | null;
  @Field(() => String, { nullable: true }) errorCode: string | null;
  @Field(() => [String]) warnings: string[];
  @Field(() => Int) passageCount: number;
  @Field(() => AuthorKindEnum) authorKind: (typeof AUTHOR_KINDS)[number];
  @Field(() => String, { nullable: true, description: 'The colleague’s or the key’s name.' }) authorName: string | null;
  @Field({ description: 'The version that answers.' }) live: boolean;
  @Field({ description: 'Its text was read, so it can be compared.' }) readable: boolean;
  @Field() createdAt: Date;
  @Field(() => Date, { nullable: true }) readyAt: Date | null;
  @Field(() => Int, { nullable: true, description: 'From the change until it could answer, in ms.' }) liveInMs: number | null;
}

export const DocumentVersionConnection = connectionTypes(() => DocumentVersion, 'DocumentVersion');

@ObjectType()
export class DiffPart {
  @Field() text: string;
  @Field({ description: 'What differs within a line that has a counterpart.' }) changed: boolean;
}

@ObjectType()
export class DiffLine {
  @Field(() => DiffKindEnum) kind: (typeof DIFF_KINDS)[number];
  @Field(() => [DiffPart]) parts: DiffPart[];
}

@ObjectType({ description: 'What changed in the text between two versions.' })
export class DocumentDiff {
  @Field(() => Int) from: number;
  @Field(() => Int) to: number;
  @Field(() => [DiffLine]) lines: DiffLine[];
  @Field(() => Int, { description: 'Lines.' }) added: number;
  @Field(() => Int, { description: 'Lines.' }) removed: number;
  @Field({ description: 'The texts differ too much, or in too many places, for everything to be shown.' }) truncated: boolean;
}
