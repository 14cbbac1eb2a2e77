import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { authorise } from '../auth/access.guard';
import { ContextFactory } from '../auth/context-factory';
import { MANAGING } from '../common/access';
import { AppError, Refusal } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import type { DocumentUseCases, UploadedFile } from '../documents/document-use-cases';
import { fileTooLarge } from '@chatref/rag';
import { transportError } from './graphql';
import { MultipartError, receiveForm, type ReceivedFile } from './multipart';

/** What became of one file; `documentId` also names the document that has its content already. */
export interface FileResult {
  name: string | null;
  outcome: 'ACCEPTED' | 'DUPLICATE' | 'REFUSED';
  documentId: string | null;
  title: string | null;
  version: number | null;
  code: string | null;
  message: string | null;
}

/** Uploads that are received at the same time; each holds a file in memory. */
const AT_ONCE = 6;
const logger = new Logger('Upload');

/**
 * `POST /api/documents`: files as multipart/form-data, each a document; `title` and `sourceUrl` before the file are its
 * own. `POST /api/documents/<id>`: one file that becomes the document's new version. For OWNER and ADMIN sessions and
 * keys with KNOWLEDGE_WRITE; answers with one result per file.
 */
export function uploadDocuments(contexts: ContextFactory, documents: DocumentUseCases): (request: Request, response: Response, next: NextFunction) => void {
  let busy = 0;
  return (request, response, next) => {
    if (request.method !== 'POST') {
      response.setHeader('Allow', 'POST');
      answer(response, 405, 'METHOD_NOT_ALLOWED', 'Files are sent with POST.');
      return;
    }
    if (busy >= AT_ONCE) {
      response.setHeader('Retry-After', '2');
      answer(response, 503, 'UNAVAILABLE', 'Several uploads are being received just now. Try again in a moment.');
      return;
    }
    busy += 1;
    take(request, response, contexts, documents)
      .catch((error: unknown) => fail(response, error))
      .catch(next)
      .finally(() => (busy -= 1));
  };
}

async function take(request: Request, response: Response, contexts: ContextFactory, documents: DocumentUseCases): Promise<void> {
  const caller = await callerOf(request, contexts);
  const replaced = /^\/([\w-]{1,64})\/?$/.exec(request.path)?.[1] ?? null;
  if (replaced === null && request.path !== '/') throw new AppError('NOT_FOUND', 'There is nothing at this address. Files go to /api/documents.');
  const results: FileResult[] = [];
  await receiveForm(request, async (file, fields) => {
    if (replaced !== null && results.length > 0) throw new MultipartError(400, 'A document is replaced by one file.');
    const alone = replaced !== null || results.length === 0;
    results.push(await settleFile(file, () => {
      const upload: UploadedFile = { bytes: file.bytes, name: file.name, type: file.type, title: alone ? fields.title : null, sourceUrl: alone ? fields.sourceUrl : null };
      return replaced === null ? documents.upload(caller, upload) : documents.replace(caller, replaced, upload);
    }));
  });
  if (results.length === 0) throw new MultipartError(400, 'The form has no file. Send at least one.');
  response.status(statusOf(results)).json({ results });
}

async function callerOf(request: Request, contexts: ContextFactory): Promise<TeamCaller> {
  const { authorization, origin, host } = request.headers;
  const { principal } = await contexts.create({ authorization, origin, host, ip: request.ip ?? '' });
  authorise({ who: 'team', roles: MANAGING, scope: 'KNOWLEDGE_WRITE' }, principal);
  return principal as TeamCaller;
}

async function settleFile(file: ReceivedFile, work: () => ReturnType<DocumentUseCases['upload']>): Promise<FileResult> {
  const refused = (code: string, message: string): FileResult => ({ name: file.name, outcome: 'REFUSED', documentId: null, title: null, version: null, code, message });
  if (file.tooLarge) return refused('TOO_LARGE', fileTooLarge().message);
  try {
    const { document, duplicate } = await work();
    const message = duplicate ? `The same content is there already: “${document.title}”.` : null;
    return { name: file.name, outcome: duplicate ? 'DUPLICATE' : 'ACCEPTED', documentId: document.id, title: document.title, version: document.version, code: null, message };
  } catch (error) {
    if (error instanceof Refusal) return refused(error.code, error.message);
    throw error;
  }
}

/** 201 when something was added, 200 when all was there already; else what the first refusal means. */
function statusOf(results: readonly FileResult[]): number {
  if (results.some((result) => result.outcome === 'ACCEPTED')) return 201;
  if (results.some((result) => result.outcome === 'DUPLICATE')) return 200;
  const code = results[0]?.code;
  return code === 'TOO_LARGE' ? 413 : code === 'UNSUPPORTED_FORMAT' ? 415 : 422;
}

const STATUS: Partial<Record<AppError['code'], number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, BAD_USER_INPUT: 400, RATE_LIMITED: 429, UNAVAILABLE: 503 };

function fail(response: Response, error: unknown): void {
  if (response.headersSent) return;
  if (error instanceof MultipartError) return answer(response, error.status, error.status === 413 ? 'TOO_LARGE' : 'BAD_USER_INPUT', error.message);
  if (error instanceof AppError) return answer(response, STATUS[error.code] ?? 400, error.code, error.message);
  logger.error({ msg: 'an upload failed', error: String(error) });
  const { status, body } = transportError(error instanceof Error ? error : new Error(String(error)));
  response.status(status).json(body);
}

function answer(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}
