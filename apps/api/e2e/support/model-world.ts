import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FakeOpenAi, type PromptData } from '@chatref/rag/testing';
import { ROOT } from './server';
import { World } from './world';

const FOLDER = path.join(ROOT, 'apps/api/src/demo/documents');
/** Some of the demo company's documents, as an admin would add them. */
export const DOCUMENTS = ['due-dates-and-late-payment', 'payment-methods', 'refunds', 'cancelling', 'vat-and-invoice-details', 'trial-and-discounts', 'purchase-orders-and-bank-transfer'].map((name) =>
  readFileSync(path.join(FOLDER, `${name}.md`), 'utf8'));
/** Reading in shares its two cores with whatever else runs. */
const READ_MS = 600_000;

/** Questions that these documents answer; the gate need not be sure about each. */
const ASKED = [
  'How high is the late fee?', 'When is my invoice due?', 'Which cards do you accept?', 'Can I get a refund for an annual plan?', 'How do I change my payment method?',
  'Do you charge VAT?', 'How long is the free trial?', 'Can I pay by bank transfer?', 'How do I cancel my plan?', 'Where can I download older invoices?',
];

/** A server with a chat model behind it, its knowledge read in, and questions that it answers plainly. */
export interface ModelWorld {
  world: World;
  fake: FakeOpenAi;
  /** Answered plainly, the surest first. */
  plain: string[];
  close(): Promise<void>;
}

export async function openModelWorld(env: Record<string, string> = {}): Promise<ModelWorld> {
  const fake = new FakeOpenAi();
  const baseUrl = await fake.start();
  const world = await World.open({ OPENAI_API_KEY: 'a-key-for-tests', OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: 'fake-1', ...env });
  try {
    for (const content of DOCUMENTS) await world.owner.ask('mutation($i: CreateDocumentInput!) { createDocument(input: $i) { document { id } } }', { i: { content, format: 'MARKDOWN' } });
    await world.allRead(READ_MS);
    const found: { question: string; confidence: number }[] = [];
    for (const question of ASKED) {
      const { tryAnswer } = await world.owner.ask<{ tryAnswer: { outcome: string; confidence: number } }>('query($q: String!) { tryAnswer(question: $q, settings: { useModel: false }) { outcome confidence } }', { q: question });
      if (tryAnswer.outcome === 'ANSWERED') found.push({ question, confidence: tryAnswer.confidence });
    }
    const plain = found.sort((a, b) => b.confidence - a.confidence).map(({ question }) => question);
    if (plain.length < 3) throw new Error(`only ${plain.length} questions are answered plainly`);
    return { world, fake, plain, close: async () => { await world.close(); await fake.stop(); } };
  } catch (error) {
    await world.close();
    await fake.stop();
    throw error;
  }
}

/** What a well-behaved model says: the first sentences of the best passage that has some, each with itself as its quote. */
export function honest(data: PromptData, sentences = 2): string {
  if (Array.isArray(data)) return JSON.stringify({ translations: data });
  if (!data.passages) return JSON.stringify({ question: data.question });
  const from = data.passages.find(({ text }) => plainSentences(text).length > 0);
  const quotes = plainSentences(from?.text ?? '').slice(0, sentences);
  return JSON.stringify({ sentences: quotes.map((quote) => ({ text: quote, passage: from?.passage ?? 1, quote })) });
}

/** Sentences of running text: no list, no row, no emphasis. */
export function plainSentences(text: string): string[] {
  return text.split(/(?<=[.!])\s+|\n+/).map((one) => one.trim()).filter((one) => /^[A-Z][^*_`|[\]()<>#?]{15,}\.$/.test(one));
}
