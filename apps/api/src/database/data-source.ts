import { DataSource, DataSourceOptions, Logger as TypeOrmLogger } from 'typeorm';
import { Config } from '../config/config';
import { countSql } from '../common/sql-count';
import { Embedded, openEmbedded } from './embedded';
import { MIGRATIONS } from './migrations/all';

/** How long work may wait for a free connection before it fails instead of hanging, in ms. */
const CONNECTION_WAIT_MS = 15_000;
const POOL_SIZE = 10;
/** Advisory lock that lets one of several starting instances migrate. */
const MIGRATION_LOCK = 4_207_001;

/** A data source that takes its embedded server down with it, after the last connection has gone. */
class ChatrefDataSource extends DataSource {
  constructor(
    options: DataSourceOptions,
    private readonly embedded: Embedded | null,
  ) {
    super(options);
  }

  override async destroy(): Promise<void> {
    await super.destroy();
    await this.embedded?.close();
  }
}

/** Counts statements for the query-count bounds; SQL text and parameters are never logged (they hold messages). */
const countingLogger: TypeOrmLogger = {
  logQuery: () => countSql(),
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

/**
 * Connects to `DATABASE_URL`, or opens the embedded database in `DATA_DIR`, and brings the schema up to date.
 * @param entities the classes that the modules above have registered
 */
export async function openDataSource(config: Pick<Config, 'DATABASE_URL' | 'dataDir'>, entities: DataSourceOptions['entities']): Promise<DataSource> {
  const embedded = config.DATABASE_URL ? null : await openEmbedded(config.dataDir);
  const dataSource = new ChatrefDataSource(
    {
      type: 'postgres',
      ...(embedded ? {} : { url: config.DATABASE_URL, applicationName: 'chatref' }),
      connectTimeoutMS: CONNECTION_WAIT_MS,
      extra: embedded ? embedded.poolConfig : { max: POOL_SIZE, statement_timeout: 30_000 },
      entities,
      migrations: MIGRATIONS,
      migrationsTableName: 'migration',
      synchronize: false,
      installExtensions: false,
      logger: countingLogger,
    },
    embedded,
  );
  try {
    await dataSource.initialize();
    await migrate(dataSource, embedded !== null);
    return dataSource;
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    else await embedded?.close();
    throw error;
  }
}

async function migrate(dataSource: DataSource, embedded: boolean): Promise<void> {
  if (embedded) {
    await dataSource.runMigrations({ transaction: 'each' });
    return;
  }
  // The lock is the session's: its connection stays open while another one migrates.
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations({ transaction: 'each' });
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    await runner.release();
  }
}
