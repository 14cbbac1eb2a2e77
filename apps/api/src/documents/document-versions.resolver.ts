import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam } from '../common/access';
import type { Connection } from '../common/connection';
import type { TeamCaller } from '../common/principal';
import { Database } from '../database/transaction';
import { DocumentDiff, DocumentVersion, DocumentVersionConnection } from './document-version.type';
import { versionPage, versionTexts } from './document-versions';
import { diffTexts } from './diff-texts';

/** What a document said before, and what changed. */
@Resolver()
export class DocumentVersionsResolver {
  constructor(private readonly database: Database) {}

  @ForTeam({ scope: 'KNOWLEDGE_READ' })
  @Query(() => DocumentVersionConnection, { description: 'Versions of a document, the newest first.' })
  documentVersions(
    @Caller() caller: TeamCaller,
    @Args('documentId', { type: () => ID }) documentId: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<Connection<DocumentVersion>> {
    return this.database.inWorkspace(caller, (tx) => versionPage(tx, documentId, { first, after }));
  }

  @ForTeam({ scope: 'KNOWLEDGE_READ' })
  @Query(() => DocumentDiff, { description: 'What changed in the text from one version to another.' })
  async documentDiff(
    @Caller() caller: TeamCaller,
    @Args('documentId', { type: () => ID }) documentId: string,
    @Args('from', { type: () => Int }) from: number,
    @Args('to', { type: () => Int }) to: number,
  ): Promise<DocumentDiff> {
    const { before, after } = await this.database.inWorkspace(caller, (tx) => versionTexts(tx, documentId, from, to));
    return { from, to, ...diffTexts(before, after) };
  }
}
