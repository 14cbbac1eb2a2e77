import { Global, Module } from '@nestjs/common';
import { ChangeAiSettings } from './change-ai-settings';
import { WorkspaceStore } from './workspace-store';
import { WorkspaceResolver } from './workspace.resolver';

/** Companies and what they can set. */
@Global()
@Module({ providers: [ChangeAiSettings, WorkspaceStore, WorkspaceResolver], exports: [ChangeAiSettings, WorkspaceStore] })
export class WorkspacesModule {}
