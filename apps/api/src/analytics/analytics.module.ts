import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module';
import { AnalyticsResolver, TopicResolver } from './analytics.resolver';
import { Figures } from './figures';
import { ProtectionReports } from './protection-report';
import { ProtectionReportResolver } from './protection-report.resolver';
import { Topics } from './topics';

/** The figures: what became of the customers' questions. */
@Module({ imports: [InboxModule], providers: [AnalyticsResolver, Figures, ProtectionReportResolver, ProtectionReports, TopicResolver, Topics] })
export class AnalyticsModule {}
