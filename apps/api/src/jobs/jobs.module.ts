import { Global, Module } from '@nestjs/common';
import { JobQueue } from './job-queue';
import { JobStore } from './job-store';

/** The job queue, for everyone above. */
@Global()
@Module({ providers: [JobStore, JobQueue], exports: [JobQueue] })
export class JobsModule {}
