import { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { AppError } from './errors';

@ObjectType()
export class PageInfo {
  @Field() hasNextPage: boolean;
  @Field() hasPreviousPage: boolean;
  @Field(() => String, { nullable: true }) startCursor: string | null;
  @Field(() => String, { nullable: true }) endCursor: string | null;
}

export interface Edge<N> {
  cursor: string;
  node: N;
}

/** A Relay connection. `totalCount` is a function where counting costs a query that not every caller asks for. */
export interface Connection<N> {
  edges: Edge<N>[];
  pageInfo: PageInfo;
  totalCount?: number | (() => Promise<number>);
}

export interface PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** What a list query needs: how many rows, which way, and the decoded cursor to start from. */
export interface Page {
  limit: number;
  backward: boolean;
  cursor: string[] | null;
}

/**
 * The one reading of pagination arguments.
 * @throws AppError BAD_USER_INPUT when `first`/`last` is outside 1..100, both are given, or a cursor is not one of ours.
 */
export function pageOf(args: PageArgs, options: { defaultFirst: number; cursorParts: number }): Page {
  if (args.first != null && args.last != null) {
    throw new AppError('BAD_USER_INPUT', 'Give either `first` or `last`, not both.');
  }
  const limit = args.first ?? args.last ?? options.defaultFirst;
  if (limit < 1 || limit > 100) throw new AppError('BAD_USER_INPUT', '`first` and `last` must be between 1 and 100.');
  const backward = args.last != null || (args.before != null && args.first == null);
  const given = backward ? args.before : args.after;
  return { limit, backward, cursor: given == null ? null : decodeCursor(given, options.cursorParts) };
}

/** An opaque cursor over the values a list is ordered by. */
export function encodeCursor(parts: (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts.map(String))).toString('base64url');
}

/** @throws AppError BAD_USER_INPUT for anything that {@link encodeCursor} did not make with that many parts. */
export function decodeCursor(cursor: string, parts: number): string[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length === parts && value.every((part) => typeof part === 'string')) return value as string[];
  } catch {
    // falls through: any unreadable cursor is the same caller's mistake
  }
  throw new AppError('BAD_USER_INPUT', 'This cursor is not one that this list gave out. Start without a cursor.');
}

/**
 * Builds a connection from up to `limit + 1` rows fetched in the page's direction.
 * @param rows in fetch order: ascending for forward pages, descending for backward ones
 */
export function connectionOf<R, N>(
  rows: R[],
  page: Page,
  toEdge: (row: R) => Edge<N>,
  totalCount?: Connection<N>['totalCount'],
): Connection<N> {
  const more = rows.length > page.limit;
  const kept = more ? rows.slice(0, page.limit) : rows;
  const edges = (page.backward ? [...kept].reverse() : kept).map(toEdge);
  return {
    edges,
    pageInfo: {
      hasNextPage: page.backward ? page.cursor !== null : more,
      hasPreviousPage: page.backward ? more : page.cursor !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

/**
 * The GraphQL classes of a node's connection: `NameEdge`, `NameConnection` (with `totalCount` unless told otherwise).
 * `edge` and `connection` are registered under the node's GraphQL name.
 */
export function connectionTypes<N>(node: () => Type<N>, name: string, options: { totalCount: boolean } = { totalCount: true }) {
  @ObjectType(`${name}Edge`)
  class EdgeType {
    @Field() cursor: string;
    @Field(node) node: N;
  }
  @ObjectType(`${name}Connection`)
  class PlainConnectionType {
    @Field(() => [EdgeType]) edges: EdgeType[];
    @Field(() => PageInfo) pageInfo: PageInfo;
  }
  if (!options.totalCount) return PlainConnectionType as unknown as Type<Connection<N>>;
  Field(() => Int)(PlainConnectionType.prototype, 'totalCount');
  return PlainConnectionType as unknown as Type<Connection<N>>;
}
