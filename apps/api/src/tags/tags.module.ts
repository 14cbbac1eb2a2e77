import { Global, Module, OnModuleInit } from '@nestjs/common';
import { JobQueue } from '../jobs/job-queue';
import { WorkspaceStore } from '../workspaces/workspace-store';
import { AssessMessage } from './assess-message';
import { AppliedTagEvidenceResolver, AssessedTagResolver, ConversationAssessmentResolver, MessageAssessmentResolver } from './assessment.resolver';
import { AssessmentStore } from './assessment-store';
import { AssignTags } from './assign-tags';
import { ConversationTagsResolver, EventTagResolver } from './conversation-tags.resolver';
import { LearningThread } from './learning-thread';
import { ModelTagger } from './model-tagger';
import { RetagPast } from './retag-past';
import { RetagResolver } from './retag.resolver';
import { RetagRuns } from './retag-runs';
import { TagClassifiers } from './tag-classifiers';
import { TagConversation } from './tag-conversation';
import { TagCorrections } from './tag-corrections';
import { TagConfusionResolver, TagDetailResolver, TagExampleResolver } from './tag-detail.resolver';
import { TagFigures } from './tag-figures';
import { TagLab } from './tag-lab';
import { TagModelStore } from './tag-model-store';
import { TagStore } from './tag-store';
import { TagVectors } from './tag-vectors';
import { TagsResolver } from './tags.resolver';

const RESOLVERS = [
  AppliedTagEvidenceResolver, AssessedTagResolver, ConversationAssessmentResolver, ConversationTagsResolver, EventTagResolver, MessageAssessmentResolver, RetagResolver, TagConfusionResolver,
  TagDetailResolver, TagExampleResolver, TagsResolver,
];
const READING = [AssessMessage, AssessmentStore, AssignTags, ModelTagger];
const LEARNING = [LearningThread, TagClassifiers, TagCorrections, TagModelStore, TagVectors];
const MANAGING = [RetagPast, RetagRuns, TagConversation, TagFigures, TagLab, TagStore];

const LEARN_JOB = 'learn-tags';

/** What messages are about. */
@Global()
@Module({ providers: [...RESOLVERS, ...READING, ...LEARNING, ...MANAGING], exports: [AssessMessage, AssignTags, TagClassifiers, TagStore] })
export class TagsModule implements OnModuleInit {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly tags: TagStore,
    private readonly classifiers: TagClassifiers,
    private readonly jobs: JobQueue,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(LEARN_JOB, { concurrency: 1, maxAttempts: 3, run: (job) => this.classifiers.upToDate(job.workspaceId) });
    this.workspaces.onCreate(async (tx) => {
      await this.tags.createDefaults(tx);
      // By a server, before the first customer writes; the command line that made the workspace may be gone by then.
      await this.jobs.enqueue(tx, { kind: LEARN_JOB, key: LEARN_JOB, payload: {} });
    });
  }
}
