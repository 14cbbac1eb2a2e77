import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam, MANAGING } from '../common/access';
import { settle } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { DeletePayload } from '../common/user-error.type';
import { Form, FormInput, FormPayload } from './form.type';
import { Forms } from './forms';

const keyArg = { type: () => ID };

@Resolver(() => Form)
export class FormsResolver {
  constructor(private readonly manage: Forms) {}

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => [Form])
  forms(@Caller() caller: TeamCaller): Promise<Form[]> {
    return this.manage.list(caller);
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => FormPayload, { description: 'Makes the form of this key, or changes it.' })
  saveForm(@Caller() caller: TeamCaller, @Args('key', keyArg) key: string, @Args('input') input: FormInput): Promise<FormPayload> {
    return settle(() => this.manage.save(caller, key, input));
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => DeletePayload, { description: 'IN_USE while a rule names it.' })
  deleteForm(@Caller() caller: TeamCaller, @Args('key', keyArg) key: string): Promise<DeletePayload> {
    return settle(() => this.manage.remove(caller, key));
  }
}
