/** Characters that do not show: format characters, tags, variation selectors, controls but for line breaks and tabs. */
const INVISIBLE = /[\p{Cf}\p{Co}\p{Cn}\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]|(?![\n\t])\p{Cc}/gu;

/** The text as a reader sees it. What cannot be seen cannot be meant for a reader. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** True when the text holds something that does not show. */
export function hidesSomething(text: string): boolean {
  return visibleText(text) !== text;
}

/**
 * Wording by which a text speaks to a machine instead of to a customer. A sentence of a document that does so is neither
 * shown to a model nor quoted: no company tells its customers to ignore instructions.
 */
const TO_A_MACHINE: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.!?\n]{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|context|article|text|directions?|restrictions?|polic(?:y|ies))\b/i,
  /\b(?:system|developer|hidden|initial|secret) (?:prompt|message|instructions?|mode)\b/i,
  /\b(?:you are now|from now on,? you|act as|pretend (?:to be|you)|role-?play|jailbreak|developer mode|maintenance mode|debug mode|dan mode)\b/i,
  /\b(?:ai|chat ?bots?|bots?|assistants?|language models?|llms?|gpt|claude|gemini)\b[^.!?\n]{0,40}\b(?:must|should|shall|rules?|instructions?|note|read|obey|follow|answer|reply|respond|say|output|include)\b/i,
  /\b(?:when|if|whenever)\b[^.!?\n]{0,60}\b(?:asks?|asked|questions?|customers?|users?)\b[^.!?\n]{0,40}\b(?:say|tell (?:them|him|her|the)|answer|reply|respond|output|print|state|claim)\b/i,
  /\b(?:reply|respond|answer|output|print|repeat|say|write|return)\b[^.!?\n]{0,20}\b(?:only|exactly|verbatim|nothing but|the (?:word|phrase|following|text))\b/i,
  /\b(?:in|with|to|append to|at the end of|begin|start|end) (?:every|each|all|your|the) (?:\w+ )?(?:answers?|repl(?:y|ies)|responses?|outputs?)\b/i,
  /<\|[^|>\n]{1,40}\|>|\[\/?(?:INST|SYS(?:TEM)?)\]|<<\/?SYS>>|^\s*#{2,}\s*(?:system|instructions?|new task)\b|^\s*(?:system|assistant|developer)\s*:/im,
  /\b(?:call|invoke|use|run|execute) (?:the )?\w*[ _]?(?:tool|function|api)\b|\btool[_ ]?call\b/i,
];

/** True for a sentence that instructs a machine. */
export function speaksToMachine(sentence: string): boolean {
  const text = visibleText(sentence).normalize('NFKC');
  return TO_A_MACHINE.some((pattern) => pattern.test(text));
}

/** JSON whose strings cannot close a marker, imitate a chat template or hide anything. */
export function asData(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? visibleText(inner) : inner), 1)
    .replace(/</g, '\\u003c')
    .replace(/>/g, '\\u003e');
}
