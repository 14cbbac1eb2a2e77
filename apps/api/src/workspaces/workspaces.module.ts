import { Global, Module } from '@nestjs/common';
import { WorkspaceStore } from './workspace-store';
import { WorkspaceResolver } from './workspace.resolver';

/** Companies and what they can set. */
@Global()
@Module({ providers: [WorkspaceStore, WorkspaceResolver], exports: [WorkspaceStore] })
export class WorkspacesModule {}
