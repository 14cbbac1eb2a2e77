import { Injectable } from '@nestjs/common';
import { answersAsText, checkAnswers, redact, type CheckedAnswers } from '@chatref/domain';
import { QueryFailedError } from 'typeorm';
import { Refusal, notFound } from '../common/errors';
import { isId } from '../common/ids';
import type { VisitorCaller } from '../common/principal';
import { normaliseText } from '../common/text';
import { Database } from '../database/transaction';
import { formSchema } from '../forms/form-schema';
import type { VisitorConversation } from './conversation.type';
import type { VisitorMessage } from './message.type';
import { SendVisitorMessage } from './send-visitor-message';

/** One field as it was typed. */
export interface TypedAnswer {
  key: string;
  value: string;
}

/** Takes a customer's answers to a form that a message carried: checked, kept as details, shown as their message. */
@Injectable()
export class SubmitForm {
  constructor(
    private readonly database: Database,
    private readonly send: SendVisitorMessage,
  ) {}

  /** @throws Refusal INVALID naming the field; CONFLICT when it was answered before */
  async run(caller: VisitorCaller, messageId: string, clientMessageId: string, typed: readonly TypedAnswer[], ip: string): Promise<{ message: VisitorMessage; conversation: VisitorConversation }> {
    const { conversationId, form } = await this.formOf(caller, messageId);
    // As everything that a customer writes: card numbers never get in, bank numbers are masked.
    const checked = checkAnswers(form, new Map(typed.map(({ key, value }) => [key, redact(normaliseText(value)).text])));
    if (!checked.ok) throw invalid(checked);
    try {
      return await this.send.run(caller, { conversationId, clientMessageId, text: answersAsText(checked.answers), answers: { messageId, formKey: form.key, values: checked.answers } }, ip);
    } catch (error) {
      const constraint = error instanceof QueryFailedError ? (error.driverError as { constraint?: string }).constraint : undefined;
      if (constraint === 'form_answered_once') throw new Refusal('CONFLICT', 'You have filled in this form already. Write a message to add something.');
      throw error;
    }
  }

  private formOf(caller: VisitorCaller, messageId: string) {
    return this.database.inWorkspace(caller, async (tx) => {
      const row = isId(messageId)
        ? await tx.one<{ conversation_id: string; form: unknown }>(
            'SELECT m.conversation_id, m.form FROM message m JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id WHERE m.workspace_id = $1 AND m.id = $2 AND c.contact_id = $3 AND m.form IS NOT NULL',
            [tx.workspaceId, messageId, caller.contactId],
          )
        : null;
      if (!row) throw notFound('form');
      return { conversationId: row.conversation_id, form: formSchema.parse(row.form) };
    });
  }
}

function invalid({ problems }: Extract<CheckedAnswers, { ok: false }>): Refusal {
  return new Refusal('INVALID', problems.map((problem) => problem.message).join(' '), { field: problems[0] ? ['answers', problems[0].key] : undefined });
}
