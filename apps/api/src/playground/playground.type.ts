import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { AnswerOutcome, HandoffReason, MessageAuthor, TestChange } from '@chatref/domain';
import { TurnInput } from '../autopilot/preview.type';
import { Citation } from '../common/citation.type';
import { connectionTypes } from '../common/connection';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';
import { AnswerOutcomeEnum, HandoffReasonEnum, MessageAuthorEnum } from '../conversations/enums';

export const TEST_CHANGES = ['NEW', 'FIXED', 'BROKEN', 'DIFFERENT'] as const satisfies readonly TestChange[];
export const RUN_STATUSES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];
export const RUN_CAUSES = ['REQUEST', 'KNOWLEDGE_CHANGED'] as const;
export type RunCause = (typeof RUN_CAUSES)[number];
export const TestChangeEnum = enumOf(TEST_CHANGES);
export const RunStatusEnum = enumOf(RUN_STATUSES);
export const RunCauseEnum = enumOf(RUN_CAUSES);
registerEnumType(TestChangeEnum, { name: 'TestChange', description: 'How a result stands to the one of the run before.' });
registerEnumType(RunStatusEnum, { name: 'TestRunStatus' });
registerEnumType(RunCauseEnum, { name: 'TestRunCause' });

@ObjectType({ description: 'What was said before a question.' })
export class TestTurn {
  @Field(() => MessageAuthorEnum) author: MessageAuthor;
  @Field() text: string;
}

/** `document` is resolved in `playground.resolver.ts`. */
@ObjectType({ description: 'A question with what it should bring; all of them run after every change of the knowledge.' })
export class TestQuestion {
  @Field(() => ID) id: string;
  workspaceId: string;
  @Field() question: string;
  @Field(() => [TestTurn]) history: TestTurn[];
  @Field(() => AnswerOutcomeEnum, { nullable: true, description: 'Null: any.' }) expectedOutcome: AnswerOutcome | null;
  @Field(() => ID, { nullable: true, description: 'The document that must be quoted; it may be gone.' }) documentId: string | null;
  @Field(() => [String], { description: 'Words that must stand in the answer.' }) mustContain: string[];
  @Field(() => String, { nullable: true }) note: string | null;
  @Field() updatedAt: Date;
}
export const TestQuestionConnection = connectionTypes(() => TestQuestion, 'TestQuestion');

@InputType()
export class TestQuestionInput {
  @Field() question: string;
  @Field(() => [TurnInput], { nullable: true }) history?: TurnInput[] | null;
  @Field(() => AnswerOutcomeEnum, { nullable: true }) expectedOutcome?: AnswerOutcome | null;
  @Field(() => ID, { nullable: true }) documentId?: string | null;
  @Field(() => [String], { nullable: true }) mustContain?: string[] | null;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@ObjectType()
export class TestQuestionPayload {
  @Field(() => TestQuestion, { nullable: true }) testQuestion?: TestQuestion | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

/** `startedBy` and `results` are resolved in `playground.resolver.ts`. */
@ObjectType({ description: 'One pass over all test questions.' })
export class TestRun {
  @Field(() => ID) id: string;
  workspaceId: string;
  startedById: string | null;
  @Field(() => Int, { description: '1, 2, 3 … in the workspace.' }) number: number;
  @Field(() => RunCauseEnum) cause: RunCause;
  @Field(() => RunStatusEnum) status: RunStatus;
  @Field(() => Int) total: number;
  @Field(() => Int, { description: 'Questions that have been asked; reaches `total` when it is DONE.' }) done: number;
  @Field(() => Int) passed: number;
  @Field(() => Int, { description: 'Questions whose result is not what it was in the run before; new questions are not counted.' }) changed: number;
  @Field() createdAt: Date;
  @Field(() => Date, { nullable: true }) finishedAt: Date | null;
}
export const TestRunConnection = connectionTypes(() => TestRun, 'TestRun');

@ObjectType()
export class TestRunPayload {
  @Field(() => TestRun, { nullable: true }) testRun?: TestRun | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType('TestFailure')
export class TestFailureType {
  @Field({ description: 'OUTCOME, DOCUMENT or TEXT.' }) kind: string;
  @Field({ description: 'The outcome, document id or words that were expected.' }) expected: string;
}

@ObjectType()
export class PreviousResult {
  @Field(() => Int) runNumber: number;
  @Field(() => AnswerOutcomeEnum) outcome: AnswerOutcome;
  @Field() text: string;
  @Field() passed: boolean;
}

@ObjectType({ description: 'What came of a question in a run.' })
export class TestResult {
  @Field(() => ID) questionId: string;
  @Field({ description: 'As it was asked.' }) question: string;
  @Field(() => AnswerOutcomeEnum) outcome: AnswerOutcome;
  @Field() text: string;
  @Field(() => Float) confidence: number;
  @Field(() => [Citation]) citations: Citation[];
  @Field(() => HandoffReasonEnum, { nullable: true }) handoffReason: HandoffReason | null;
  @Field(() => [String], { description: 'Names of the rules that fired.' }) rules: string[];
  @Field() passed: boolean;
  @Field(() => [TestFailureType]) failures: TestFailureType[];
  @Field(() => TestChangeEnum, { nullable: true, description: 'Null: as in the run before.' }) change: TestChange | null;
  @Field(() => PreviousResult, { nullable: true }) previous: PreviousResult | null;
  @Field(() => Int, { description: 'Milliseconds it took.' }) ms: number;
}
export const TestResultConnection = connectionTypes(() => TestResult, 'TestResult');
