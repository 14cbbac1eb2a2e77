import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { UserError } from '../common/user-error.type';
import { Agent } from './agent.type';

@ObjectType({ description: 'Colleagues who share a part of the work. A conversation can be given to a team; one of them takes it.' })
export class Team {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field(() => [Agent], { description: 'Active colleagues, by name.' }) members: Agent[];
}

@InputType()
export class TeamInput {
  @Field() name: string;
  @Field(() => [ID], { description: 'Colleagues who belong to it.' }) memberIds: string[];
}

@ObjectType()
export class TeamPayload {
  @Field(() => Team, { nullable: true }) team?: Team | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
