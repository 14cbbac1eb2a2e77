import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, ValueNode, valueFromASTUntyped } from 'graphql';

function instant(value: unknown): Date {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) {
    const date = new Date(value);
    if (!Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999) return date;
  }
  throw new GraphQLError('A DateTime is an ISO 8601 instant such as 2026-05-01T09:30:00Z.', { extensions: { code: 'BAD_USER_INPUT' } });
}

/** ISO 8601 instants, always UTC on the way out. */
@Scalar('DateTime', () => Date)
export class DateTimeScalar implements CustomScalar<string, Date> {
  description = 'An ISO 8601 instant; given back in UTC.';
  parseValue(value: unknown): Date {
    return instant(value);
  }
  parseLiteral(ast: ValueNode): Date {
    return instant(ast.kind === Kind.STRING ? ast.value : null);
  }
  serialize(value: unknown): string {
    return value instanceof Date ? value.toISOString() : new Date(String(value)).toISOString();
  }
}

/** Marks JSON fields in code-first types. */
export class JsonValue {}

/** Any JSON value. What it must hold is checked where it enters. */
@Scalar('JSON', () => JsonValue)
export class JsonScalar implements CustomScalar<unknown, unknown> {
  description = 'Any JSON value.';
  parseValue(value: unknown): unknown {
    return value;
  }
  parseLiteral(ast: ValueNode, variables?: Record<string, unknown> | null): unknown {
    return valueFromASTUntyped(ast, variables);
  }
  serialize(value: unknown): unknown {
    return value;
  }
}
