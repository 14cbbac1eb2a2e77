import { Catch, type ExceptionFilter } from '@nestjs/common';

/**
 * Hands what a resolver throws on to the error mapper (`common/graphql-errors.ts`), which tells the caller and the log: the
 * framework would log it as well, and expected failures as failures of ours. Every route of the framework's is a resolver.
 */
@Catch()
export class ResolverErrors implements ExceptionFilter {
  catch(error: unknown): unknown {
    return error;
  }
}
