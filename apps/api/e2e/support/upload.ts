import type { FileResult } from '../../src/http/upload';
import type { Caller } from './graphql';

export interface UploadAnswer {
  status: number;
  results: FileResult[];
  /** The code of the error, where the whole request was refused. */
  code: string | null;
}

/** Sends files as a form, the way a browser does. @param to the document that is replaced; null adds documents */
export async function upload(caller: Caller, files: { name: string; bytes: Uint8Array }[], to: string | null = null, fields: Record<string, string> = {}): Promise<UploadAnswer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { name, bytes } of files) form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
  return answerOf(await fetch(`${caller.url()}/api/documents${to ? `/${to}` : ''}`, { method: 'POST', body: form, headers: caller.token ? { authorization: `Bearer ${caller.token}` } : {} }));
}

/** Sends any body under any content type. */
export async function post(caller: Caller, body: string | Uint8Array, contentType: string): Promise<UploadAnswer> {
  const headers = { 'content-type': contentType, ...(caller.token ? { authorization: `Bearer ${caller.token}` } : {}) };
  return answerOf(await fetch(`${caller.url()}/api/documents`, { method: 'POST', body: body as string, headers }));
}

async function answerOf(response: Response): Promise<UploadAnswer> {
  const body = (await response.json()) as { results?: FileResult[]; errors?: { extensions: { code: string } }[] };
  return { status: response.status, results: body.results ?? [], code: body.errors?.[0]?.extensions.code ?? null };
}

/** What tests read of a document. */
export interface SeenDocument {
  id: string;
  title: string;
  format: string;
  status: string;
  error: string | null;
  errorCode: string | null;
  warnings: string[];
  version: number;
  liveVersion: number | null;
  liveInMs: number | null;
  passageCount: number;
  content: string | null;
  passages: { totalCount: number; edges: { node: { text: string; headingPath: string[] } }[] };
}
const FIELDS = 'id title format status error errorCode warnings version liveVersion liveInMs passageCount content passages(first: 100) { totalCount edges { node { text headingPath } } }';

export async function seeDocument(caller: Caller, id: string): Promise<SeenDocument> {
  return (await caller.ask<{ document: SeenDocument }>(`query($id: ID!) { document(id: $id) { ${FIELDS} } }`, { id })).document;
}
