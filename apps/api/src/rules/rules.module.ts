import { Module, OnModuleInit } from '@nestjs/common';
import { IncomingChecks } from '../conversations/incoming-checks';
import { WorkspaceStore } from '../workspaces/workspace-store';
import { EvaluateRules } from './evaluate-rules';
import { ManageRules } from './manage-rules';
import { RuleStore } from './rule-store';
import { RulesResolver } from './rules.resolver';

/** What follows from what a message is about. */
@Module({ providers: [EvaluateRules, ManageRules, RuleStore, RulesResolver], exports: [EvaluateRules, ManageRules] })
export class RulesModule implements OnModuleInit {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly checks: IncomingChecks,
    private readonly rules: RuleStore,
  ) {}

  onModuleInit(): void {
    this.workspaces.onCreate((tx) => this.rules.createDefaults(tx));
    this.checks.addPhrases((tx) => this.rules.widenedPhrases(tx));
  }
}
