import { Module } from '@nestjs/common';
import { ManageSources } from './manage-sources';
import { SourceEventsResolver } from './source-events.resolver';
import { DocumentSourceResolver, SourcePageResolver, SourcesResolver } from './sources.resolver';
import { SyncPages } from './sync-pages';
import { SyncSource } from './sync-source';
import { VisitPage } from './visit-page';

/** Websites that are read in and kept in step. */
@Module({ providers: [DocumentSourceResolver, ManageSources, SourceEventsResolver, SourcePageResolver, SourcesResolver, SyncPages, SyncSource, VisitPage] })
export class SourcesModule {}
