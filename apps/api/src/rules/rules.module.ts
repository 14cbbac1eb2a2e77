import { Module, OnModuleInit } from '@nestjs/common';
import { Teams } from '../auth/teams';
import { IncomingChecks } from '../conversations/incoming-checks';
import { Forms } from '../forms/forms';
import { Webhooks } from '../webhooks/webhooks';
import { WorkspaceStore } from '../workspaces/workspace-store';
import { EvaluateRules } from './evaluate-rules';
import { ManageRules } from './manage-rules';
import { ReadArchive } from './read-archive';
import { RuleLab } from './rule-lab';
import { RuleLabResolver } from './rule-lab.resolver';
import { ReadRuleLog } from './read-rule-log';
import { RuleHistory } from './rule-history';
import { RuleHistoryResolver } from './rule-history.resolver';
import { RuleReferences } from './rule-references';
import { RuleStore } from './rule-store';
import { RulesResolver } from './rules.resolver';

/** What follows from what a message is about. */
@Module({ providers: [EvaluateRules, ManageRules, ReadArchive, ReadRuleLog, RuleLab, RuleLabResolver, RuleHistory, RuleHistoryResolver, RuleReferences, RuleStore, RulesResolver], exports: [EvaluateRules, ManageRules] })
export class RulesModule implements OnModuleInit {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly checks: IncomingChecks,
    private readonly rules: RuleStore,
    private readonly manage: ManageRules,
    private readonly teams: Teams,
    private readonly forms: Forms,
    private readonly webhooks: Webhooks,
  ) {}

  onModuleInit(): void {
    this.workspaces.onCreate((tx) => this.rules.createDefaults(tx));
    this.teams.onArchive((tx, id) => this.manage.using(tx, 'assignees', id));
    this.forms.onRemove((tx, key) => this.manage.using(tx, 'forms', key));
    this.webhooks.onArchive((tx, id) => this.manage.using(tx, 'webhooks', id));
    this.checks.addPhrases((tx) => this.rules.widenedPhrases(tx));
  }
}
