import { Global, Module } from '@nestjs/common';
import { GuardedFetch } from './guarded-fetch';

/** Requests to addresses that others choose. */
@Global()
@Module({ providers: [GuardedFetch], exports: [GuardedFetch] })
export class OutboundModule {}
