import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessAudit, AccessGuard } from './access.guard';
import { AgentStore } from './agent-store';
import { ApiKeys } from './api-keys';
import { AuthResolver } from './auth.resolver';
import { Authenticate } from './authenticate';
import { ContextFactory } from './context-factory';
import { Colleagues } from './colleagues';
import { SignIn } from './sign-in';
import { Teams } from './teams';
import { TeamsResolver } from './teams.resolver';
import { VisitorSessions } from './visitor-sessions';
import { VisitorSessionResolver } from './visitor.resolver';

/** Who is calling: colleagues, their sessions, keys of programs, visitors. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    AccessAudit,
    AgentStore,
    ApiKeys,
    AuthResolver,
    Authenticate,
    Colleagues,
    ContextFactory,
    SignIn,
    Teams,
    TeamsResolver,
    VisitorSessions,
    VisitorSessionResolver,
  ],
  exports: [AgentStore, Authenticate, Colleagues, ContextFactory, SignIn, Teams, VisitorSessions],
})
export class AuthModule {}
