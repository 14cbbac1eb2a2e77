import { useApolloClient } from '@apollo/client/react';
import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useCallback, useState } from 'react';
import { useNotify } from 'react-admin';
import { text } from '../messages';
import { explain, type UserErrorLike } from '../providers/user-errors';

interface Payload {
  heldBy?: { name: string } | null;
  userErrors: readonly UserErrorLike[];
}

/** Runs an action on a conversation; a refusal is told in words, with the name of who holds it. The cache shows the result. */
export function useAction(): { busy: boolean; run<D, V extends OperationVariables>(document: TypedDocumentNode<D, V>, variables: V): Promise<boolean> } {
  const client = useApolloClient();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async <D, V extends OperationVariables>(document: TypedDocumentNode<D, V>, variables: V): Promise<boolean> => {
      setBusy(true);
      try {
        const { data } = await client.mutate({ mutation: document, variables });
        const payload = Object.values(data ?? {}).find((value): value is Payload => typeof value === 'object' && value !== null && 'userErrors' in value);
        const [refused] = payload?.userErrors ?? [];
        if (!refused) return true;
        notify(payload?.heldBy ? text.actions.heldBy(payload.heldBy.name) : refused.message, { type: 'warning' });
        return false;
      } catch (error) {
        notify(explain(error), { type: 'error' });
        return false;
      } finally {
        setBusy(false);
      }
    },
    [client, notify],
  );
  return { busy, run };
}
