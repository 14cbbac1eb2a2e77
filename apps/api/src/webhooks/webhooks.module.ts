import { Global, Module } from '@nestjs/common';
import { DeliverWebhooks } from './deliver-webhooks';
import { TestWebhook } from './test-webhook';
import { Webhooks } from './webhooks';
import { WebhooksResolver } from './webhooks.resolver';

/** Calls to other systems. */
@Global()
@Module({ providers: [DeliverWebhooks, TestWebhook, Webhooks, WebhooksResolver], exports: [DeliverWebhooks, Webhooks] })
export class WebhooksModule {}
