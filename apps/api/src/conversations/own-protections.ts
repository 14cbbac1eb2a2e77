import { Injectable, OnModuleInit } from '@nestjs/common';
import type { OwnKind, WidenedPhrase } from '@chatref/domain';
import { Clock } from '../common/clock';
import { Refusal, notFound } from '../common/errors';
import { isId, newId } from '../common/ids';
import { actorOf, type TeamCaller } from '../common/principal';
import { cleanText } from '../common/text';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import { IncomingChecks } from './incoming-checks';
import type { OwnProtection } from './own-protection.type';

const MAX_NAME = 80;
const MAX_PHRASE = 120;
const MOST_PHRASES = 100;
const MOST_KINDS = 20;
interface Row {
  id: string;
  kind: OwnKind;
  name: string;
  phrases: string[];
}

/**
 * Matters of a workspace's own that must reach a person too. They add to the built-in ones and only grow: a phrase or a
 * kind once added stays (the database refuses anything else).
 */
@Injectable()
export class OwnProtections implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly checks: IncomingChecks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.checks.addPhrases((tx) => this.phrases(tx));
  }

  list(scope: WorkspaceScope): Promise<OwnProtection[]> {
    return this.database.inWorkspace(scope, (tx) => this.all(tx));
  }

  /** @throws Refusal INVALID, CONFLICT when the name is taken, TOO_LARGE */
  create(caller: TeamCaller, name: string, phrases: readonly string[]): Promise<{ protection: OwnProtection }> {
    const clean = cleanText(name, { field: 'name', max: MAX_NAME });
    const kind = kindOf(clean);
    const words = phrasesOf(phrases);
    return this.database.inWorkspace(caller, async (tx) => {
      await tx.run('SELECT 1 FROM workspace WHERE id = $1 FOR UPDATE', [tx.workspaceId]);
      const existing = await this.all(tx);
      if (existing.length >= MOST_KINDS) throw new Refusal('TOO_LARGE', `A workspace may add ${MOST_KINDS} protections.`);
      if (existing.some((one) => one.kind === kind)) throw new Refusal('CONFLICT', `There is a protection of this name already. Add the phrases to it.`, { field: ['name'] });
      const id = newId();
      await tx.run('INSERT INTO own_protection (workspace_id, id, kind, name, phrases, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)', [tx.workspaceId, id, kind, clean, words, this.clock.now(), actorOf(caller)]);
      return { protection: { id, kind, name: clean, phrases: words } };
    });
  }

  /** Adds phrases; those that are there stay. */
  widen(caller: TeamCaller, id: string, phrases: readonly string[]): Promise<{ protection: OwnProtection }> {
    const words = phrasesOf(phrases);
    return this.database.inWorkspace(caller, async (tx) => {
      const before = isId(id) ? await tx.one<Row>('SELECT id, kind, name, phrases FROM own_protection WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [tx.workspaceId, id]) : null;
      if (!before) throw notFound('protection');
      const all = [...new Set([...before.phrases, ...words])];
      if (all.length > MOST_PHRASES) throw new Refusal('TOO_LARGE', `A protection may have ${MOST_PHRASES} phrases.`, { field: ['phrases'] });
      await tx.run('UPDATE own_protection SET phrases = $3 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id, all]);
      return { protection: { ...before, phrases: all } };
    });
  }

  private all(tx: Tx): Promise<Row[]> {
    return tx.query<Row>('SELECT id, kind, name, phrases FROM own_protection WHERE workspace_id = $1 ORDER BY name, id', [tx.workspaceId]);
  }

  private async phrases(tx: Tx): Promise<WidenedPhrase[]> {
    return (await this.all(tx)).flatMap(({ kind, name, phrases }) => phrases.map((phrase) => ({ kind, rule: name, phrase })));
  }
}

function kindOf(name: string): OwnKind {
  const slug = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60);
  if (slug === '') throw new Refusal('INVALID', 'Give the protection a name with Latin letters or digits, so that it can be told apart in figures.', { field: ['name'] });
  return `own-${slug}`;
}

function phrasesOf(phrases: readonly string[]): string[] {
  if (phrases.length === 0 || phrases.length > MOST_PHRASES) throw new Refusal('INVALID', `Give 1 to ${MOST_PHRASES} phrases.`, { field: ['phrases'] });
  return [...new Set(phrases.map((phrase) => cleanText(phrase, { field: 'phrases', max: MAX_PHRASE, min: 2 })))];
}
