import { Injectable } from '@nestjs/common';
import { formProblem } from '@chatref/domain';
import { Clock } from '../common/clock';
import { Refusal, notFound } from '../common/errors';
import { normaliseText } from '../common/text';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import { formFieldsSchema } from './form-schema';
import type { Form, FormInput } from './form.type';

interface Row {
  key: string;
  title: string;
  fields: unknown;
}
const MAX_FORMS = 50;

/** Says who uses a form; null when nobody does. */
type UsageCheck = (tx: Tx, key: string) => Promise<string | null>;

/** Forms that rules send into the chat. Messages keep a form as it was, so changing one changes no past. */
@Injectable()
export class Forms {
  private readonly usage: UsageCheck[] = [];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Modules above say what still needs a form. */
  onRemove(check: UsageCheck): void {
    this.usage.push(check);
  }

  list(scope: WorkspaceScope): Promise<Form[]> {
    return this.database.inWorkspace(scope, (tx) => this.all(tx));
  }

  async all(tx: Tx): Promise<Form[]> {
    return (await tx.query<Row>('SELECT key, title, fields FROM form WHERE workspace_id = $1 ORDER BY lower(title), key', [tx.workspaceId])).map(toForm);
  }

  /** Null for a form that is not (any more) there. */
  async find(tx: Tx, key: string): Promise<Form | null> {
    const row = await tx.one<Row>('SELECT key, title, fields FROM form WHERE workspace_id = $1 AND key = $2', [tx.workspaceId, key]);
    return row && toForm(row);
  }

  /** Makes the form of this key, or changes it. */
  save(scope: WorkspaceScope, key: string, input: FormInput): Promise<{ form: Form }> {
    const form: Form = {
      key,
      title: normaliseText(input.title),
      fields: input.fields.map(({ key: name, label, type, required, options }) => ({ key: name, label: normaliseText(label), type, required: required ?? false, options: (options ?? []).map(normaliseText) })),
    };
    return this.database.inWorkspace(scope, async (tx) => {
      const problem = formProblem(form);
      if (problem) throw new Refusal('INVALID', problem, { field: ['input'] });
      const others = await tx.one<{ n: number }>('SELECT count(*)::int AS n FROM form WHERE workspace_id = $1 AND key <> $2', [tx.workspaceId, key]);
      if ((others?.n ?? 0) >= MAX_FORMS) throw new Refusal('TOO_LARGE', `A workspace may have ${MAX_FORMS} forms.`);
      await tx.run(
        'INSERT INTO form (workspace_id, key, title, fields, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (workspace_id, key) DO UPDATE SET title = EXCLUDED.title, fields = EXCLUDED.fields',
        [tx.workspaceId, key, form.title, JSON.stringify(form.fields), this.clock.now()],
      );
      return { form };
    });
  }

  /** @throws Refusal IN_USE while a rule names it */
  remove(scope: WorkspaceScope, key: string): Promise<{ deletedId: string }> {
    return this.database.inWorkspace(scope, async (tx) => {
      const form = await this.find(tx, key);
      if (!form) throw notFound('form');
      for (const check of this.usage) {
        const by = await check(tx, key);
        if (by) throw new Refusal('IN_USE', `${by} uses the form “${form.title}”. Change that first.`);
      }
      await tx.run('DELETE FROM form WHERE workspace_id = $1 AND key = $2', [tx.workspaceId, key]);
      return { deletedId: key };
    });
  }
}

function toForm({ key, title, fields }: Row): Form {
  return { key, title, fields: formFieldsSchema.parse(fields) };
}
