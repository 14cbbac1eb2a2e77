import { Injectable } from '@nestjs/common';
import { Refusal } from '../common/errors';
import { normaliseText } from '../common/text';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import { aiSettingsSchema, type AiSettings } from './ai-settings';
import type { AiSettings as AiSettingsType, AiSettingsInput } from './ai-settings.type';
import { WorkspaceStore } from './workspace-store';

/** Sets how the AI answers. */
@Injectable()
export class ChangeAiSettings {
  constructor(
    private readonly database: Database,
    private readonly workspaces: WorkspaceStore,
    private readonly bus: EventBus,
  ) {}

  run(scope: WorkspaceScope, input: AiSettingsInput): Promise<AiSettingsType> {
    return this.database.inWorkspace(scope, async (tx) => {
      await tx.run('SELECT 1 FROM workspace WHERE id = $1 FOR UPDATE', [tx.workspaceId]);
      const current = await this.workspaces.read(tx);
      const ai = withChanges(current.settings.ai, input);
      await this.write(tx, ai);
      return toAiSettingsType(tx.workspaceId, ai);
    });
  }

  private async write(tx: Tx, ai: AiSettings): Promise<void> {
    await tx.run("UPDATE workspace SET settings = jsonb_set(settings, '{ai}', $2::jsonb) WHERE id = $1", [tx.workspaceId, JSON.stringify(ai)]);
    tx.afterCommit(() => this.bus.publish('settings-changed', { workspaceId: tx.workspaceId }));
  }
}

/**
 * The settings with what an admin changed.
 * @throws Refusal INVALID with what to mend
 */
export function withChanges(current: AiSettings, input: AiSettingsInput): AiSettings {
  const { price, forbiddenTopics, voice, ...rest } = input;
  const next: Record<string, unknown> = { ...current };
  for (const [key, value] of Object.entries(rest)) {
    // For the bounds null says something; elsewhere it says nothing.
    if (value === undefined || (value === null && key !== 'dayTokens' && key !== 'dayCost')) continue;
    next[key] = value;
  }
  if (voice != null) next.voice = normaliseText(voice).trim();
  if (forbiddenTopics) next.forbiddenTopics = forbiddenTopics.map(({ topic, then }) => ({ topic: normaliseText(topic).trim(), then }));
  if (price) next.prices = { ...current.prices, [normaliseText(price.model).trim()]: { inputPerMillion: price.inputPerMillion, outputPerMillion: price.outputPerMillion } };
  const checked = aiSettingsSchema.safeParse(next);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new Refusal('INVALID', issue?.message ?? 'These settings are not valid.', { field: (issue?.path ?? ['input']).map(String) });
}

/** The GraphQL shape. */
export function toAiSettingsType(workspaceId: string, ai: AiSettings): AiSettingsType {
  return { workspaceId, ...ai };
}
