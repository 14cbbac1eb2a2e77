import type { EditorNames } from './part-kinds';
import { draftOf, type RuleDraft } from './rule-draft';

/** A rule to begin with. */
export interface RuleTemplate {
  name: string;
  /** Null when the workspace lacks what it needs. */
  draft(names: EditorNames): RuleDraft | null;
}

const rule = (name: string, conditions: unknown, actions: unknown[]): RuleDraft => draftOf({ name, enabled: true, conditions, actions });
const tagged = (names: EditorNames, name: string): string | null => names.tags.find((tag) => tag.name === name)?.id ?? null;

/** What companies ask for first. */
export const TEMPLATES: readonly RuleTemplate[] = [
  { name: 'Speak to manager', draft: () => rule('Speak to manager', { any: [{ keyword: 'speak to manager' }, { keyword: 'speak to a manager' }, { keyword: 'your supervisor' }] }, [{ handoff: {} }, { setPriority: 'HIGH' }]) },
  {
    name: 'Billing dispute',
    draft: (names) => {
      const tag = tagged(names, 'billing-dispute');
      return tag ? rule('Billing dispute', { any: [{ tag }, { keyword: 'charged the wrong amount' }] }, [{ handoff: {} }, { setPriority: 'URGENT' }]) : null;
    },
  },
  { name: 'Large amount', draft: () => rule('Large amount', { all: [{ detail: { key: 'amount', op: 'gt', value: 500, currency: 'EUR' } }] }, [{ handoff: {} }, { setPriority: 'HIGH' }]) },
  { name: 'Bank details in the message', draft: () => rule('Bank details in the message', { any: [{ detail: { key: 'IBAN' } }, { detail: { key: 'card' } }] }, [{ handoff: {} }, { note: 'The customer gave bank or card details in the chat.' }]) },
  { name: 'Outside hours', draft: () => rule('Outside hours', { all: [{ outsideHours: true }, { urgencyAtLeast: 0.5 }] }, [{ notify: { everyone: true } }, { setPriority: 'HIGH' }]) },
  { name: 'Upset customer', draft: () => rule('Upset customer', { any: [{ sentimentBelow: -0.6 }, { failedAnswersAtLeast: 1 }] }, [{ handoff: {} }, { setPriority: 'HIGH' }]) },
  {
    name: 'Refund above a sum',
    draft: (names) => {
      const tag = tagged(names, 'refund-request');
      return tag ? rule('Refund above a sum', { all: [{ tag }, { detail: { key: 'amount', op: 'gt', value: 100 } }] }, [{ handoff: {} }]) : null;
    },
  },
];
