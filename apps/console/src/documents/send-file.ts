import { endSession, readSession } from '../providers/session';

/** What the server made of a file. */
export interface FileResult {
  outcome: 'ACCEPTED' | 'DUPLICATE' | 'REFUSED';
  documentId: string | null;
  title: string | null;
  message: string | null;
}

const MEGABYTE = 1_000_000;
/** The largest file the server takes, in bytes. */
export const MAX_FILE_BYTES = 25 * MEGABYTE;
/** Kinds of files that the chooser offers; the server decides by content. */
export const FILE_TYPES = '.pdf,.docx,.md,.markdown,.html,.htm,.txt,.csv,.json';

/**
 * Sends one file to `/api/documents`, or to a document whose content it replaces.
 * @param onProgress called with 0..1 while it is sent
 * @returns the server's word on it; a failure to reach the server is a refusal that says so
 */
export function sendFile(file: File, options: { documentId?: string; onProgress?: (sent: number) => void } = {}): Promise<FileResult> {
  if (file.size > MAX_FILE_BYTES) return Promise.resolve(refused(`It is larger than ${MAX_FILE_BYTES / MEGABYTE} MB. Make it smaller or split it.`));
  if (file.size === 0) return Promise.resolve(refused('The file is empty (0 bytes).'));
  return new Promise((resolve) => {
    // fetch tells nothing about how much has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', options.documentId ? `/api/documents/${options.documentId}` : '/api/documents');
    const session = readSession();
    if (session) request.setRequestHeader('authorization', `Bearer ${session.token}`);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    request.onerror = () => resolve(refused('The server could not be reached. Try again.'));
    request.onload = () => {
      if (request.status === 401) endSession();
      resolve(resultOf(request.responseText));
    };
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

/** Reads the server's answer; anything unreadable is a refusal. */
export function resultOf(body: string): FileResult {
  try {
    const answer = JSON.parse(body) as { results?: FileResult[]; errors?: { message?: string }[] };
    return answer.results?.[0] ?? refused(answer.errors?.[0]?.message ?? UNKNOWN);
  } catch {
    return refused(UNKNOWN);
  }
}

const UNKNOWN = 'The server did not take it. Try again.';

function refused(message: string): FileResult {
  return { outcome: 'REFUSED', documentId: null, title: null, message };
}
