import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { DateTimeScalar, JsonScalar } from './common/scalars';
import { AnalyticsModule } from './analytics/analytics.module';
import { AuthModule } from './auth/auth.module';
import { CalibrationModule } from './calibration/calibration.module';
import { ConfigModule } from './config/config.module';
import { ConversationsModule } from './conversations/conversations.module';
import { DatabaseModule } from './database/database.module';
import { CuratedModule } from './documents/curated/curated.module';
import { DocumentsModule } from './documents/documents.module';
import { EventsModule } from './events/events.module';
import { CannedModule } from './canned/canned.module';
import { FormsModule } from './forms/forms.module';
import { FactsModule } from './documents/facts/facts.module';
import { GraphqlHttpModule } from './http/graphql';
import { Health } from './http/health';
import { ResolverErrors } from './http/resolver-errors';
import { InboxModule } from './inbox/inbox.module';
import { JobsModule } from './jobs/jobs.module';
import { LimitsModule } from './limits/limits.module';
import { OutboundModule } from './outbound/outbound.module';
import { PlaygroundModule } from './playground/playground.module';
import { RealtimeModule } from './realtime/realtime.module';
import { SourcesModule } from './sources/sources.module';
import { TagsModule } from './tags/tags.module';
import { RulesModule } from './rules/rules.module';
import { AutopilotModule } from './autopilot/autopilot.module';
import { WebhooksModule } from './webhooks/webhooks.module';
import { WorkspacesModule } from './workspaces/workspaces.module';

/** The whole product, bottom up. */
@Module({
  imports: [
    ConfigModule, DatabaseModule, EventsModule, JobsModule, LimitsModule, OutboundModule,
    WorkspacesModule, AuthModule, CannedModule, FormsModule,
    ConversationsModule, DocumentsModule, WebhooksModule,
    SourcesModule, TagsModule, RulesModule, CalibrationModule,
    AutopilotModule, InboxModule,
    AnalyticsModule, RealtimeModule,
    CuratedModule, FactsModule, PlaygroundModule,
    GraphqlHttpModule,
  ],
  providers: [DateTimeScalar, JsonScalar, Health, { provide: APP_FILTER, useClass: ResolverErrors }],
})
export class AppModule {}
