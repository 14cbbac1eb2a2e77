import { Injectable } from '@nestjs/common';
import { Refusal } from '../common/errors';
import { Database, type WorkspaceScope } from '../database/transaction';
import { DeliverWebhooks } from './deliver-webhooks';
import type { Webhook } from './webhook.type';
import { Webhooks } from './webhooks';

/** Calls a webhook so that its receiver can be tried. */
@Injectable()
export class TestWebhook {
  constructor(
    private readonly database: Database,
    private readonly webhooks: Webhooks,
    private readonly deliver: DeliverWebhooks,
  ) {}

  run(scope: WorkspaceScope, id: string): Promise<{ webhook: Webhook }> {
    return this.database.inWorkspace(scope, async (tx) => {
      const webhook = await this.webhooks.find(tx, id);
      if (!webhook.active) throw new Refusal('WRONG_STATE', 'This webhook is off. Switch it on first.');
      await this.deliver.enqueue(tx, { webhookId: id, event: 'ping', conversationId: null, payload: { message: 'It works.' } });
      return { webhook };
    });
  }
}
