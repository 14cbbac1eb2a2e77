import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { AppModule } from './app.module';

/** Prints the schema that the code makes to standard output. `npm run schema` runs it with DATA_DIR=memory://. */
async function emit(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: ['error', 'fatal'], abortOnError: false });
  await app.init();
  process.stdout.write(`${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema))}\n`, () => process.exit(0));
}

emit().catch((error: unknown) => {
  process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
});
