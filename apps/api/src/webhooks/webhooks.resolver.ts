import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam, MANAGING } from '../common/access';
import type { Connection } from '../common/connection';
import { settle } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { DeletePayload } from '../common/user-error.type';
import { TestWebhook } from './test-webhook';
import { Webhook, WebhookDelivery, WebhookDeliveryConnection, WebhookInput, WebhookPayload } from './webhook.type';
import { Webhooks } from './webhooks';

const Managing = () => ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' });
const idArg = { type: () => ID };

@Resolver(() => Webhook)
export class WebhooksResolver {
  constructor(
    private readonly manage: Webhooks,
    private readonly test: TestWebhook,
  ) {}

  @Managing()
  @Query(() => [Webhook])
  webhooks(@Caller() caller: TeamCaller): Promise<Webhook[]> {
    return this.manage.list(caller);
  }

  @Managing()
  @Query(() => WebhookDeliveryConnection, { description: 'What was called, newest first.' })
  webhookDeliveries(@Caller() caller: TeamCaller, @Args('webhookId', idArg) webhookId: string, @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first?: number, @Args('after', { type: () => String, nullable: true }) after?: string): Promise<Connection<WebhookDelivery>> {
    return this.manage.deliveries(caller, webhookId, { first, after });
  }

  @Managing()
  @Mutation(() => WebhookPayload)
  createWebhook(@Caller() caller: TeamCaller, @Args('input') input: WebhookInput): Promise<WebhookPayload> {
    return settle(() => this.manage.create(caller, input));
  }

  @Managing()
  @Mutation(() => WebhookPayload)
  updateWebhook(@Caller() caller: TeamCaller, @Args('id', idArg) id: string, @Args('input') input: WebhookInput): Promise<WebhookPayload> {
    return settle(() => this.manage.update(caller, id, input));
  }

  @Managing()
  @Mutation(() => DeletePayload, { description: 'IN_USE while a rule names it.' })
  deleteWebhook(@Caller() caller: TeamCaller, @Args('id', idArg) id: string): Promise<DeletePayload> {
    return settle(() => this.manage.archive(caller, id));
  }

  @Managing()
  @Mutation(() => WebhookPayload, { description: 'Calls it once with the event “ping”; look at its deliveries for what came of it.' })
  testWebhook(@Caller() caller: TeamCaller, @Args('id', idArg) id: string): Promise<WebhookPayload> {
    return settle(() => this.test.run(caller, id));
  }
}
