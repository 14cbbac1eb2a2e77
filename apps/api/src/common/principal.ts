import { ROLES } from '@chatref/domain';
import type { Role } from '@chatref/domain';
import { enumOf } from './enums';

export const API_SCOPES = [
  'CONVERSATIONS_READ',
  'CONVERSATIONS_WRITE',
  'KNOWLEDGE_READ',
  'KNOWLEDGE_WRITE',
  'ANALYTICS_READ',
  'SETTINGS_WRITE',
] as const;
export type ApiScope = (typeof API_SCOPES)[number];
export const RoleEnum = enumOf(ROLES);
export const ApiScopeEnum = enumOf(API_SCOPES);

export interface AgentPrincipal {
  kind: 'agent';
  workspaceId: string;
  agentId: string;
  role: Role;
  sessionId: string;
}
export interface ApiKeyPrincipal {
  kind: 'apiKey';
  workspaceId: string;
  keyId: string;
  scopes: ApiScope[];
}
export interface VisitorPrincipal {
  kind: 'visitor';
  workspaceId: string;
  contactId: string;
  sessionId: string;
}
/** Someone of the company: a colleague or a program of theirs. */
export type TeamCaller = AgentPrincipal | ApiKeyPrincipal;
export type VisitorCaller = VisitorPrincipal;
/** Who is calling, as the bearer token told. */
export type Principal = TeamCaller | VisitorCaller;

/** The acting colleague's id; null when a key acts. */
export function actorOf(caller: TeamCaller): string | null {
  return caller.kind === 'agent' ? caller.agentId : null;
}
