import { Module } from '@nestjs/common';
import { RulesModule } from '../rules/rules.module';
import { AnswerRecordResolver } from './answer-record.resolver';
import { ApplyOutcome } from './apply-outcome';
import { CheckMeaning } from './check-meaning';
import { DraftAnswer } from './draft-answer';
import { GatherFacts } from './gather-facts';
import { PreviewAnswer } from './preview-answer';
import { PreviewResolver } from './preview.resolver';
import { ProtectionFindings } from './protection-findings';
import { ProtectionFindingsResolver } from './protection-findings.resolver';
import { ReplayAnswer } from './replay-answer';
import { ReplayProtections } from './replay-protections';
import { RuleEffects } from './rule-effects';
import { TagUsage } from './tag-usage';
import { TakeTurn } from './take-turn';

/** The turn: one customer message and what the AI does about it. */
@Module({
  imports: [RulesModule],
  providers: [AnswerRecordResolver, ApplyOutcome, CheckMeaning, DraftAnswer, GatherFacts, PreviewAnswer, PreviewResolver, ProtectionFindings, ProtectionFindingsResolver, ReplayAnswer, ReplayProtections, RuleEffects, TagUsage, TakeTurn],
  exports: [PreviewAnswer, TakeTurn],
})
export class AutopilotModule {}
