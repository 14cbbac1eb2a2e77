import { Injectable } from '@nestjs/common';
import { Refusal } from '../common/errors';
import type { VisitorCaller } from '../common/principal';
import { cleanText } from '../common/text';
import { Database } from '../database/transaction';
import { RateLimiter } from '../limits/rate-limiter';
import type { VisitorConversation } from './conversation.type';
import { parseDetails } from './rows';
import { Threads } from './threads';
import { visitorViewOf } from './visitor-view';

const LONGEST_EMAIL = 254;
const EMAIL = /^[^\s@<>()[\],;:"\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u;

/**
 * A customer leaves an address on which the team can write when nobody is there. Kept with the conversation and, unless
 * the host site proved another, with the contact; it proves nothing about who they are. Leaving it again changes nothing.
 */
@Injectable()
export class LeaveEmail {
  constructor(
    private readonly database: Database,
    private readonly threads: Threads,
    private readonly limiter: RateLimiter,
  ) {}

  /** @throws AppError NOT_FOUND for a conversation that is not the visitor's; Refusal INVALID for what is no address */
  async run(caller: VisitorCaller, conversationId: string, given: string): Promise<{ conversation: VisitorConversation }> {
    const email = cleanText(given, { field: 'email', max: LONGEST_EMAIL }).toLowerCase();
    if (!EMAIL.test(email)) throw new Refusal('INVALID', 'This is not an e-mail address. Write it as name@example.com.', { field: ['email'] });
    await this.limiter.spend('visitorMessage', caller.contactId);
    return this.database.inWorkspace(caller, async (tx) => {
      // The contact first, then the thread: the order in which a message locks them.
      await tx.run('SELECT 1 FROM contact WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [tx.workspaceId, caller.contactId]);
      const thread = await this.threads.lock(tx, conversationId, caller.contactId);
      const known = parseDetails(thread.row.details);
      if (!known.some((detail) => detail.key === 'e-mail' && detail.value === email)) {
        thread.collect([...known, { key: 'e-mail', value: email, messageSeq: null }]);
        await thread.save();
      }
      await tx.run('UPDATE contact SET email = $3 WHERE workspace_id = $1 AND id = $2 AND NOT verified AND email IS DISTINCT FROM $3', [tx.workspaceId, caller.contactId, email]);
      return { conversation: visitorViewOf(thread) };
    });
  }
}
