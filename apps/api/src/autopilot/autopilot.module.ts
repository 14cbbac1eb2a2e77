import { Module } from '@nestjs/common';
import { RulesModule } from '../rules/rules.module';
import { ApplyOutcome } from './apply-outcome';
import { CheckMeaning } from './check-meaning';
import { GatherFacts } from './gather-facts';
import { PreviewAnswer } from './preview-answer';
import { PreviewResolver } from './preview.resolver';
import { TagUsage } from './tag-usage';
import { TakeTurn } from './take-turn';

/** The turn: one customer message and what the AI does about it. */
@Module({ imports: [RulesModule], providers: [ApplyOutcome, CheckMeaning, GatherFacts, PreviewAnswer, PreviewResolver, TagUsage, TakeTurn], exports: [TakeTurn] })
export class AutopilotModule {}
