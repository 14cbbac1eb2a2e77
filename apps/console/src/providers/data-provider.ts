import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import type { CreateParams, DataProvider, DeleteParams, GetListParams, GetOneParams, Identifier, RaRecord, UpdateParams } from 'react-admin';
import { agentsResource, apiKeysResource } from '../settings/settings-resources';
import { documentsResource } from '../documents/documents-resource';
import { rulesResource } from '../rules/rules-resource';
import { tagsResource } from '../tags/tags-resource';
import type { RelayPage } from './relay-pages';
import { RelayPages } from './relay-pages';

/** Runs one GraphQL operation and hands back its data. */
export interface Api {
  read<D, V extends OperationVariables>(document: TypedDocumentNode<D, V>, variables: V): Promise<D>;
  write<D, V extends OperationVariables>(document: TypedDocumentNode<D, V>, variables: V): Promise<D>;
}

/** What a kind of record can do, in its own words; a missing verb is one the API does not have. */
export interface ResourceOperations<T extends RaRecord> {
  /** A list that comes whole; it is filtered and paged here. */
  all?(api: Api, filter: Record<string, unknown>): Promise<T[]>;
  /** A list that grows, page by page. */
  page?(api: Api, filter: Record<string, unknown>, first: number, after: string | null): Promise<RelayPage<T>>;
  one?(api: Api, id: string): Promise<T | null>;
  create?(api: Api, input: Partial<T>): Promise<T>;
  update?(api: Api, id: string, input: Partial<T>, previous: T): Promise<T>;
  remove?(api: Api, id: string): Promise<void>;
}

const RESOURCES = {
  documents: documentsResource,
  tags: tagsResource,
  rules: rulesResource,
  agents: agentsResource,
  apiKeys: apiKeysResource,
};

function operations(resource: string): ResourceOperations<RaRecord> {
  if (!(resource in RESOURCES)) throw new Error(`No such resource: ${resource}`);
  return RESOURCES[resource as keyof typeof RESOURCES] as unknown as ResourceOperations<RaRecord>;
}

function missing(resource: string, verb: string): never {
  throw new Error(`The API has no ${verb} for ${resource}`);
}

/** react-admin's data layer over the API's own queries and mutations. */
export function createDataProvider(client: ApolloClient): DataProvider {
  const api: Api = {
    async read(query, variables) {
      const { data } = await client.query({ query, variables, fetchPolicy: 'network-only' });
      if (data === undefined) throw new Error('The API answered without data');
      return data;
    },
    async write(mutation, variables) {
      const { data } = await client.mutate({ mutation, variables });
      if (data === undefined || data === null) throw new Error('The API answered without data');
      return data;
    },
  };
  const pages = new RelayPages();

  async function getList(resource: string, params: GetListParams): Promise<{ data: RaRecord[]; total: number }> {
    const { page, perPage } = params.pagination ?? { page: 1, perPage: 100 };
    const filter = (params.filter ?? {}) as Record<string, unknown>;
    const ops = operations(resource);
    if (ops.page) {
      const fetch = ops.page.bind(ops);
      const key = JSON.stringify([resource, filter, perPage]);
      const result = await pages.page(key, page, (after) => fetch(api, filter, perPage, after));
      return { data: result.nodes, total: result.totalCount };
    }
    const rows = ops.all ? await ops.all(api, filter) : missing(resource, 'list');
    return { data: rows.slice((page - 1) * perPage, page * perPage), total: rows.length };
  }

  async function getOne(resource: string, id: Identifier): Promise<RaRecord> {
    const ops = operations(resource);
    const found = ops.one ? await ops.one(api, String(id)) : (await ops.all?.(api, {}))?.find((row) => row.id === id);
    if (!found) throw Object.assign(new Error('NOT_FOUND'), { status: 404 });
    return found;
  }

  async function remove(resource: string, id: Identifier): Promise<void> {
    await (operations(resource).remove?.(api, String(id)) ?? missing(resource, 'delete'));
  }

  const provider = {
    getList,
    getOne: async (resource: string, params: GetOneParams) => ({ data: await getOne(resource, params.id) }),
    getMany: async (resource: string, params: { ids: Identifier[] }) => ({ data: await Promise.all(params.ids.map((id) => getOne(resource, id))) }),
    getManyReference: (resource: string) => missing(resource, 'list by reference'),
    create: async (resource: string, params: CreateParams) => {
      const created = await (operations(resource).create?.(api, params.data as RaRecord) ?? missing(resource, 'create'));
      return { data: created };
    },
    update: async (resource: string, params: UpdateParams) => {
      const ops = operations(resource);
      const updated = await (ops.update?.(api, String(params.id), params.data as RaRecord, params.previousData as RaRecord) ?? missing(resource, 'update'));
      return { data: updated };
    },
    updateMany: (resource: string) => missing(resource, 'update of many'),
    delete: async (resource: string, params: DeleteParams) => {
      await remove(resource, params.id);
      return { data: params.previousData ?? { id: params.id } };
    },
    deleteMany: async (resource: string, params: { ids: Identifier[] }) => {
      for (const id of params.ids) await remove(resource, id);
      return { data: params.ids };
    },
  };
  return provider as unknown as DataProvider;
}
