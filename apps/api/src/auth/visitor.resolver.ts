import { Args, Context, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Public } from '../common/access';
import { settle } from '../common/errors';
import type { GraphqlContext } from '../common/graphql-context';
import { VisitorContact, VisitorSessionPayload } from './contact.type';
import { VisitorSessions } from './visitor-sessions';

@InputType()
class StartVisitorSessionInput {
  @Field() widgetKey: string;
  @Field(() => String, { nullable: true }) visitorToken?: string | null;
  @Field(() => String, { nullable: true }) identityToken?: string | null;
  @Field(() => String, { nullable: true }) locale?: string | null;
  @Field(() => String, { nullable: true }) page?: string | null;
}

@Resolver(() => VisitorContact)
export class VisitorSessionResolver {
  constructor(private readonly sessions: VisitorSessions) {}

  @Public()
  @Mutation(() => VisitorSessionPayload)
  startVisitorSession(@Args('input') input: StartVisitorSessionInput, @Context() context: GraphqlContext): Promise<VisitorSessionPayload> {
    return settle(() => this.sessions.start(input, context));
  }
}
