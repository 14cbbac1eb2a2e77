import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionTypes } from '../common/connection';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';

export const SOURCE_KINDS = ['PAGE', 'SITEMAP', 'CRAWL'] as const;
export const SYNC_STATUSES = ['RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export const PAGE_STATES = ['WAITING', 'READ', 'UNCHANGED', 'FAILED', 'SKIPPED', 'GONE'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
export type SyncStatus = (typeof SYNC_STATUSES)[number];
export type PageState = (typeof PAGE_STATES)[number];
export const SourceKindEnum = enumOf(SOURCE_KINDS);
export const SyncStatusEnum = enumOf(SYNC_STATUSES);
export const PageStateEnum = enumOf(PAGE_STATES);
registerEnumType(SourceKindEnum, { name: 'SourceKind', description: 'PAGE: this page alone. SITEMAP: what the site’s sitemap lists. CRAWL: what the start page leads to.' });
registerEnumType(SyncStatusEnum, { name: 'SourceSyncStatus' });
registerEnumType(PageStateEnum, { name: 'SourcePageState', description: 'WAITING: found, not fetched yet. READ: its text is new or has changed. UNCHANGED: as it was. SKIPPED: not to be read, see reason. GONE: no longer there.' });

/** `lastSync` and `pages` are resolved in `sources.resolver.ts`. */
@ObjectType({ description: 'A website that is read in and kept in step.' })
export class Source {
  @Field(() => ID) id: string;
  workspaceId: string;
  @Field() name: string;
  @Field(() => SourceKindEnum) kind: SourceKind;
  @Field() startUrl: string;
  @Field(() => [String], { description: 'Path patterns, one of which must fit (`*` is anything; without it: begins with). None: every path.' }) include: string[];
  @Field(() => [String], { description: 'Path patterns, none of which may fit.' }) exclude: string[];
  @Field(() => Int, { description: 'Links away from the start.' }) maxDepth: number;
  @Field(() => Int) maxPages: number;
  @Field(() => Int, { nullable: true, description: 'Minutes between two syncs; null: on demand only.' }) everyMinutes: number | null;
  @Field(() => Date, { nullable: true }) nextSyncAt: Date | null;
  @Field({ description: 'It is being removed, with its documents.' }) removing: boolean;
  @Field() createdAt: Date;
}

@ObjectType({ description: 'One run over a website. While RUNNING the numbers rise.' })
export class SourceSync {
  @Field(() => ID) id: string;
  @Field(() => SyncStatusEnum) status: SyncStatus;
  @Field() startedAt: Date;
  @Field(() => Date, { nullable: true }) endedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it FAILED, in words an admin can act on.' }) error: string | null;
  @Field({ description: 'The limit of pages was reached; there may be more.' }) cut: boolean;
  @Field(() => Int, { description: 'Pages found so far.' }) found: number;
  @Field(() => Int, { description: 'Pages whose text is new or has changed.' }) changed: number;
  @Field(() => Int) unchanged: number;
  @Field(() => Int) failed: number;
  @Field(() => Int) skipped: number;
  @Field(() => Int, { description: 'Pages that left the knowledge.' }) removed: number;
}

/** `document` is resolved in `sources.resolver.ts`. */
@ObjectType({ description: 'A page of a website as it was last seen.' })
export class SourcePage {
  @Field() url: string;
  workspaceId: string;
  documentId: string | null;
  @Field(() => Int) depth: number;
  @Field(() => PageStateEnum) state: PageState;
  @Field(() => String, { nullable: true, description: 'Why it was not read, in words.' }) reason: string | null;
  @Field(() => Int, { nullable: true }) httpStatus: number | null;
  @Field(() => Date, { nullable: true }) checkedAt: Date | null;
  @Field(() => Date, { nullable: true, description: 'When its text was last new.' }) changedAt: Date | null;
}
export const SourcePageConnection = connectionTypes(() => SourcePage, 'SourcePage');

@InputType()
export class SourceInput {
  @Field(() => String, { nullable: true, description: 'Default: the host of the start.' }) name?: string | null;
  @Field(() => SourceKindEnum) kind: SourceKind;
  @Field() startUrl: string;
  @Field(() => [String], { nullable: true }) include?: string[] | null;
  @Field(() => [String], { nullable: true }) exclude?: string[] | null;
  @Field(() => Int, { nullable: true, description: '0..10, default 3.' }) maxDepth?: number | null;
  @Field(() => Int, { nullable: true, description: '1..2000, default 200.' }) maxPages?: number | null;
  @Field(() => Int, { nullable: true, description: '15..43200; null: on demand only.' }) everyMinutes?: number | null;
}

@ObjectType()
export class SourcePayload {
  @Field(() => Source, { nullable: true }) source?: Source | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
