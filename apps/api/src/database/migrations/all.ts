import { Workspaces0001 } from './0001-workspaces';
import { Conversations0002 } from './0002-conversations';
import { Knowledge0003 } from './0003-knowledge';
import { TagsRules0004 } from './0004-tags-rules';
import { KnowledgeIndex0010a } from './0010a-knowledge-index';
import { FindingSettings0010b } from './0010b-finding-settings';
import { AnswerGate0011a } from './0011a-answer-gate';
import { DocumentLanguage0012a } from './0012a-document-language';
import { ModelUsage0012b } from './0012b-model-usage';
import { DocumentVersions0013a } from './0013a-document-versions';
import { CuratedAnswers0014a } from './0014a-curated-answers';
import { MessageCitations0014b } from './0014b-message-citations';
import { TestQuestions0014c } from './0014c-test-questions';
import { FactConflicts0014d } from './0014d-fact-conflicts';
import { TagLearning0016a } from './0016a-tag-learning';
import { RuleVersions0017a } from './0017a-rule-versions';
import { RuleActions0017b } from './0017b-rule-actions';
import { DataProtection0018a } from './0018a-data-protection';
import { ProtectionRecord0018b } from './0018b-protection-record';
import { ProtectionReplay0018c } from './0018c-protection-replay';
import { Sources0019a } from './0019a-sources';
import { PairFiles0019b } from './0019b-pair-files';
import { SealedNumbers0021a } from './0021a-sealed-numbers';
import { NotificationKinds0022a } from './0022a-notification-kinds';
import { CannedReplies0022b } from './0022b-canned-replies';
import { SourceInSlices0023a } from './0023a-source-in-slices';

/** Every migration, in order. A released one is never changed. */
export const MIGRATIONS = [Workspaces0001, Conversations0002, Knowledge0003, TagsRules0004, KnowledgeIndex0010a, FindingSettings0010b, AnswerGate0011a, DocumentLanguage0012a, ModelUsage0012b, DocumentVersions0013a, CuratedAnswers0014a, MessageCitations0014b, TestQuestions0014c, FactConflicts0014d, TagLearning0016a, RuleVersions0017a, RuleActions0017b, DataProtection0018a, ProtectionRecord0018b, ProtectionReplay0018c, Sources0019a, PairFiles0019b, SealedNumbers0021a, NotificationKinds0022a, CannedReplies0022b, SourceInSlices0023a];
