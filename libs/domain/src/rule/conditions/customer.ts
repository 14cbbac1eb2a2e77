import { ATTRIBUTE_OPS, PAGE_OPS, type AttributeOp, type PageOp } from '../rule-model';
import { hasOnly, isObject, isText } from '../rule-reader';
import { fact, oneOf, type LeafKind, type LeafOf } from './leaf-kind';

const OPS: Record<AttributeOp, string> = { eq: 'is', ne: 'is not', gt: 'is more than', lt: 'is less than', contains: 'contains', exists: 'is known' };
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });
const languageName = (code: string): string => LANGUAGES.of(code) ?? code;

/** `{attribute: {key, op, value}}`: of the contact, as the host site or a rule set it. */
export const attribute: LeafKind<LeafOf<'attribute'>> = {
  read: (given, at) => {
    if (!isObject(given) || !isText(given.key, 80)) return at.fail('Written as {"key": "plan", "op": "eq", "value": "pro"}.');
    if (!ATTRIBUTE_OPS.includes(given.op as AttributeOp)) return at.fail(`One of ${ATTRIBUTE_OPS.join(', ')}.`, 'op');
    const value = given.value ?? null;
    if (value !== null && !['string', 'number', 'boolean'].includes(typeof value)) return at.fail('A text, a number, true or false.', 'value');
    if (typeof value === 'string' && value.length > 200) return at.fail('A value may have 200 characters.', 'value');
    return { kind: 'attribute', key: given.key, op: given.op as AttributeOp, value: value as string | number | boolean | null };
  },
  json: ({ key, op, value }) => ({ key, op, value }),
  describe: ({ key, op, value }) => `comes from a customer whose ${key} ${op === 'exists' ? (value === false ? 'is not known' : 'is known') : `${OPS[op]} “${String(value)}”`}`,
  holds: ({ key, op, value }, { attributes }) => (attributeHolds(attributes[key], op, value) ? fact(`${key}: ${String(attributes[key] ?? 'not known')}`.slice(0, 200)) : null),
};

function attributeHolds(actual: unknown, op: AttributeOp, wanted: string | number | boolean | null): boolean {
  const known = actual !== undefined && actual !== null;
  switch (op) {
    case 'exists':
      return known === (wanted !== false);
    case 'eq':
      return same(actual, wanted);
    case 'ne':
      return !same(actual, wanted);
    case 'gt':
      return known && actual !== '' && Number(actual) > Number(wanted);
    case 'lt':
      return known && actual !== '' && Number(actual) < Number(wanted);
    case 'contains':
      return typeof actual === 'string' && actual.toLowerCase().includes(String(wanted).toLowerCase());
  }
}

function same(actual: unknown, wanted: unknown): boolean {
  return typeof actual === 'string' && typeof wanted === 'string' ? actual.toLowerCase() === wanted.toLowerCase() : actual === wanted || String(actual) === String(wanted);
}

/** `{verified: true|false}`: the host site vouches for who they are. */
export const verified: LeafKind<LeafOf<'verified'>> = {
  read: (given, at) => (typeof given === 'boolean' ? { kind: 'verified', value: given } : at.fail('true or false.')),
  json: ({ value }) => value,
  describe: ({ value }) => `comes from a ${value ? 'verified' : 'customer who is not verified'}${value ? ' customer' : ''}`,
  holds: ({ value }, facts) => (facts.verified === value ? fact(value ? 'verified' : 'not verified') : null),
};

/** `{page: {op, value}}`: the address of the page that the customer writes from. */
export const page: LeafKind<LeafOf<'page'>> = {
  read: (given, at) => {
    if (!isObject(given) || !hasOnly(given, ['op', 'value']) || !isText(given.value, 500)) return at.fail('Written as {"op": "contains", "value": "/pricing"}.');
    if (!PAGE_OPS.includes(given.op as PageOp)) return at.fail(`One of ${PAGE_OPS.join(', ')}.`, 'op');
    return { kind: 'page', op: given.op as PageOp, value: given.value };
  },
  json: ({ op, value }) => ({ op, value }),
  describe: ({ op, value }) => `is written on a page whose address ${{ contains: 'contains', startsWith: 'begins with', eq: 'is' }[op]} “${value}”`,
  holds: ({ op, value }, facts) => {
    const [actual, wanted] = [facts.page?.toLowerCase(), value.toLowerCase()];
    if (actual === undefined) return null;
    const fits = op === 'eq' ? actual === wanted : op === 'startsWith' ? actual.startsWith(wanted) : actual.includes(wanted);
    return fits ? fact(`on ${facts.page ?? ''}`.slice(0, 200)) : null;
  },
};

/** `{language: ["de", "fr"]}`: ISO 639-1 codes. */
export const language: LeafKind<LeafOf<'language'>> = {
  read: (given, at) => {
    const codes = typeof given === 'string' ? [given] : given;
    if (!Array.isArray(codes) || codes.length === 0 || codes.length > 30 || !codes.every((code): code is string => typeof code === 'string' && /^[a-z]{2,3}$/.test(code))) return at.fail('Codes of languages such as ["de", "fr"].');
    return { kind: 'language', codes };
  },
  json: ({ codes }) => codes,
  describe: ({ codes }) => `is in ${oneOf(codes.map(languageName), 'or')}`,
  holds: ({ codes }, facts) => (facts.language !== null && codes.includes(facts.language) ? fact(`in ${languageName(facts.language)}`) : null),
};
