import { Injectable } from '@nestjs/common';
import { Refusal } from '../common/errors';
import { isId } from '../common/ids';
import type { TeamCaller } from '../common/principal';
import { Database, type Tx } from '../database/transaction';
import type { CreateDocumentInput, Document } from './document.type';
import { authorOf, DocumentIntake } from './document-intake';
import { checkDetails, sourceOfFile, sourceOfInput, type DocumentSource } from './document-source';

/** A document as it is after a change; `duplicate` when the same content had been there before. */
export interface DocumentResult {
  document: Document;
  duplicate: boolean;
}

/** An uploaded file with what its form said about it. */
export interface UploadedFile {
  bytes: Uint8Array;
  name: string | null;
  /** The media type that the sender stated. */
  type?: string | null;
  title?: string | null;
  sourceUrl?: string | null;
}

/** What people and programs do with documents. Reading them in is a job of its own (`ingest-document.ts`). */
@Injectable()
export class DocumentUseCases {
  constructor(
    private readonly database: Database,
    private readonly intake: DocumentIntake,
  ) {}

  create(caller: TeamCaller, input: CreateDocumentInput): Promise<DocumentResult> {
    return this.addOnce(caller, sourceOfInput(input));
  }

  /** @throws Refusal when the file cannot be taken */
  upload(caller: TeamCaller, file: UploadedFile): Promise<DocumentResult> {
    return this.addOnce(caller, sourceOfFile(file));
  }

  /** A change of text, title or format is a new version; the old one is found until the new one is READY. */
  update(caller: TeamCaller, id: string, input: CreateDocumentInput): Promise<DocumentResult> {
    return this.change(caller, id, sourceOfInput(input));
  }

  /** A file in the place of what a document was made of. Its given title and address stay unless the form has others. */
  replace(caller: TeamCaller, id: string, file: UploadedFile): Promise<DocumentResult> {
    return this.change(caller, id, sourceOfFile(file), true);
  }

  async describe(caller: TeamCaller, id: string, input: { title?: string | null; sourceUrl?: string | null }): Promise<DocumentResult> {
    const details = checkDetails(input);
    return { document: await this.database.inWorkspace(caller, async (tx) => {
      await refuseCurated(tx, id);
      return this.intake.describe(tx, id, details, authorOf(caller));
    }), duplicate: false };
  }

  async retry(caller: TeamCaller, id: string): Promise<DocumentResult> {
    return { document: await this.database.inWorkspace(caller, async (tx) => {
      await refuseCurated(tx, id);
      return this.intake.retry(tx, id);
    }), duplicate: false };
  }

  async delete(caller: TeamCaller, id: string): Promise<{ deletedId: string }> {
    await this.database.inWorkspace(caller, (tx) => this.intake.remove(tx, id));
    return { deletedId: id };
  }

  private async change(caller: TeamCaller, id: string, source: DocumentSource, keep = false): Promise<DocumentResult> {
    return { document: await this.database.inWorkspace(caller, async (tx) => {
      await refuseCurated(tx, id);
      return this.intake.change(tx, id, source, authorOf(caller), keep);
    }), duplicate: false };
  }

  /** What is there already is not doubled; where reading it had failed it is tried again. */
  private addOnce(caller: TeamCaller, source: DocumentSource): Promise<DocumentResult> {
    return this.database.inWorkspace(caller, async (tx) => {
      const twin = await this.intake.twinOf(tx, source);
      if (!twin) return { document: await this.intake.add(tx, source, authorOf(caller)), duplicate: false };
      return { document: twin.status === 'FAILED' ? await this.intake.retry(tx, twin.id) : twin, duplicate: true };
    });
  }
}

/** The document of a curated answer is written by its entry alone, so that what is given and what is quoted are one text. */
async function refuseCurated(tx: Tx, id: string): Promise<void> {
  const curated = isId(id) && (await tx.one('SELECT 1 FROM document WHERE workspace_id = $1 AND id = $2 AND curated', [tx.workspaceId, id]));
  if (curated) throw new Refusal('WRONG_STATE', 'This document keeps a custom answer. Change it under custom answers.');
}
