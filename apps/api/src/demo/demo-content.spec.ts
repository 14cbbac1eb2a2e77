import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { detectProtection } from '@chatref/domain';
import { DEMO_CONVERSATIONS } from './conversations';
import { DEFAULT_TAGS } from '../tags/default-tags';
import { DEMO_AGENTS } from './demo-script';
import { DEMO_TEST_QUESTIONS } from './test-questions';

const folder = path.join(__dirname, 'documents');
const read = (slug: string): string => readFileSync(path.join(folder, `${slug}.md`), 'utf8');
const questions = JSON.parse(readFileSync(path.join(__dirname, 'questions.json'), 'utf8')) as {
  answerable: { question: string; document: string; quote: string }[];
  nearby: { question: string }[];
  far: { question: string }[];
};

describe('demo content', () => {
  it('has documents that begin with one title', () => {
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThanOrEqual(12);
    for (const name of names) {
      const text = readFileSync(path.join(folder, name), 'utf8');
      expect(text.match(/^# .+$/gm)).toHaveLength(1);
      expect(text.startsWith('# ')).toBe(true);
    }
  });

  it('asks no question twice and quotes every gold sentence word for word', () => {
    const all = [...questions.answerable, ...questions.nearby, ...questions.far].map((each) => each.question);
    expect(new Set(all).size).toBe(all.length);
    for (const each of questions.answerable) expect(read(each.document)).toContain(each.quote);
  });

  it('has past answers whose evidence stands in the documents', () => {
    for (const conversation of DEMO_CONVERSATIONS) {
      for (const step of conversation.steps) {
        if (step.do !== 'answer') continue;
        for (const [document, quote] of step.evidence) {
          expect(existsSync(path.join(folder, `${document}.md`))).toBe(true);
          expect(read(document)).toContain(quote);
        }
      }
    }
  });

  it('never lets the AI answer after a protection has latched and before a person has written', () => {
    for (const { steps } of DEMO_CONVERSATIONS) {
      let latched = false;
      for (const step of steps) {
        if (step.do === 'handoff' && step.protection) latched = true;
        if (step.do === 'reply') latched = false;
        if (step.do === 'answer' || step.do === 'small-talk') expect(latched).toBe(false);
      }
    }
  });

  it('has customers whose words latch a protection exactly where the script says so', () => {
    for (const { steps } of DEMO_CONVERSATIONS) {
      let held = false;
      for (const [index, step] of steps.entries()) {
        if (step.do === 'handoff' || step.do === 'claim') held = true;
        if (step.do !== 'customer' || held) continue;
        const next = steps[index + 1];
        const expected = next?.do === 'handoff' && next.protection !== undefined;
        expect([step.text, detectProtection(step.text, { recentCustomerTexts: [] }) !== null]).toEqual([step.text, expected]);
      }
    }
  });

  it('quotes phrases that the customer wrote and uses tags and colleagues that exist', () => {
    const names = new Set(DEFAULT_TAGS.map((tag) => tag.name));
    for (const { steps, tags } of DEMO_CONVERSATIONS) {
      for (const tag of tags) expect(names).toContain(tag);
      const said = steps.flatMap((step) => (step.do === 'customer' ? [step.text] : [])).join('\n');
      for (const step of steps) {
        if (step.do === 'handoff' && step.phrase) expect(said).toContain(step.phrase);
        if ('agent' in step) expect(Object.keys(DEMO_AGENTS)).toContain(step.agent);
      }
    }
  });

  it('has test questions of every kind, none of the evaluated set, whose words stand in the document they name', () => {
    const asked = new Set([...questions.answerable, ...questions.nearby, ...questions.far].map((each) => each.question.toLowerCase()));
    for (const { question, from } of DEMO_TEST_QUESTIONS) {
      expect(asked).not.toContain(question.toLowerCase());
      if (from) expect(read(from[0])).toContain(from[1]);
    }
    const held = DEMO_TEST_QUESTIONS.filter(({ expectedOutcome }) => expectedOutcome !== 'ANSWERED').map(({ question }) => detectProtection(question, { recentCustomerTexts: [] }) !== null);
    expect(held.sort()).toEqual([false, false, true, true]);
    expect(DEMO_TEST_QUESTIONS).toHaveLength(12);
  });

  it('gives every default tag a meaning, a readable colour and enough examples', () => {
    expect(DEFAULT_TAGS).toHaveLength(16);
    for (const tag of DEFAULT_TAGS) {
      expect(tag.description.length).toBeGreaterThan(20);
      expect(tag.color).toMatch(/^#[0-9a-f]{6}$/);
      expect(tag.examples.length).toBeGreaterThanOrEqual(6);
    }
  });
});
