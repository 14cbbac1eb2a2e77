import { Injectable } from '@nestjs/common';
import { acceptClaims, acknowledgement, customerLanguage, detectProtections, findDetails, languageOfLocale, type CustomerLanguage, type HandoffReason } from '@chatref/domain';
import { detectLanguage } from '@chatref/rag';
import { cleanText } from '../common/text';
import { spokenLanguage } from '../common/spoken-language';
import { IncomingChecks } from '../conversations/incoming-checks';
import { Database, type WorkspaceScope } from '../database/transaction';
import { Knowledge } from '../documents/knowledge';
import { EvaluateRules, type FiredRule } from '../rules/evaluate-rules';
import { AssignTags } from '../tags/assign-tags';
import { TagStore } from '../tags/tag-store';
import type { AiSettingsInput } from '../workspaces/ai-settings.type';
import { withChanges } from '../workspaces/change-ai-settings';
import { WorkspaceStore, companyNameOf } from '../workspaces/workspace-store';
import type { AnswerPreview } from './preview.type';
import { CheckMeaning } from './check-meaning';
import { decide } from './decide';
import { DraftAnswer } from './draft-answer';
import { speaks } from './rule-effects';
import { explain } from './explain';
import { StageClock } from './stage-clock';
import type { TurnOutcome } from './turn-outcome';

/** A preview begins an episode: no rule has done anything yet. */
const NONE_DONE: ReadonlySet<string> = new Set();
const MAX_QUESTION = 8_000;
/** Nobody waits for the answer to a preview. */
const PREVIEWED = { expectation: { kind: 'ONLINE', waitMinutes: null }, timezone: 'UTC', emailKnown: true } as const;

/** What was said before the question. */
export interface PreviewTurn {
  author: 'CUSTOMER' | 'AI' | 'AGENT' | 'SYSTEM';
  text: string;
}

/** The whole turn without a conversation: the same detectors, tags, rules, decision and answer, nothing written. */
@Injectable()
export class PreviewAnswer {
  constructor(
    private readonly database: Database,
    private readonly workspaces: WorkspaceStore,
    private readonly checks: IncomingChecks,
    private readonly meaning: CheckMeaning,
    private readonly tags: AssignTags,
    private readonly tagStore: TagStore,
    private readonly rules: EvaluateRules,
    private readonly drafts: DraftAnswer,
    private readonly knowledge: Knowledge,
  ) {}

  async run(scope: WorkspaceScope, question: string, history: readonly PreviewTurn[], tried?: AiSettingsInput | null): Promise<AnswerPreview> {
    const clock = new StageClock();
    const text = cleanText(question, { field: 'question', max: MAX_QUESTION });
    const recent = history.filter((turn) => turn.author === 'CUSTOMER').map((turn) => turn.text);
    const { companyName, ai, widened } = await this.database.inWorkspace(scope, async (tx) => {
      const workspace = await this.workspaces.read(tx);
      return { companyName: companyNameOf(workspace), ai: tried ? withChanges(workspace.settings.ai, tried) : undefined, widened: await this.checks.phrases(tx) };
    });
    const told = detectProtections(text, { recentCustomerTexts: recent.slice(-3), widened })[0] ?? (await this.meaning.run([{ seq: 1, text }]))[0] ?? null;
    clock.stage('protections');
    const assessed = await this.tags.assess(scope, text);
    const hit = told ?? acceptClaims(assessed.raised, [{ seq: 1, text }])[0] ?? null;
    clock.stage('tags');
    const { fired } = await this.rules.run(scope, {
      text, tags: assessed.tags.map(({ tagId, score }) => ({ id: tagId, score })), details: findDetails(text), sentiment: assessed.sentiment, urgency: assessed.urgency, confidence: null, failedAnswers: 0, priority: 'NORMAL', contact: { verified: false, attributes: {} }, recentCustomerTexts: recent,
    });
    const language = languageIn(text, recent);
    clock.stage('rules');
    const reason: HandoffReason | null = hit ? (hit.kind === 'asks-for-person' ? 'CUSTOMER_ASKED' : 'RULE') : null;
    const outcome: TurnOutcome = reason
      ? { kind: 'handOff', reason, rule: hit?.rule ?? null, phrase: hit?.phrase ?? null, draft: null }
      : await decide(
          {
            status: 'AI_ACTIVE', protected: false, text, choice: null, lastOutcome: null, failures: 0, companyName, language: language.code, declinedBefore: 0,
            firedRules: fired.map((rule) => ({ rule: rule.name, handoff: rule.handoff, phrase: rule.phrase, speaks: speaks(rule, NONE_DONE) })),
          },
          () => this.drafts.draft({ workspaceId: scope.workspaceId, text, history, open: null, reply: null, language, clarified: 0 }, { ai }),
        );
    const tags = await this.database.inWorkspace(scope, (tx) => this.tagStore.byIds(tx, assessed.tags.map((tag) => tag.tagId)));
    return {
      ...said(outcome, hit?.kind ?? null, text, fired),
      tags: assessed.tags.flatMap(({ tagId, source, score, reason: why, evidence }) => {
        const tag = tags.get(tagId);
        return tag ? [{ tag, source, score, reason: why, evidence }] : [];
      }),
      rules: fired.map((rule) => rule.name),
      explanation: explain({ outcome, protection: hit ? { rule: hit.rule, phrase: hit.phrase } : null, fired, bands: await this.knowledge.bands(scope.workspaceId), timings: clock.timings }),
    };
  }
}

function languageIn(text: string, recent: readonly string[]): CustomerLanguage {
  return customerLanguage(detectLanguage(text), recent.map(detectLanguage).reverse(), null);
}

/** What a rule says in place of the AI. */
function spokenBy(fired: readonly FiredRule[], rule: string): string {
  const actions = fired.find((one) => one.name === rule)?.actions ?? [];
  return actions.flatMap((action) => (action.kind === 'reply' ? [action.text] : action.kind === 'collect' ? [`(the form ${action.formKey})`] : [])).join('\n');
}

function said(outcome: TurnOutcome, protection: string | null, question: string, fired: readonly FiredRule[]): Omit<AnswerPreview, 'tags' | 'rules' | 'explanation'> {
  const draft = 'draft' in outcome ? outcome.draft : null;
  const passages = (draft?.passages ?? []).map(({ id, documentId, headingPath, text, score }) => ({ id, documentId, headingPath, text, score }));
  const base = { confidence: draft?.confidence ?? 0, passages, handoffReason: null };
  switch (outcome.kind) {
    case 'say':
      return {
        ...base,
        outcome: outcome.outcome,
        text: outcome.text,
        citations: outcome.outcome === 'ANSWERED' || outcome.outcome === 'TENTATIVE' ? (draft?.evidence ?? []) : [],
        choices: outcome.choices.map((choice, index) => ({ id: String(index), ...choice })),
      };
    case 'handOff':
      return { ...base, outcome: 'HANDOFF', text: acknowledgement({ ...PREVIEWED, reason: outcome.reason, protection, language: languageOfLocale(spokenLanguage(question)) ?? 'en' }), citations: [], choices: [], handoffReason: outcome.reason };
    case 'confirmed':
      return { ...base, outcome: 'SMALLTALK', text: outcome.text, citations: [], choices: [] };
    case 'ruleSpeaks':
      return { ...base, outcome: 'SMALLTALK', text: spokenBy(fired, outcome.rule), citations: [], choices: [] };
    case 'nothing':
      return { ...base, outcome: 'HANDOFF', text: '', citations: [], choices: [] };
  }
}
