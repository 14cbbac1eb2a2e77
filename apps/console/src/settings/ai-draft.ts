import type { AiSettingsFieldsFragment, AiSettingsInput } from '../gql/types';

/** The form's values: texts as they are typed. */
export interface AiDraft {
  useModel: boolean;
  voice: string;
  length: AiSettingsFieldsFragment['length'];
  languagePolicy: AiSettingsFieldsFragment['languagePolicy'];
  forbiddenTopics: readonly { topic: string; then: 'HAND_OVER' | 'DECLINE' }[];
  dayTokens: string;
  dayCost: string;
  currency: string;
  inputPrice: string;
  outputPrice: string;
}

export function draftOf(settings: AiSettingsFieldsFragment): AiDraft {
  const { useModel, voice, length, languagePolicy, forbiddenTopics, currency } = settings;
  return {
    useModel, voice, length, languagePolicy, currency,
    forbiddenTopics: forbiddenTopics.map(({ topic, then }) => ({ topic, then })),
    dayTokens: settings.dayTokens?.toString() ?? '',
    dayCost: settings.dayCost?.toString() ?? '',
    inputPrice: settings.price?.inputPerMillion.toString() ?? '',
    outputPrice: settings.price?.outputPerMillion.toString() ?? '',
  };
}

/**
 * What is sent to be kept or tried. An empty bound is no bound; a topic without words is left out; a price needs both
 * figures and a configured model.
 */
export function inputOf(draft: AiDraft, model: string | null): AiSettingsInput {
  const { useModel, voice, length, languagePolicy, currency } = draft;
  const input = numberOf(draft.inputPrice);
  const output = numberOf(draft.outputPrice);
  return {
    useModel, voice, length, languagePolicy, currency: currency.trim().toUpperCase(),
    forbiddenTopics: draft.forbiddenTopics.filter(({ topic }) => topic.trim() !== '').map(({ topic, then }) => ({ topic, then })),
    dayTokens: numberOf(draft.dayTokens),
    dayCost: numberOf(draft.dayCost),
    ...(model !== null && input !== null && output !== null ? { price: { model, inputPerMillion: input, outputPerMillion: output } } : {}),
  };
}

/** A number as people type it; null for nothing. */
function numberOf(text: string): number | null {
  const plain = text.trim().replace(/[\s_]/g, '').replace(',', '.');
  return plain === '' || Number.isNaN(Number(plain)) ? null : Number(plain);
}
