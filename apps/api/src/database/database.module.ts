import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from '../config/config';
import { openDataSource } from './data-source';
import { Database } from './transaction';

/** The one data source, opened and migrated before anything above it starts. Modules register their entities by `forFeature`. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({ type: 'postgres', autoLoadEntities: true, dataDir: config.dataDir, url: config.DATABASE_URL, retryAttempts: 0 }),
      dataSourceFactory: async (options) => {
        const { dataDir, url, entities } = options as unknown as { dataDir: string; url?: string; entities: never };
        return openDataSource({ dataDir, DATABASE_URL: url }, entities);
      },
    }),
  ],
  providers: [Database],
  exports: [Database],
})
export class DatabaseModule {}
