import type DataLoader from 'dataloader';
import type { Principal } from './principal';

/** What every resolver can reach: who calls, from where, and the loaders of this one operation. */
export interface GraphqlContext {
  principal: Principal | null;
  /** The raw bearer token, for log-out; never logged. */
  token: string | null;
  origin: string | null;
  /** True when the page was served by this server itself (or no browser is calling). */
  ownOrigin: boolean;
  ip: string;
  loaders: Map<string, unknown>;
}

/**
 * The loader called `name` of this operation, made on first use, so that a list costs one query per kind of thing.
 * A loader belongs to one operation: nothing is shared between callers or workspaces.
 */
export function loaderOf<K, V>(context: GraphqlContext, name: string, make: () => DataLoader<K, V, string> | DataLoader<K, V>): DataLoader<K, V> {
  let loader = context.loaders.get(name);
  if (!loader) {
    loader = make();
    context.loaders.set(name, loader);
  }
  return loader as DataLoader<K, V>;
}
