import { AgentListDocument, ApiKeyListDocument, CreateAgentDocument, CreateApiKeyDocument, DeactivateAgentDocument, RevokeApiKeyDocument, UpdateAgentDocument } from '../gql/types';
import type { AgentFieldsFragment, ApiKeyListQuery } from '../gql/types';
import type { ResourceOperations } from '../providers/data-provider';
import { accepted } from '../providers/user-errors';

/** A colleague; `setUpUrl` is there once, in the answer to the invitation. */
export type AgentRecord = AgentFieldsFragment & { setUpUrl?: string | null };
/** An API key; `secret` is there once, in the answer to its creation. */
export type ApiKeyRecord = ApiKeyListQuery['apiKeys'][number] & { secret?: string | null };

/** People of the workspace; `delete` deactivates, because what a person did stays theirs. */
export const agentsResource: ResourceOperations<AgentRecord> = {
  async all(api) {
    const { agents } = await api.read(AgentListDocument, {});
    return [...agents].sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name));
  },
  async create(api, { name = '', email = '', role = 'AGENT' }) {
    const { agent, setUpUrl } = accepted((await api.write(CreateAgentDocument, { input: { name, email, role } })).createAgent);
    return { ...(agent as AgentFieldsFragment), setUpUrl };
  },
  async update(api, id, { name = '', email = '', role = 'AGENT' }) {
    return accepted((await api.write(UpdateAgentDocument, { id, input: { name, email, role } })).updateAgent).agent as AgentRecord;
  },
  async remove(api, id) {
    accepted((await api.write(DeactivateAgentDocument, { id })).deactivateAgent);
  },
};

/** API keys; `delete` revokes. */
export const apiKeysResource: ResourceOperations<ApiKeyRecord> = {
  async all(api) {
    return (await api.read(ApiKeyListDocument, {})).apiKeys;
  },
  async create(api, { name = '', scopes = [], expiresAt = null }) {
    const { id, secret } = accepted((await api.write(CreateApiKeyDocument, { name, scopes, expiresAt })).createApiKey);
    return { id: String(id), name, scopes, expiresAt, secret, createdAt: new Date().toISOString(), lastUsedAt: null };
  },
  async remove(api, id) {
    accepted((await api.write(RevokeApiKeyDocument, { id })).revokeApiKey);
  },
};
