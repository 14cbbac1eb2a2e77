import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { AppModule } from './app.module';
import { CONFIG, readConfig } from './config/config';

void CONFIG;

/** Prints the schema that the code makes to standard output. Runs on an in-memory database; nothing is written. */
async function emit(): Promise<void> {
  process.env.DATA_DIR = 'memory://';
  const app = await NestFactory.create(AppModule, { logger: ['error', 'fatal'] });
  await app.init();
  process.stdout.write(`${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema))}\n`);
  process.exit(0);
}

readConfig();
emit().catch((error: unknown) => {
  process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
});
