import { Module } from '@nestjs/common';
import { AutopilotModule } from '../autopilot/autopilot.module';
import { CalibrationModule } from '../calibration/calibration.module';
import { ManageQuestions } from './manage-questions';
import { TestQuestionResolver, TestRunResolver } from './playground.resolver';
import { TestSuite } from './test-suite';

/** Saved test questions, asked again after every change of the knowledge. */
@Module({ imports: [AutopilotModule, CalibrationModule], providers: [ManageQuestions, TestQuestionResolver, TestRunResolver, TestSuite] })
export class PlaygroundModule {}
