import { Global, Module } from '@nestjs/common';
import { RateLimiter } from './rate-limiter';

/** How often one may do what. */
@Global()
@Module({ providers: [RateLimiter], exports: [RateLimiter] })
export class LimitsModule {}
