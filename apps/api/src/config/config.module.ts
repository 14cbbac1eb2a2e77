import { Global, Module } from '@nestjs/common';
import { Clock } from '../common/clock';
import { CONFIG, readConfig, type Config } from './config';
import { Sealer } from './sealer';

/** The validated environment and the clock, for everyone. */
@Global()
@Module({
  providers: [
    { provide: CONFIG, useFactory: () => readConfig() },
    { provide: Clock, inject: [CONFIG], useFactory: (config: Config) => new Clock(config.CLOCK_OFFSET_MS) },
    Sealer,
  ],
  exports: [CONFIG, Clock, Sealer],
})
export class ConfigModule {}
