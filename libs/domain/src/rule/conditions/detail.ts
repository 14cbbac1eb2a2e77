import { DETAIL_OPS, type DetailOp } from '../rule-model';
import { hasOnly, isObject, isText } from '../rule-reader';
import { statedAmount } from './amount';
import { fact, type LeafKind, type LeafOf } from './leaf-kind';

const WORDS: Record<DetailOp, string> = { exists: '', eq: 'of', contains: 'containing', gt: 'over', gte: 'of at least', lt: 'under', lte: 'of at most' };
const COMPARES: ReadonlySet<DetailOp> = new Set(['gt', 'gte', 'lt', 'lte']);
const sameKey = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** `{detail: {key: "amount", op: "gt", value: 500, currency: "EUR"}}`: a fact found in the message. Without a currency, any counts. */
export const detail: LeafKind<LeafOf<'detail'>> = {
  read: (given, at) => {
    if (!isObject(given) || !isText(given.key, 40) || !hasOnly(given, ['key', 'op', 'value', 'currency'])) return at.fail('Written as {"key": "amount", "op": "gt", "value": 500, "currency": "EUR"} or {"key": "IBAN"}.');
    const op = (given.op ?? 'exists') as DetailOp;
    if (!DETAIL_OPS.includes(op)) return at.fail(`One of ${DETAIL_OPS.join(', ')}.`, 'op');
    const value = given.value ?? null;
    const number = typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 1e12;
    if (COMPARES.has(op) && !number) return at.fail('A number to compare with.', 'value');
    if (op !== 'exists' && !number && !isText(value, 200)) return at.fail('A text or a number.', 'value');
    const currency = given.currency ?? null;
    if (currency !== null && (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency))) return at.fail('A currency’s code such as EUR.', 'currency');
    return { kind: 'detail', key: given.key.trim(), op, value: op === 'exists' ? null : (value as string | number), currency };
  },
  json: ({ key, op, value, currency }) => ({ key, ...(op === 'exists' ? {} : { op, value }), ...(currency === null ? {} : { currency }) }),
  describe: ({ key, op, value, currency }) => `gives ${/^[aeiou]/i.test(key) ? 'an' : 'a'} ${key}${op === 'exists' ? '' : ` ${WORDS[op]} ${String(value)}`}${currency === null ? '' : ` ${currency}`}`,
  holds: (condition, { details }) => {
    const found = details.find((one) => sameKey(one.key, condition.key) && fits(condition, one.value));
    return found ? fact(`${found.key} ${found.value}`) : null;
  },
};

function fits({ key, op, value, currency }: LeafOf<'detail'>, given: string): boolean {
  const amount = typeof value === 'number' || currency !== null || sameKey(key, 'amount') ? statedAmount(given) : null;
  if (currency !== null && amount?.currency !== currency) return false;
  switch (op) {
    case 'exists':
      return true;
    case 'eq':
      return typeof value === 'number' ? amount?.value === value : given.toLowerCase() === String(value).toLowerCase();
    case 'contains':
      return given.toLowerCase().includes(String(value).toLowerCase());
    case 'gt':
      return amount !== null && amount.value > Number(value);
    case 'gte':
      return amount !== null && amount.value >= Number(value);
    case 'lt':
      return amount !== null && amount.value < Number(value);
    case 'lte':
      return amount !== null && amount.value <= Number(value);
  }
}
