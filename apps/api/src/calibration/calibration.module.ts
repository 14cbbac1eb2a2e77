import { Module } from '@nestjs/common';
import { AnswerGates } from './answer-gates';
import { AnswerGateResolver, MessageAnswerabilityResolver } from './gate.resolver';
import { GateStore } from './gate-store';
import { LabelStore } from './label-store';
import { LearnGate } from './learn-gate';
import { ManageGate } from './manage-gate';
import { SavedQuestions } from './saved-questions';

/** How sure an answer must be before it is stated, learned from what people said of answers. */
@Module({ providers: [AnswerGateResolver, AnswerGates, GateStore, LabelStore, LearnGate, ManageGate, MessageAnswerabilityResolver, SavedQuestions], exports: [SavedQuestions] })
export class CalibrationModule {}
