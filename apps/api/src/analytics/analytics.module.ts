import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module';
import { AnalyticsResolver, TopicResolver } from './analytics.resolver';
import { Figures } from './figures';
import { Topics } from './topics';

/** The figures: what became of the customers' questions. */
@Module({ imports: [InboxModule], providers: [AnalyticsResolver, Figures, TopicResolver, Topics] })
export class AnalyticsModule {}
