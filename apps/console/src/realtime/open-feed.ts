import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { onConnectionChange, connectionState } from '../providers/connection-state';
import { errorCode } from '../providers/user-errors';
import { ResumingFeed, type FeedTimer } from './resuming-feed';
import { SeenCursors } from './seen-cursors';

const browserTimer: FeedTimer = {
  set: (work, ms) => window.setTimeout(work, ms),
  clear: (handle) => window.clearTimeout(handle),
  random: () => Math.random(),
};
const FINAL = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND']);

/** A subscription of the API as a feed. */
export interface FeedOptions<D, V extends OperationVariables, E> {
  document: TypedDocumentNode<D, V>;
  variables(after: string | null): V;
  event(data: D): E;
  cursorOf(event: E): string | null;
  onEvent(event: E): void;
  /** Called before every opening without a cursor, the first one too unless `after` is given. */
  onGap?(): void;
  after?: string | null;
}

/** Opens it and keeps it open over lost connections until the returned function is called. */
export function openFeed<D, V extends OperationVariables, E>(client: ApolloClient, options: FeedOptions<D, V, E>): () => void {
  const feed = new ResumingFeed<E>(
    {
      open(after, sink) {
        const subscription = client.subscribe({ query: options.document, variables: options.variables(after), errorPolicy: 'none' }).subscribe({
          next: ({ data, error }) => {
            if (error) {
              // One refused operation: its socket lives, only this subscription is over.
              queueMicrotask(() => subscription.unsubscribe());
              sink.ended(error);
            } else if (data) sink.next(options.event(data));
          },
          error: (error: unknown) => sink.ended(error),
          complete: () => sink.ended(null),
        });
        return () => subscription.unsubscribe();
      },
      cursorOf: (event) => options.cursorOf(event),
    },
    {
      onEvent: (event) => options.onEvent(event),
      onGap: () => options.onGap?.(),
      isFinal: (error) => FINAL.has(errorCode(error) ?? ''),
      isStaleCursor: (error) => errorCode(error) === 'BAD_USER_INPUT',
    },
    new SeenCursors(),
    browserTimer,
    options.after ?? null,
  );
  feed.start();
  const wake = (): void => {
    if (connectionState() !== 'offline' && document.visibilityState === 'visible') feed.wake();
  };
  const stopListening = onConnectionChange(() => {
    if (connectionState() === 'online') wake();
  });
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  return () => {
    stopListening();
    window.removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', wake);
    feed.stop();
  };
}
