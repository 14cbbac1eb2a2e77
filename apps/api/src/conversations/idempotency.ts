import { Refusal } from '../common/errors';
import { storableText } from '../common/text';
import type { Tx } from '../database/transaction';
import type { Message } from './message.type';
import { MESSAGE_COLUMNS, toMessage, type MessageRow } from './rows';

const MAX_CLIENT_ID = 128;

/** @throws Refusal INVALID unless it has 1 to 128 characters */
export function clientIdOf(value: string): string {
  const id = storableText(value);
  if (id.length === 0 || id.length > MAX_CLIENT_ID) {
    throw new Refusal('INVALID', `clientMessageId needs 1 to ${MAX_CLIENT_ID} characters; a random UUID serves well.`, { field: ['clientMessageId'] });
  }
  return id;
}

/** The message that this sender stored under this id, however long ago. */
export async function findSent(tx: Tx, senderKey: string, clientMessageId: string): Promise<Message | null> {
  const row = await tx.one<MessageRow>(`SELECT ${MESSAGE_COLUMNS} FROM message m WHERE m.workspace_id = $1 AND m.sender_key = $2 AND m.client_message_id = $3`, [
    tx.workspaceId, senderKey, clientMessageId,
  ]);
  return row ? toMessage(row) : null;
}
