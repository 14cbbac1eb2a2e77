import { createHash } from 'node:crypto';
import { Injectable, Logger, OnApplicationBootstrap, OnModuleInit } from '@nestjs/common';
import { extractFacts, findConflicts, placeKey, sentenceVectors, type Conflict, type Fact, type Sentence } from '@chatref/rag';
import { Clock } from '../../common/clock';
import { newId } from '../../common/ids';
import { LoopTurns } from '../../common/loop-turns';
import { unhurried } from '../../common/unhurried';
import { Database, type Tx, type WorkspaceScope } from '../../database/transaction';
import type { Job } from '../../jobs/job';
import { JobQueue } from '../../jobs/job-queue';
import { KnowledgeChanges } from '../knowledge-changes';
import type { FactSide } from './facts.type';

const CHECK = 'facts-check';
/** How long the knowledge must be quiet before it is compared, in ms. */
const QUIET_MS = 2_000;
/** Passages and vectors per statement. */
const PAGE = 100;
/** More facts are compared in part: the pairs grow with the square. */
const MOST_FACTS = 6_000;
/** What is listed at most; more is a sign of documents about different things. */
const MOST_CONFLICTS = 200;

/** Before every id. */
const NIL = '00000000-0000-0000-0000-000000000000';

interface PassageRow {
  id: string;
  document_id: string;
  document_version: number;
  heading_path: string[];
  sentences: Sentence[];
}

/** Compares what the documents state after each change of the knowledge, in the background, one workspace at a time. */
@Injectable()
export class FactsRadar implements OnApplicationBootstrap, OnModuleInit {
  private readonly logger = new Logger('FactsRadar');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
    private readonly changes: KnowledgeChanges,
  ) {}

  onModuleInit(): void {
    this.changes.onChange((tx) => this.later(tx));
    this.jobs.handle(CHECK, { concurrency: 1, maxAttempts: 5, run: (job) => this.run(job) });
  }

  /** Documents of a version that did not compare yet. */
  async onApplicationBootstrap(): Promise<void> {
    const never = await this.database.systemRead<{ workspace_id: string }>("SELECT DISTINCT d.workspace_id FROM document d WHERE d.status = 'READY' AND NOT EXISTS (SELECT 1 FROM fact_check f WHERE f.workspace_id = d.workspace_id)");
    for (const { workspace_id: workspaceId } of never) await this.database.inWorkspace({ workspaceId }, (tx) => this.later(tx));
  }

  /** Each further change moves the job on: an import is compared once, at its end. */
  private async later(tx: Tx): Promise<void> {
    await this.jobs.enqueue(tx, { kind: CHECK, key: 'workspace', payload: {}, runAt: new Date(this.clock.now().getTime() + QUIET_MS) });
  }

  private async run(job: Job): Promise<void> {
    const wait = await this.database.inWorkspace(job, async (tx) => {
      const busy = await tx.one("SELECT 1 FROM document WHERE workspace_id = $1 AND status IN ('QUEUED','PROCESSING') LIMIT 1", [tx.workspaceId]);
      if (busy) await this.later(tx);
      return busy !== null;
    });
    if (wait) return;
    const { facts, versions } = await this.factsOf(job);
    const vectors = await this.vectorsOf(job, facts);
    const found = (await unhurried(findConflicts(facts, (fact) => vectors.get(placeKey(fact)) ?? null))).slice(0, MOST_CONFLICTS);
    await this.database.inWorkspace(job, (tx) => this.store(tx, found, versions, facts.length));
    this.logger.debug({ msg: 'facts compared', facts: facts.length, conflicts: found.length });
  }

  /** Reads page by page, so that neither the database nor the event loop is held for long. */
  private async factsOf(scope: WorkspaceScope): Promise<{ facts: Fact[]; versions: Map<string, number> }> {
    const facts: Fact[] = [];
    const versions = new Map<string, number>();
    const turns = new LoopTurns();
    let after = NIL;
    for (;;) {
      const rows: PassageRow[] = await this.database.inWorkspace(scope, (tx) =>
        tx.query<PassageRow>('SELECT id, document_id, document_version, heading_path, sentences FROM passage WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3', [tx.workspaceId, after, PAGE]),
      );
      for (const row of rows) {
        await turns.next();
        versions.set(row.document_id, row.document_version);
        row.sentences.forEach(({ text, kind }, position) => facts.push(...extractFacts({ documentId: row.document_id, passageId: row.id, position, text, headingPath: row.heading_path, row: kind === 'row' })));
      }
      const last = rows.at(-1);
      if (!last || rows.length < PAGE || facts.length >= MOST_FACTS) return { facts: facts.slice(0, MOST_FACTS), versions };
      after = last.id;
    }
  }

  /** Of the model that answers; a fact that has none yet is compared by its words. */
  private async vectorsOf(scope: WorkspaceScope, facts: readonly Fact[]): Promise<Map<string, Float32Array>> {
    // First sentences together, then second ones: a statement reads those of one place.
    const places = [...new Map(facts.map((fact) => [placeKey(fact), fact])).values()].sort((a, b) => a.position - b.position);
    const vectors = new Map<string, Float32Array>();
    for (let at = 0; at < places.length; at += PAGE) {
      const some = await this.database.inWorkspace(scope, async (tx) => {
        const index = await tx.one<{ model: string }>('SELECT model FROM knowledge_index WHERE workspace_id = $1', [tx.workspaceId]);
        return index ? sentenceVectors(tx, tx.workspaceId, index.model, places.slice(at, at + PAGE)) : [];
      });
      for (const [place, vector] of some) vectors.set(place, vector);
    }
    return vectors;
  }

  /** What is found again keeps its decision; what is not found any more is mended. */
  private async store(tx: Tx, found: readonly Conflict[], versions: ReadonlyMap<string, number>, facts: number): Promise<void> {
    const now = this.clock.now();
    const side = (fact: Fact): FactSide => ({ documentId: fact.documentId, documentVersion: versions.get(fact.documentId) ?? 1, headingPath: [...fact.headingPath], text: fact.text, value: fact.value.text });
    const rows = found.map((conflict) => ({ id: newId(), fingerprint: fingerprintOf(conflict), kind: conflict.left.value.kind, role: conflict.left.role, subject: conflict.subject, left: side(conflict.left), right: side(conflict.right), score: conflict.score }));
    await tx.run(
      `INSERT INTO fact_conflict (workspace_id, id, fingerprint, kind, role, subject, left_side, right_side, score, found_at)
       SELECT $1, r.id, r.fingerprint, r.kind, r.role, array(SELECT json_array_elements_text(r.subject)), r."left", r."right", r.score, $3
         FROM json_to_recordset($2::json) AS r(id uuid, fingerprint text, kind text, role text, subject json, "left" jsonb, "right" jsonb, score real)
       ON CONFLICT (workspace_id, fingerprint) DO UPDATE SET left_side = EXCLUDED.left_side, right_side = EXCLUDED.right_side, score = EXCLUDED.score, subject = EXCLUDED.subject,
         found_at = CASE WHEN fact_conflict.gone_at IS NULL THEN fact_conflict.found_at ELSE EXCLUDED.found_at END, gone_at = NULL`,
      [tx.workspaceId, JSON.stringify(rows), now],
    );
    await tx.run('UPDATE fact_conflict SET gone_at = $3 WHERE workspace_id = $1 AND gone_at IS NULL AND NOT (fingerprint = ANY($2))', [tx.workspaceId, rows.map((row) => row.fingerprint), now]);
    await tx.run('INSERT INTO fact_check (workspace_id, checked_at, facts) VALUES ($1, $2, $3) ON CONFLICT (workspace_id) DO UPDATE SET checked_at = EXCLUDED.checked_at, facts = EXCLUDED.facts', [tx.workspaceId, now, facts]);
  }
}

/** The two sentences of the two documents and their figures, whichever comes first. */
function fingerprintOf({ left, right }: Conflict): string {
  const sides = [left, right].map((fact) => `${fact.documentId}\n${fact.text}\n${fact.value.text}`).sort();
  return createHash('sha256').update(sides.join('\n\n')).digest('base64url');
}
