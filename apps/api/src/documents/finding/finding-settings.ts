import { Injectable, OnModuleInit } from '@nestjs/common';
import { BILLING_SYNONYMS, indexSynonymGroups, LEXICAL_SHARE, parseSynonyms, type SynonymGroup, type SynonymIndex } from '@chatref/rag';
import { Clock } from '../../common/clock';
import { Refusal } from '../../common/errors';
import { cleanText } from '../../common/text';
import { Database, type Tx } from '../../database/transaction';
import { EventBus } from '../../events/event-bus';

/** How a workspace wants its passages found. */
export interface FindingSettings {
  /** 0..1: how much the words of a question count; the rest is its meaning. */
  wordShare: number;
  synonyms: SynonymGroup[];
  /** The workspace has a list of its own, also an empty one; else the shipped list holds. */
  ownSynonyms: boolean;
}

interface Prepared {
  lexicalShare: number;
  synonyms: SynonymIndex;
}

const SHIPPED: readonly SynonymGroup[] = BILLING_SYNONYMS.map(parseSynonyms);
const MOST_GROUPS = 500;
const MOST_WORDS = 20;
const LONGEST_WORD = 60;

/** Settings of finding per workspace; what a search needs of them is kept until they change. */
@Injectable()
export class FindingSettingsStore implements OnModuleInit {
  private readonly prepared = new Map<string, Promise<Prepared>>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly bus: EventBus,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe('settings-changed', ({ workspaceId }) => this.prepared.delete(workspaceId));
  }

  async read(tx: Tx): Promise<FindingSettings> {
    const row = await tx.one<{ word_share: number | null; synonyms: SynonymGroup[] | null }>('SELECT word_share, synonyms FROM finding_settings WHERE workspace_id = $1', [tx.workspaceId]);
    return { wordShare: row?.word_share ?? LEXICAL_SHARE, synonyms: row?.synonyms ?? [...SHIPPED], ownSynonyms: row?.synonyms != null };
  }

  /** For a search. Opens a short transaction of its own the first time. */
  forSearch(workspaceId: string): Promise<Prepared> {
    let prepared = this.prepared.get(workspaceId);
    if (!prepared) {
      prepared = this.database
        .inWorkspace({ workspaceId }, (tx) => this.read(tx))
        .then(({ wordShare, synonyms }) => ({ lexicalShare: wordShare, synonyms: indexSynonymGroups(synonyms) }));
      this.prepared.set(workspaceId, prepared);
      prepared.catch(() => this.prepared.delete(workspaceId));
    }
    return prepared;
  }

  /** @param groups null: back to the shipped list */
  async setSynonyms(tx: Tx, groups: readonly SynonymGroup[] | null): Promise<FindingSettings> {
    await this.write(tx, 'synonyms', groups === null ? null : JSON.stringify(checked(groups)));
    return this.read(tx);
  }

  /** @param share null: back to the measured one */
  async setWordShare(tx: Tx, share: number | null): Promise<FindingSettings> {
    if (share !== null && !(share >= 0 && share <= 1)) throw new Refusal('INVALID', 'wordShare must lie between 0 (meaning alone) and 1 (words alone).', { field: ['wordShare'] });
    await this.write(tx, 'word_share', share);
    return this.read(tx);
  }

  private async write(tx: Tx, column: 'synonyms' | 'word_share', value: unknown): Promise<void> {
    await tx.run(
      `INSERT INTO finding_settings (workspace_id, ${column}, updated_at) VALUES ($1, $2, $3)
       ON CONFLICT (workspace_id) DO UPDATE SET ${column} = EXCLUDED.${column}, updated_at = EXCLUDED.updated_at`,
      [tx.workspaceId, value, this.clock.now()],
    );
    const { workspaceId } = tx;
    tx.afterCommit(() => this.bus.publish('settings-changed', { workspaceId }));
  }
}

function checked(groups: readonly SynonymGroup[]): SynonymGroup[] {
  if (groups.length > MOST_GROUPS) throw new Refusal('TOO_LARGE', `At most ${MOST_GROUPS} groups of synonyms; these are ${groups.length}.`, { field: ['groups'] });
  return groups.map((group, at) => {
    const field = (name: string) => ['groups', String(at), name];
    const clean = (words: readonly string[], name: string) => [...new Set(words.map((word) => cleanText(word, { field: `groups.${at}.${name}`, max: LONGEST_WORD })))];
    const words = clean(group.words, 'words');
    const means = clean(group.means, 'means');
    if (words.length + means.length > MOST_WORDS) throw new Refusal('TOO_LARGE', `At most ${MOST_WORDS} words in a group.`, { field: field('words') });
    if (words.length === 0 || (means.length === 0 && words.length < 2)) {
      throw new Refusal('INVALID', 'A group needs at least two words that stand for each other, or one word and what it means.', { field: field('words') });
    }
    if (indexSynonymGroups([{ words, means }]).size === 0) throw new Refusal('INVALID', `"${words.join(', ')}" holds no word that is looked for: function words such as "the" are passed over.`, { field: field('words') });
    return { words, means };
  });
}
