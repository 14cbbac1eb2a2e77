import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Agent } from '../auth/agent.type';
import { Caller, ForTeam, MANAGING } from '../common/access';
import type { Connection } from '../common/connection';
import { notFound, settle } from '../common/errors';
import type { GraphqlContext } from '../common/graphql-context';
import type { TeamCaller } from '../common/principal';
import { DeletePayload } from '../common/user-error.type';
import { ConversationLoaders } from '../conversations/loaders';
import { Database } from '../database/transaction';
import { Document } from '../documents/document.type';
import { DocumentLoaders } from '../documents/loaders';
import { ManageQuestions } from './manage-questions';
import { TestQuestion, TestQuestionConnection, TestQuestionInput, TestQuestionPayload, TestResult, TestResultConnection, TestRun, TestRunConnection, TestRunPayload } from './playground.type';
import { questionById, questionPage } from './question-store';
import { resultPage, runById, runPage } from './run-store';
import { TestSuite } from './test-suite';

const Reading = () => ForTeam({ scope: 'KNOWLEDGE_READ' });
const Writing = () => ForTeam({ roles: MANAGING, scope: 'KNOWLEDGE_WRITE' });

/** Saved test questions. */
@Resolver(() => TestQuestion)
export class TestQuestionResolver {
  constructor(
    private readonly database: Database,
    private readonly manage: ManageQuestions,
    private readonly documents: DocumentLoaders,
  ) {}

  @Reading()
  @Query(() => TestQuestionConnection)
  testQuestions(
    @Caller() caller: TeamCaller,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('search', { type: () => String, nullable: true }) search?: string,
  ): Promise<Connection<TestQuestion>> {
    return this.database.inWorkspace(caller, (tx) => questionPage(tx, { first, after }, search));
  }

  @Reading()
  @Query(() => TestQuestion, { nullable: true })
  async testQuestion(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<TestQuestion> {
    const found = await this.database.inWorkspace(caller, (tx) => questionById(tx, id));
    if (!found) throw notFound('test question');
    return found;
  }

  @Writing()
  @Mutation(() => TestQuestionPayload)
  createTestQuestion(@Caller() caller: TeamCaller, @Args('input') input: TestQuestionInput): Promise<TestQuestionPayload> {
    return settle(() => this.manage.create(caller, input));
  }

  @Writing()
  @Mutation(() => TestQuestionPayload)
  updateTestQuestion(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string, @Args('input') input: TestQuestionInput): Promise<TestQuestionPayload> {
    return settle(() => this.manage.update(caller, id, input));
  }

  @Writing()
  @Mutation(() => DeletePayload)
  deleteTestQuestion(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<DeletePayload> {
    return settle(() => this.manage.delete(caller, id));
  }

  @ResolveField(() => Document, { nullable: true, description: 'The document that must be quoted; null when it is gone or none is asked for.' })
  document(@Parent() question: TestQuestion, @Context() context: GraphqlContext): Promise<Document | null> | null {
    return question.documentId ? this.documents.document(context).load(question.documentId) : null;
  }
}

/** Runs of the suite. */
@Resolver(() => TestRun)
export class TestRunResolver {
  constructor(
    private readonly database: Database,
    private readonly suite: TestSuite,
    private readonly loaders: ConversationLoaders,
  ) {}

  @Reading()
  @Query(() => TestRunConnection)
  testRuns(
    @Caller() caller: TeamCaller,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<Connection<TestRun>> {
    return this.database.inWorkspace(caller, (tx) => runPage(tx, { first, after }));
  }

  @Reading()
  @Query(() => TestRun, { nullable: true })
  async testRun(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<TestRun> {
    const found = await this.database.inWorkspace(caller, (tx) => runById(tx, id));
    if (!found) throw notFound('test run');
    return found;
  }

  @Writing()
  @Mutation(() => TestRunPayload, { description: 'Asks all test questions now; gives the run that is under way when there is one. Follow it with `testRun`.' })
  runTestSuite(@Caller() caller: TeamCaller): Promise<TestRunPayload> {
    return settle(() => this.suite.start(caller));
  }

  @ResolveField(() => TestResultConnection, { description: 'Failed ones first, then those that changed.' })
  results(
    @Parent() run: TestRun,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('passed', { type: () => Boolean, nullable: true }) passed?: boolean,
    @Args('changed', { type: () => Boolean, nullable: true, description: 'True: only those that are not as in the run before.' }) changed?: boolean,
  ): Promise<Connection<TestResult>> {
    return this.database.inWorkspace(run, (tx) => resultPage(tx, run.id, { first, after }, { passed, changed }));
  }

  @ResolveField(() => Agent, { nullable: true, description: 'Null when it started by itself or by a key.' })
  startedBy(@Parent() run: TestRun, @Context() context: GraphqlContext): Promise<Agent | null> | null {
    return run.startedById ? this.loaders.agent(context).load(run.startedById) : null;
  }
}
