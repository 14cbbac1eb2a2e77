import type { ApolloClient } from '@apollo/client';
import type { AuthProvider } from 'react-admin';
import { LoginDocument, LogoutDocument, MeDocument } from '../gql/types';
import { endSession, readSession, writeSession } from './session';
import { accepted, errorCode } from './user-errors';

/** Sign-in for react-admin: a session token from `login`, checked against `me`; permissions are the role. */
export function createAuthProvider(client: ApolloClient): AuthProvider {
  return {
    async login({ email, password }: { email: string; password: string }) {
      const { data } = await client.mutate({ mutation: LoginDocument, variables: { email, password } });
      const { token, agent } = accepted(data?.login);
      if (!token || !agent) throw new Error('login returned neither a session nor an error');
      writeSession({ token, agent });
    },
    async logout() {
      if (!readSession()) return arrived();
      // Leaving must work without a network too; the token then ends by its age.
      await client.mutate({ mutation: LogoutDocument }).catch(() => undefined);
      endSession();
    },
    async checkAuth() {
      if (!readSession()) throw new Error('signed out');
    },
    async checkError(error: unknown) {
      if (errorCode(error) === 'UNAUTHENTICATED') throw new Error('signed out');
    },
    async getIdentity() {
      const session = readSession();
      if (!session) throw new Error('signed out');
      const me = await client.query({ query: MeDocument }).then(({ data }) => data?.me ?? null, () => null);
      if (me) {
        const known = session.agent;
        if (me.role !== known.role || me.name !== known.name || me.email !== known.email) {
          writeSession({ token: session.token, agent: { id: me.id, name: me.name, email: me.email, role: me.role } });
        }
      }
      const agent = me ?? session.agent;
      return { id: agent.id, fullName: agent.name, email: agent.email, role: agent.role };
    },
    async getPermissions() {
      return readSession()?.agent.role;
    },
  };
}

/**
 * react-admin leaves for the sign-in page whenever it finds nobody signed in, and asks again as soon as it has begun to: its
 * asking would outrun its going, thousands of times. Once the address is that page's, there is nothing more to do.
 */
function arrived(): Promise<void> {
  return window.location.hash.startsWith('#/login') ? new Promise(() => undefined) : Promise.resolve();
}
