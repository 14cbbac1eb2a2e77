import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ANSWERING, Caller, ForTeam, MANAGING } from '../common/access';
import { settle } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { ProtectionFinding, ProtectionFindingPayload, ProtectionReplay } from './protection-finding.type';
import { ProtectionFindings } from './protection-findings';
import { ReplayProtections } from './replay-protections';

const idArg = { type: () => ID };

/** What the nightly check of AI-only conversations found. */
@Resolver(() => ProtectionFinding)
export class ProtectionFindingsResolver {
  constructor(
    private readonly findings: ProtectionFindings,
    private readonly replay: ReplayProtections,
  ) {}

  @ForTeam({ scope: 'ANALYTICS_READ' })
  @Query(() => [ProtectionFinding], { description: 'Conversations that a person should see: the newest 200 that nobody has settled, or with `settled` those that somebody has.' })
  protectionFindings(@Caller() caller: TeamCaller, @Args('settled', { type: () => Boolean, nullable: true, defaultValue: false }) settled?: boolean | null): Promise<ProtectionFinding[]> {
    return this.findings.list(caller, settled ?? false);
  }

  @ForTeam({ scope: 'ANALYTICS_READ' })
  @Query(() => ProtectionReplay, { nullable: true, description: 'Null before the first night.' })
  protectionReplay(@Caller() caller: TeamCaller): Promise<ProtectionReplay | null> {
    return this.findings.lastReplay(caller);
  }

  @ForTeam({ roles: MANAGING })
  @Mutation(() => Boolean, { description: 'Reads the AI-only conversations now instead of tonight.' })
  async replayProtections(@Caller() caller: TeamCaller): Promise<boolean> {
    await this.replay.now(caller);
    return true;
  }

  @ForTeam({ roles: ANSWERING })
  @Mutation(() => ProtectionFindingPayload, { description: 'Puts the conversation into the queue, latched, with the finding as its reason.' })
  openProtectionFinding(@Caller() caller: TeamCaller, @Args('id', idArg) id: string): Promise<ProtectionFindingPayload> {
    return settle(() => this.findings.open(caller, id));
  }

  @ForTeam({ roles: MANAGING })
  @Mutation(() => ProtectionFindingPayload, { description: 'Says why nobody needs to look; the reason is kept.' })
  dismissProtectionFinding(@Caller() caller: TeamCaller, @Args('id', idArg) id: string, @Args('reason') reason: string): Promise<ProtectionFindingPayload> {
    return settle(() => this.findings.dismiss(caller, id, reason));
  }
}
