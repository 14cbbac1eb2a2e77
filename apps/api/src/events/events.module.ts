import { Global, Module } from '@nestjs/common';
import { EventBus } from './event-bus';

/** What modules tell each other after a commit. */
@Global()
@Module({ providers: [EventBus], exports: [EventBus] })
export class EventsModule {}
