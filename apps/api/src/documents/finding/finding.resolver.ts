import { Args, Field, Float, InputType, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam, MANAGING } from '../../common/access';
import { settle } from '../../common/errors';
import type { TeamCaller } from '../../common/principal';
import { UserError } from '../../common/user-error.type';
import { Database, type Tx } from '../../database/transaction';
import { FindingSettingsStore, type FindingSettings } from './finding-settings';
import { KnowledgeIndex } from './knowledge-index';

@ObjectType({ description: 'Words that customers use for each other.' })
class SynonymGroup {
  @Field(() => [String], { description: 'Words or short phrases. Without `means` each stands for all others.' }) words: string[];
  @Field(() => [String], { description: 'What the words stand for, one way; empty: they stand for each other.' }) means: string[];
}

@InputType()
class SynonymGroupInput {
  @Field(() => [String]) words: string[];
  @Field(() => [String], { defaultValue: [] }) means: string[];
}

@ObjectType({ description: 'Which embedding model the index answers with, and how far it has come on its way to another.' })
class KnowledgeIndexState {
  @Field({ description: 'The model that answers.' }) model: string;
  @Field(() => Int) dimensions: number;
  @Field(() => String, { nullable: true, description: 'The configured model, while its vectors are being made.' }) nextModel: string | null;
  @Field(() => Int, { description: 'Passages that have a vector of the next model.' }) done: number;
  @Field(() => Int, { description: 'All passages.' }) total: number;
  @Field(() => String, { nullable: true, description: 'Why it does not get on just now. It is tried again by itself.' }) error: string | null;
}

@ObjectType({ description: 'How passages are found.' })
class Finding {
  @Field(() => Float, { description: 'How much the words of a question count against its meaning, 0 to 1. Measured best: 0.3 with the local model.' }) wordShare: number;
  @Field({ description: 'The workspace has synonyms of its own; else the shipped ones hold.' }) ownSynonyms: boolean;
  @Field(() => KnowledgeIndexState, { nullable: true, description: 'Null while nothing has been read in.' }) index: KnowledgeIndexState | null;
}

@ObjectType()
class SynonymsPayload {
  @Field(() => [SynonymGroup], { nullable: true }) synonyms?: SynonymGroup[] | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
class FindingPayload {
  @Field(() => Finding, { nullable: true }) finding?: Finding | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

/** Settings of finding: synonyms, the weight of words, and where the index stands. */
@Resolver()
export class FindingResolver {
  constructor(
    private readonly database: Database,
    private readonly settings: FindingSettingsStore,
    private readonly index: KnowledgeIndex,
  ) {}

  @ForTeam({ scope: 'KNOWLEDGE_READ' })
  @Query(() => [SynonymGroup], { description: 'The synonyms that hold: the workspace’s own, or the shipped ones.' })
  async synonyms(@Caller() caller: TeamCaller): Promise<SynonymGroup[]> {
    return (await this.database.inWorkspace(caller, (tx) => this.settings.read(tx))).synonyms;
  }

  @ForTeam({ scope: 'KNOWLEDGE_READ' })
  @Query(() => Finding)
  finding(@Caller() caller: TeamCaller): Promise<Finding> {
    return this.database.inWorkspace(caller, async (tx) => this.toFinding(tx, await this.settings.read(tx)));
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => SynonymsPayload, { description: 'Replaces the workspace’s synonyms. Null: the shipped ones hold again.' })
  setSynonyms(@Caller() caller: TeamCaller, @Args('groups', { type: () => [SynonymGroupInput], nullable: true }) groups: SynonymGroupInput[] | null): Promise<SynonymsPayload> {
    return settle(() => this.database.inWorkspace(caller, async (tx) => ({ synonyms: (await this.settings.setSynonyms(tx, groups ?? null)).synonyms })));
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => FindingPayload, { description: 'How much words count against meaning, 0 to 1. Null: the measured weight.' })
  setWordShare(@Caller() caller: TeamCaller, @Args('wordShare', { type: () => Float, nullable: true }) wordShare: number | null): Promise<FindingPayload> {
    return settle(() => this.database.inWorkspace(caller, async (tx) => ({ finding: await this.toFinding(tx, await this.settings.setWordShare(tx, wordShare ?? null)) })));
  }

  private async toFinding(tx: Tx, { wordShare, ownSynonyms }: FindingSettings): Promise<Finding> {
    const state = await this.index.state(tx);
    return {
      wordShare,
      ownSynonyms,
      index: state && { ...state.current, nextModel: state.next?.model ?? null, done: state.done, total: state.total, error: state.error },
    };
  }
}
