import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { AppError } from '../common/errors';
import { loaderOf, type GraphqlContext } from '../common/graphql-context';
import { Database, type Tx } from '../database/transaction';
import { pairCounts } from './curated/curated-store';
import type { Document } from './document.type';
import { documentsByIds } from './document-store';

/** One query per kind of thing and operation, however many rows ask. */
@Injectable()
export class DocumentLoaders {
  constructor(private readonly database: Database) {}

  document(context: GraphqlContext): DataLoader<string, Document | null> {
    return this.loader(context, 'document', documentsByIds);
  }

  /** Custom answers that a file of pairs brought. */
  pairCount(context: GraphqlContext): DataLoader<string, number | null> {
    return this.loader(context, 'pairCount', pairCounts);
  }

  /** The text as it was read. */
  content(context: GraphqlContext): DataLoader<string, string | null> {
    return this.loader(context, 'content', async (tx, ids) => {
      const rows = await tx.query<{ id: string; content: string | null }>('SELECT id, content FROM document WHERE workspace_id = $1 AND id = ANY($2)', [tx.workspaceId, ids]);
      return new Map(rows.flatMap((row) => (row.content === null ? [] : [[row.id, row.content]])));
    });
  }

  private loader<V>(context: GraphqlContext, name: string, load: (tx: Tx, ids: readonly string[]) => Promise<Map<string, V>>): DataLoader<string, V | null> {
    return loaderOf(context, `documents.${name}`, () => {
      const scope = context.principal;
      if (!scope) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
      return new DataLoader<string, V | null>(async (ids) => {
        const found = await this.database.inWorkspace(scope, (tx) => load(tx, ids));
        return ids.map((id) => found.get(id) ?? null);
      });
    });
  }
}
