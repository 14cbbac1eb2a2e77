import { Injectable, OnModuleInit } from '@nestjs/common';
import type { GateAdjustment } from '@chatref/rag';
import { Database, type WorkspaceScope } from '../database/transaction';
import { Knowledge } from '../documents/knowledge';
import { EventBus } from '../events/event-bus';
import { GateStore } from './gate-store';

/** The gate of each workspace, read when first needed and again when it has changed, here or on another instance. */
@Injectable()
export class AnswerGates implements OnModuleInit {
  private readonly known = new Map<string, Promise<GateAdjustment | null>>();

  constructor(
    private readonly database: Database,
    private readonly store: GateStore,
    private readonly knowledge: Knowledge,
    private readonly bus: EventBus,
  ) {}

  onModuleInit(): void {
    this.knowledge.useGate((workspaceId) => this.of({ workspaceId }));
    this.bus.subscribe('settings-changed', ({ workspaceId }) => this.known.delete(workspaceId));
  }

  of(scope: WorkspaceScope): Promise<GateAdjustment | null> {
    const { workspaceId } = scope;
    let gate = this.known.get(workspaceId);
    if (!gate) {
      gate = this.database.inWorkspace({ workspaceId }, async (tx) => (await this.store.current(tx))?.adjustment ?? null);
      this.known.set(workspaceId, gate);
      gate.catch(() => this.known.delete(workspaceId));
    }
    return gate;
  }
}
