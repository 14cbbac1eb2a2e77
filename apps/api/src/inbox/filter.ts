import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import type { ConversationStatus, Priority } from '@chatref/domain';
import { AppError } from '../common/errors';
import { enumOf } from '../common/enums';
import { isId } from '../common/ids';
import { normaliseText } from '../common/text';
import { ConversationStatusEnum, PriorityEnum } from '../conversations/enums';

export const CONVERSATION_ORDERS = ['PRIORITY_THEN_WAITING', 'UPDATED_DESC', 'CREATED_DESC'] as const;
export type ConversationOrder = (typeof CONVERSATION_ORDERS)[number];
export const ConversationOrderEnum = enumOf(CONVERSATION_ORDERS);
registerEnumType(ConversationOrderEnum, { name: 'ConversationOrder' });

@InputType()
export class ConversationFilter {
  @Field(() => [ConversationStatusEnum], { nullable: true }) status?: ConversationStatus[] | null;
  @Field(() => [ID], { nullable: true }) tagIds?: string[] | null;
  @Field(() => ID, { nullable: true }) assigneeId?: string | null;
  @Field(() => Boolean, { nullable: true }) unassigned?: boolean | null;
  @Field(() => ID, { nullable: true }) teamId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True: those that are snoozed alone; false: all others; left out: both.' }) snoozed?: boolean | null;
  @Field(() => [PriorityEnum], { nullable: true }) priority?: Priority[] | null;
  @Field(() => String, { nullable: true, description: 'Every word must occur somewhere in the conversation’s messages.' }) search?: string | null;
  @Field(() => ID, { nullable: true }) contactId?: string | null;
  @Field(() => Date, { nullable: true }) createdAfter?: Date | null;
  @Field(() => Date, { nullable: true }) createdBefore?: Date | null;
}

const MAX_WORDS = 8;

/** A WHERE clause over `c` with its parameters; the first parameter is the workspace. */
export interface Where {
  sql: string;
  params: unknown[];
}

/**
 * The filter as SQL. An id that is no id matches nothing, as one of another workspace does.
 * @throws AppError BAD_USER_INPUT for a search of more than eight words
 */
export function whereOf(workspaceId: string, filter: ConversationFilter | null | undefined): Where {
  const params: unknown[] = [workspaceId];
  const parts = ['c.workspace_id = $1'];
  const add = (sql: (n: string) => string, value: unknown) => {
    params.push(value);
    parts.push(sql(`$${params.length}`));
  };
  if (!filter) return { sql: parts[0] ?? '', params };
  if (filter.status) add((n) => `c.status = ANY(${n})`, filter.status);
  if (filter.priority) add((n) => `c.priority = ANY(${n})`, filter.priority);
  if (filter.tagIds) {
    // One of the tags suffices, as in every list of this kind.
    add((n) => `EXISTS (SELECT 1 FROM conversation_tag t WHERE t.workspace_id = c.workspace_id AND t.conversation_id = c.id AND t.removed_at IS NULL AND t.tag_id = ANY(${n}))`, filter.tagIds.filter(isId));
  }
  if (filter.assigneeId != null) add((n) => `c.assignee_id = ${n}`, uuidOrNone(filter.assigneeId));
  if (filter.unassigned === true) parts.push('c.assignee_id IS NULL');
  if (filter.unassigned === false) parts.push('c.assignee_id IS NOT NULL');
  if (filter.teamId != null) add((n) => `c.team_id = ${n}`, uuidOrNone(filter.teamId));
  if (filter.snoozed === true) parts.push('c.snoozed_until IS NOT NULL');
  if (filter.snoozed === false) parts.push('c.snoozed_until IS NULL');
  if (filter.contactId != null) add((n) => `c.contact_id = ${n}`, uuidOrNone(filter.contactId));
  if (filter.createdAfter) add((n) => `c.created_at >= ${n}`, filter.createdAfter);
  if (filter.createdBefore) add((n) => `c.created_at < ${n}`, filter.createdBefore);
  for (const word of searchWords(filter.search)) {
    add((n) => `c.id IN (SELECT m.conversation_id FROM message m WHERE m.workspace_id = $1 AND m.search @@ ${n}::tsquery)`, word);
  }
  return { sql: parts.join(' AND '), params };
}

function uuidOrNone(id: string): string {
  return isId(id) ? id : '00000000-0000-0000-0000-000000000000';
}

/** Each word as a prefix query whose text is quoted, so that nothing in it is an operator. */
function searchWords(search: string | null | undefined): string[] {
  const words = normaliseText(search ?? '').toLowerCase().split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  if (words.length > MAX_WORDS) throw new AppError('BAD_USER_INPUT', `Search for at most ${MAX_WORDS} words.`);
  return words.map((word) => `'${word}':*`);
}
