import { Injectable, Logger, OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { PhraseBook, TagClassifier, type TagExample } from '@chatref/domain';
import { unhurried } from '../common/unhurried';
import { Database, type WorkspaceScope } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import { fingerprintOf, gatherExamples, type ExampleText } from './gather-examples';
import { LearningThread } from './learning-thread';
import { TagModelStore } from './tag-model-store';
import { TagStore } from './tag-store';
import { TagVectors } from './tag-vectors';
import type { Tag } from './tag.type';

/** What assessing needs of a workspace. */
export interface WorkspaceTags {
  tags: Tag[];
  phrases: PhraseBook;
  /** Null until the examples could be embedded for the first time. */
  classifier: TagClassifier | null;
}

/** What has been learned of a workspace. */
interface Model {
  classifier: TagClassifier;
  fingerprint: string;
  /** The learning thread's state to learn onto; null after a restart, until it has learned again. */
  state: number | null;
  /** Examples were added one by one: centre and word frequencies are those of before. */
  stale: boolean;
}

interface Entry {
  /** Tags and phrases as the database has them; null: to be read again. */
  known: Promise<{ tags: Tag[]; phrases: PhraseBook }> | null;
  model: Model | null;
  /** The quick run that brings the model up to date, and whether another is due after it. */
  running: Promise<void> | null;
  due: boolean;
  /** Everything being learned from scratch; lessons are learned beside it. */
  fitting: Promise<void> | null;
  /** What the workspace's tags and examples are named now; null until they were read. */
  wanted: string | null;
  /** The last attempt failed: nobody waits for the next one. */
  failed: boolean;
  refit: NodeJS.Timeout | null;
}

/** What a message waits for a correction to be learned, in ms; what is there serves after that. */
const PATIENCE_MS = 1_500;
/** What a workspace's very first message waits for its tags to be learned, in ms. */
const FIRST_PATIENCE_MS = 10_000;
/** Calm after the last correction before everything is learned anew, in ms. */
const CALM_MS = 4_000;
/** More changes at once than this are quicker to learn from scratch. */
const MOST_AT_ONCE = 60;

/**
 * What each workspace's tags have come to. A correction is learned one by one within milliseconds; a change of the tags
 * themselves is learned from scratch in a thread of its own while what was known before goes on serving. What was
 * learned is stored: a restart learns nothing again.
 */
@Injectable()
export class TagClassifiers implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('TagClassifiers');
  private readonly entries = new Map<string, Entry>();
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly tags: TagStore,
    private readonly vectors: TagVectors,
    private readonly thread: LearningThread,
    private readonly store: TagModelStore,
    private readonly bus: EventBus,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe('settings-changed', ({ workspaceId }) => this.changed(workspaceId));
    this.bus.subscribe('tags-taught', ({ workspaceId }) => this.changed(workspaceId));
  }

  onModuleDestroy(): void {
    this.stopped = true;
    for (const entry of this.entries.values()) if (entry.refit) clearTimeout(entry.refit);
  }

  /** The tags as they are, and the classifier: up to date where that takes a moment only, else as it was before. */
  async of({ workspaceId }: WorkspaceScope): Promise<WorkspaceTags> {
    const entry = this.entry(workspaceId);
    entry.known ??= this.read(workspaceId, entry);
    if (!entry.model) {
      const first = this.update(workspaceId).then(() => entry.fitting ?? undefined);
      if (!entry.failed) await atMost(first, FIRST_PATIENCE_MS);
    } else if (!entry.failed) await atMost(this.calm(entry), PATIENCE_MS);
    const { tags, phrases } = await entry.known;
    return { tags, phrases, classifier: entry.model?.classifier ?? null };
  }

  /** Waits for the quick runs, not for learning from scratch. */
  private async calm(entry: Entry): Promise<void> {
    while (entry.running) await entry.running;
  }

  /** Resolves when what the workspace has now is learned, however long it takes. @throws when it cannot be learned */
  async upToDate(workspaceId: string): Promise<void> {
    const entry = this.entry(workspaceId);
    do {
      await this.update(workspaceId);
      while (entry.running ?? entry.fitting) await (entry.running ?? entry.fitting);
      if (entry.failed || this.stopped) throw new Error('The tags could not be learned.');
    } while (entry.model?.fingerprint !== entry.wanted);
  }

  private changed(workspaceId: string): void {
    const entry = this.entries.get(workspaceId);
    if (!entry) return;
    entry.known = null;
    void this.update(workspaceId);
  }

  private entry(workspaceId: string): Entry {
    let entry = this.entries.get(workspaceId);
    if (!entry) {
      entry = { known: null, model: null, running: null, due: false, fitting: null, wanted: null, failed: false, refit: null };
      this.entries.set(workspaceId, entry);
    }
    return entry;
  }

  private read(workspaceId: string, entry: Entry): Promise<{ tags: Tag[]; phrases: PhraseBook }> {
    const reading = this.database.inWorkspace({ workspaceId }, (tx) => this.tags.all(tx)).then((tags) => ({ tags, phrases: new PhraseBook(tags) }));
    reading.catch(() => {
      if (entry.known === reading) entry.known = null;
    });
    return reading;
  }

  /** Brings the model up to date; one run at a time, and another after it when something changed meanwhile. Never rejects. */
  private update(workspaceId: string): Promise<void> {
    const entry = this.entry(workspaceId);
    if (entry.running) {
      entry.due = true;
      return entry.running;
    }
    entry.running = this.noting(workspaceId, entry, this.catchUp(workspaceId, entry)).finally(() => {
      entry.running = null;
      if (!entry.due || this.stopped) return;
      entry.due = false;
      void this.update(workspaceId);
    });
    return entry.running;
  }

  /** Learns from scratch, one such run at a time, and then what came meanwhile. Never rejects. */
  private startFit(workspaceId: string, entry: Entry): Promise<void> {
    entry.fitting ??= this.noting(workspaceId, entry, this.fit(workspaceId, entry)).finally(() => {
      entry.fitting = null;
      if (!this.stopped && !entry.failed) void this.update(workspaceId);
    });
    return entry.fitting;
  }

  private async noting(workspaceId: string, entry: Entry, work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      entry.failed = true;
      if (!this.stopped) this.logger.warn({ msg: 'the tags could not be learned', workspaceId, error: String(error) });
    }
  }

  private async catchUp(workspaceId: string, entry: Entry): Promise<void> {
    const start = performance.now();
    const { tags, texts, fingerprint } = await this.gather(workspaceId, entry);
    if (entry.model?.fingerprint === fingerprint) {
      entry.failed = false;
    } else if (await this.learnOn(workspaceId, entry, tags, texts, fingerprint)) {
      entry.failed = false;
      this.logger.debug({ msg: 'tags learned on', workspaceId, ms: Math.round(performance.now() - start) });
      this.refitLater(workspaceId, entry);
    } else if (!entry.model && (await this.restore(workspaceId, entry, texts))) {
      entry.failed = false;
      this.logger.debug({ msg: 'tags restored', workspaceId, examples: texts.length, ms: Math.round(performance.now() - start) });
      this.refitLater(workspaceId, entry);
    } else void this.startFit(workspaceId, entry);
  }

  private async fit(workspaceId: string, entry: Entry): Promise<void> {
    const start = performance.now();
    const { tags, texts, fingerprint } = await this.gather(workspaceId, entry);
    const examples = await this.embedded(workspaceId, texts);
    const { state, weights } = await this.thread.fit(workspaceId, tags.map((tag) => tag.id), examples);
    const classifier = await unhurried(TagClassifier.restore(examples, weights));
    if (!classifier) throw new Error('What was learned does not fit its examples.');
    entry.model = { classifier, fingerprint, state, stale: false };
    entry.failed = false;
    await this.store.write(workspaceId, fingerprint, weights);
    this.logger.debug({ msg: 'tags learned', workspaceId, examples: examples.length, ms: Math.round(performance.now() - start) });
  }

  private async gather(workspaceId: string, entry: Entry): Promise<{ tags: Tag[]; texts: ExampleText[]; fingerprint: string }> {
    const { tags, texts } = await this.database.inWorkspace({ workspaceId }, async (tx) => {
      const all = await this.tags.all(tx);
      return { tags: all, texts: await gatherExamples(tx, all) };
    });
    const fingerprint = fingerprintOf(this.vectors.model, tags, texts);
    entry.wanted = fingerprint;
    return { tags, texts, fingerprint };
  }

  /** Learns only what is new. @returns false when that cannot be done */
  private async learnOn(workspaceId: string, entry: Entry, tags: readonly Tag[], texts: readonly ExampleText[], fingerprint: string): Promise<boolean> {
    const { model } = entry;
    if (!model || model.state === null) return false;
    const { weights, examples } = model.classifier;
    if (weights.tagIds.length !== tags.length || tags.some((tag) => !weights.tagIds.includes(tag.id))) return false;
    const gone = new Set(weights.gone);
    const present = new Set(examples.filter((_, i) => !gone.has(i)).map((example) => example.key));
    const wanted = new Set(texts.map((text) => text.key));
    const fresh = texts.filter((text) => !present.has(text.key));
    const forget = [...present].filter((key) => !wanted.has(key));
    if (fresh.length + forget.length > MOST_AT_ONCE) return false;
    const learn = await this.embedded(workspaceId, fresh);
    const learned = await this.thread.learn(workspaceId, model.state, forget, learn);
    if (!learned) return false;
    entry.model = { classifier: model.classifier.grown(learn, learned.weights), fingerprint, state: learned.state, stale: true };
    return true;
  }

  /** What was stored serves at once, also when more has come since: that is learned in the background. */
  private async restore(workspaceId: string, entry: Entry, texts: readonly ExampleText[]): Promise<boolean> {
    const stored = await this.store.read(workspaceId);
    if (!stored) return false;
    const learned = new Set(stored.weights.keys);
    const examples = await this.embedded(workspaceId, texts.filter((text) => learned.has(text.key)));
    const classifier = await unhurried(TagClassifier.restore(examples, stored.weights));
    if (!classifier) return false;
    entry.model = { classifier, fingerprint: stored.fingerprint, state: null, stale: false };
    return true;
  }

  /** Everything from scratch once it is calm: for centre and word frequencies, and for the thread to have something to learn onto. */
  private refitLater(workspaceId: string, entry: Entry): void {
    if (entry.refit) clearTimeout(entry.refit);
    if (this.stopped) return;
    entry.refit = setTimeout(() => {
      entry.refit = null;
      if (entry.model && (entry.model.stale || entry.model.state === null)) void this.startFit(workspaceId, entry);
    }, CALM_MS);
    entry.refit.unref();
  }

  private async embedded(workspaceId: string, texts: readonly ExampleText[]): Promise<TagExample[]> {
    if (texts.length === 0) return [];
    const vectors = await this.vectors.of(workspaceId, texts.map((one) => one.text));
    return texts.map((one, index) => ({ ...one, vector: vectors[index] ?? new Float32Array(0) }));
  }
}

/** Waits for work, but no longer than this. */
async function atMost(work: Promise<void>, ms: number): Promise<void> {
  let alarm: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise<void>((resolve) => (alarm = setTimeout(resolve, ms)))]);
  clearTimeout(alarm);
}
