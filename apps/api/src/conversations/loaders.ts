import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { AgentStore } from '../auth/agent-store';
import type { Agent } from '../auth/agent.type';
import type { Team } from '../auth/team.type';
import { Teams } from '../auth/teams';
import type { Contact } from '../auth/contact.type';
import { CONTACT_COLUMNS, toContact, type ContactRow } from '../auth/visitor-sessions';
import { AppError } from '../common/errors';
import { loaderOf, type GraphqlContext } from '../common/graphql-context';
import { Database } from '../database/transaction';
import type { Conversation } from './conversation.type';
import type { Message } from './message.type';
import type { BankNumber, ProtectionHit } from './protection.type';
import { CONVERSATION_COLUMNS, CONVERSATION_FROM, MESSAGE_COLUMNS, toConversation, toMessage, type ConversationRow, type MessageRow } from './rows';

/** One query per kind of thing and operation, however many rows ask. */
@Injectable()
export class ConversationLoaders {
  constructor(
    private readonly database: Database,
    private readonly agents: AgentStore,
    private readonly teams: Teams,
  ) {}

  agent(context: GraphqlContext): DataLoader<string, Agent | null> {
    return this.loader(context, 'agent', (scope, ids) => this.database.inWorkspace(scope, (tx) => this.agents.byIds(tx, ids)));
  }

  team(context: GraphqlContext): DataLoader<string, Team | null> {
    return this.loader(context, 'team', (scope, ids) => this.database.inWorkspace(scope, (tx) => this.teams.byIds(tx, ids)));
  }

  contact(context: GraphqlContext): DataLoader<string, Contact | null> {
    return this.loader(context, 'contact', (scope, ids) =>
      this.database.inWorkspace(scope, async (tx) => {
        const rows = await tx.query<ContactRow>(`SELECT ${CONTACT_COLUMNS} FROM contact WHERE workspace_id = $1 AND id = ANY($2)`, [tx.workspaceId, ids]);
        return new Map(rows.map((row) => [row.id, toContact(row)]));
      }),
    );
  }

  conversation(context: GraphqlContext): DataLoader<string, Conversation | null> {
    return this.loader(context, 'conversation', (scope, ids) =>
      this.database.inWorkspace(scope, async (tx) => {
        const rows = await tx.query<ConversationRow>(`SELECT ${CONVERSATION_COLUMNS} FROM ${CONVERSATION_FROM} WHERE c.workspace_id = $1 AND c.id = ANY($2)`, [tx.workspaceId, ids]);
        return new Map(rows.map((row) => [row.id, toConversation(row)]));
      }),
    );
  }

  message(context: GraphqlContext): DataLoader<string, Message | null> {
    return this.loader(context, 'message', (scope, ids) =>
      this.database.inWorkspace(scope, async (tx) => {
        const rows = await tx.query<MessageRow>(`SELECT ${MESSAGE_COLUMNS} FROM message m WHERE m.workspace_id = $1 AND m.id = ANY($2)`, [tx.workspaceId, ids]);
        return new Map(rows.map((row) => [row.id, toMessage(row)]));
      }),
    );
  }

  /** The last public message by conversation id. */
  lastMessage(context: GraphqlContext): DataLoader<string, Message | null> {
    return this.loader(context, 'lastMessage', (scope, ids) =>
      this.database.inWorkspace(scope, async (tx) => {
        const rows = await tx.query<MessageRow>(
          `SELECT ${MESSAGE_COLUMNS} FROM conversation c
             JOIN message m ON m.workspace_id = c.workspace_id AND m.conversation_id = c.id AND m.seq = c.last_seq AND m.note_index = 0
            WHERE c.workspace_id = $1 AND c.id = ANY($2)`,
          [tx.workspaceId, ids],
        );
        return new Map(rows.map((row) => [row.conversation_id, toMessage(row)]));
      }),
    );
  }

  /** How far the calling agent has read, by conversation id. */
  readSeq(context: GraphqlContext): DataLoader<string, number | null> {
    const agentId = context.principal?.kind === 'agent' ? context.principal.agentId : null;
    return this.loader(context, 'readSeq', async (scope, ids) => {
      if (!agentId) return new Map();
      return this.database.inWorkspace(scope, async (tx) => {
        const rows = await tx.query<{ conversation_id: string; seq: number }>(
          'SELECT conversation_id, seq FROM conversation_read WHERE workspace_id = $1 AND agent_id = $2 AND conversation_id = ANY($3)',
          [tx.workspaceId, agentId, ids],
        );
        return new Map(rows.map((row) => [row.conversation_id, row.seq]));
      });
    });
  }

  /** Protected matters of the current episode, by conversation id. */
  protections(context: GraphqlContext): DataLoader<string, ProtectionHit[] | null> {
    return this.loader(context, 'protections', (scope, ids) =>
      this.database.inWorkspace(scope, async (tx) => {
        const rows = await tx.query<ProtectionHit & { conversation_id: string }>(
          `SELECT h.id, h.kind, h.rule, h.phrase, h.source, h.like_example AS "like", h.message_seq AS "messageSeq", h.at, h.conversation_id
             FROM protection_hit h JOIN conversation c ON c.workspace_id = h.workspace_id AND c.id = h.conversation_id AND c.episode_id = h.episode_id
            WHERE h.workspace_id = $1 AND h.conversation_id = ANY($2) ORDER BY h.message_seq, h.at, h.id`,
          [tx.workspaceId, ids],
        );
        return grouped(rows);
      }),
    );
  }

  /** Bank numbers kept apart, by conversation id. */
  bankNumbers(context: GraphqlContext): DataLoader<string, BankNumber[] | null> {
    return this.loader(context, 'bankNumbers', (scope, ids) =>
      this.database.inWorkspace(scope, async (tx) =>
        grouped(await tx.query<BankNumber & { conversation_id: string }>(
          'SELECT id, kind, last_four AS "lastFour", message_seq AS "messageSeq", conversation_id FROM sensitive_number WHERE workspace_id = $1 AND conversation_id = ANY($2) ORDER BY message_seq, created_at, id',
          [tx.workspaceId, ids],
        ))),
    );
  }

  private loader<V>(context: GraphqlContext, name: string, load: (scope: { workspaceId: string }, ids: string[]) => Promise<Map<string, V>>): DataLoader<string, V | null> {
    return loaderOf(context, `conversations.${name}`, () => {
      const scope = context.principal;
      if (!scope) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
      return new DataLoader<string, V | null>(async (ids) => {
        const found = await load(scope, [...ids]);
        return ids.map((id) => found.get(id) ?? null);
      });
    });
  }
}

function grouped<T extends { conversation_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) found.set(row.conversation_id, [...(found.get(row.conversation_id) ?? []), row]);
  return found;
}
