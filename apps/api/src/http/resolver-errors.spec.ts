import type { AddressInfo } from 'node:net';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type INestApplication, type LoggerService, Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { GraphQLModule, Query, Resolver } from '@nestjs/graphql';
import { AppError, Refusal } from '../common/errors';
import { toFormattedError } from '../common/graphql-errors';
import { ResolverErrors } from './resolver-errors';

@Resolver()
class Failing {
  @Query(() => String)
  bug(): string {
    throw new TypeError('nobody expected this');
  }

  @Query(() => String)
  refused(): string {
    throw new AppError('FORBIDDEN', 'Not yours.');
  }

  @Query(() => String)
  unmet(): string {
    throw new Refusal('INVALID', 'Not so.');
  }
}

@Module({
  imports: [GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, autoSchemaFile: true, formatError: toFormattedError, playground: false })],
  providers: [Failing, { provide: APP_FILTER, useClass: ResolverErrors }],
})
class FailingModule {}

interface Line {
  level: string;
  message: unknown;
}
const lines: Line[] = [];
const note = (level: string) => (message: unknown): void => void lines.push({ level, message });
const logger: LoggerService = { log: note('log'), error: note('error'), warn: note('warn'), debug: note('debug'), fatal: note('fatal') };

let app: INestApplication;
beforeAll(async () => {
  app = await NestFactory.create(FailingModule, { logger });
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());
beforeEach(() => void lines.splice(0));

async function codeOf(query: string): Promise<unknown> {
  const { port } = (app.getHttpServer() as { address(): AddressInfo }).address();
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
  return errors[0]?.extensions.code;
}

it('logs an unexpected failure of a resolver once, with its stack', async () => {
  expect(await codeOf('{ bug }')).toBe('INTERNAL');
  expect(lines).toEqual([{ level: 'error', message: expect.objectContaining({ msg: 'an operation failed', error: 'TypeError: nobody expected this', stack: expect.stringContaining('bug') }) }]);
});

it('logs expected ones as no error of ours', async () => {
  expect(await codeOf('{ refused }')).toBe('FORBIDDEN');
  expect(await codeOf('{ unmet }')).toBe('BAD_USER_INPUT');
  expect(lines.filter(({ level }) => level !== 'debug')).toEqual([]);
});
