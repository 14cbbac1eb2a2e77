import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Logger } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request } from 'express';
import { ContextFactory } from '../auth/context-factory';
import { AppError } from '../common/errors';
import type { GraphqlContext } from '../common/graphql-context';
import { httpOf, toFormattedError } from '../common/graphql-errors';
import { PARSE_OPTIONS, assertAffordable } from '../common/graphql-limits';
import { tallied } from '../common/sql-count';

const logger = new Logger('GraphQL');

/** Bounds the cost of an operation, sets the HTTP status its errors ask for, and logs each with its SQL count. */
const house: ApolloServerPlugin<GraphqlContext & { started?: number; tally?: { readonly sql: number } }> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ document, request }) {
        assertAffordable(document, request.operationName, request.variables ?? {});
      },
      async willSendResponse({ response, contextValue, operationName, errors }) {
        // Nest's own plugin sets 200 for every answer that has data; the hooks of all plugins run together, and this one
        // has the last word because it goes on only after the others' synchronous part.
        await Promise.resolve();
        if (response.body.kind === 'single') {
          const wanted = httpOf(errors ?? response.body.singleResult.errors);
          if (wanted) {
            response.http.status = wanted.status;
            for (const [name, value] of Object.entries(wanted.headers)) response.http.headers.set(name, value);
          }
        }
        const ms = contextValue.started === undefined ? undefined : Math.round(performance.now() - contextValue.started);
        logger.debug({ msg: 'operation', name: operationName ?? 'anonymous', sql: contextValue.tally?.sql, ms, errors: errors?.length ?? 0 });
      },
    };
  },
};

/** GraphQL over HTTP. Sockets are `realtime/`'s. The schema is made from the code; `npm run schema` commits it. */
export const GraphqlHttpModule = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: ApolloDriver,
  inject: [ContextFactory],
  useFactory: (contexts: ContextFactory) => ({
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    playground: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    hideSchemaDetailsFromClientErrors: false,
    parseOptions: PARSE_OPTIONS,
    formatError: toFormattedError,
    plugins: [house as ApolloServerPlugin],
    buildSchemaOptions: { numberScalarMode: 'float' },
    context: async ({ req }: { req: Request & { tally?: { readonly sql: number } } }) => ({
      ...(await contexts.create({ authorization: req.headers.authorization, origin: req.headers.origin, host: req.headers.host, ip: req.ip ?? '' })),
      started: performance.now(),
      tally: req.tally,
    }),
  }),
});

/** Express middleware: a tally of SQL statements for the request and everything it awaits. */
export function tallyMiddleware(request: Request & { tally?: { readonly sql: number } }, _response: unknown, next: () => void): void {
  tallied((tally) => {
    request.tally = tally;
    next();
  });
}

/** An error of the transport itself (body too large, malformed JSON) in the shape of GraphQL's. */
export function transportError(error: { type?: string; status?: number; message: string } & object): { status: number; body: object } {
  if (error instanceof AppError) {
    const { message, extensions } = toFormattedError({ message: error.message }, error);
    const http = httpOf([{ message, extensions }]);
    return { status: http?.status ?? 200, body: { errors: [{ message, extensions }] } };
  }
  if (error.type === 'entity.too.large') return { status: 413, body: { errors: [{ message: 'The request is larger than 4 MB. Send less at once.', extensions: { code: 'PAYLOAD_TOO_LARGE' } }] } };
  if (error.status !== undefined && error.status < 500) return { status: 400, body: { errors: [{ message: 'The request body is not valid JSON.', extensions: { code: 'BAD_USER_INPUT' } }] } };
  const { message, extensions } = toFormattedError({ message: error.message }, error);
  return { status: 500, body: { errors: [{ message, extensions }] } };
}
