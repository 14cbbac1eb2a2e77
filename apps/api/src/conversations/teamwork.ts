import { Injectable } from '@nestjs/common';
import { actorOf, type TeamCaller } from '../common/principal';
import { Teams } from '../auth/teams';
import { Database, type Tx } from '../database/transaction';
import type { Conversation } from './conversation.type';
import { Snoozes } from './snoozes';
import type { Thread } from './thread';
import { Threads } from './threads';

/** What colleagues do with a conversation that changes nothing about who has it: put it off, give it to a team. */
@Injectable()
export class Teamwork {
  constructor(
    private readonly database: Database,
    private readonly threads: Threads,
    private readonly snoozes: Snoozes,
    private readonly teams: Teams,
  ) {}

  snooze(caller: TeamCaller, id: string, until: Date): Promise<{ conversation: Conversation }> {
    return this.on(caller, id, (tx, thread) => this.snoozes.set(tx, thread, until, { agentId: actorOf(caller) }));
  }

  unsnooze(caller: TeamCaller, id: string): Promise<{ conversation: Conversation }> {
    return this.on(caller, id, async (_tx, thread) => thread.wake({ agentId: actorOf(caller) }));
  }

  /** @param teamId null: no team in particular */
  assignToTeam(caller: TeamCaller, id: string, teamId: string | null): Promise<{ conversation: Conversation }> {
    return this.on(caller, id, async (tx, thread) => {
      if (teamId !== null) await this.teams.usable(tx, teamId);
      thread.giveToTeam(teamId, { agentId: actorOf(caller) });
    });
  }

  private on(caller: TeamCaller, id: string, work: (tx: Tx, thread: Thread) => Promise<void>): Promise<{ conversation: Conversation }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const thread = await this.threads.lock(tx, id);
      await work(tx, thread);
      await thread.save();
      return { conversation: await this.threads.read(tx, id) };
    });
  }
}
