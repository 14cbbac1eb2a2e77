import fc from 'fast-check';
import { COMMON_WORDS } from '../protection/patterns/common-words';
import { REAL_WORDS } from '../protection/patterns/real-words';
import { SHORT_WORDS } from '../protection/patterns/short-words';
import { harmless } from '../protection/testing/frozen-set';
import { FOREIGN_MOOD, FOREIGN_PRESSING } from './mood-lexicon';
import { MOOD_WORDS } from './mood-words';
import { sentimentOf } from './sentiment';
import { urgencyOf } from './urgency';

const FURIOUS: [string, string][] = [
  ['de', 'Das ist eine Unverschämtheit, ich bin wütend!'], ['fr', 'C’est inadmissible, je suis furieuse'], ['es', 'Es inaceptable, una vergüenza'], ['it', 'È inaccettabile, sono furioso'], ['pt', 'Isto é inaceitável, estou furiosa'], ['nl', 'Dit is onacceptabel, ik ben woedend'],
  ['pl', 'To skandal, jestem wściekły'], ['tr', 'Rezalet, çok öfkeliyim'], ['ru', 'Это возмутительно, просто безобразие'], ['ar', 'انا غاضب، هذه فضيحة'], ['he', 'אני זועם, זאת בושה'], ['hi', 'यह शर्मनाक और घटिया है'], ['zh', '太过分了，我很愤怒'], ['ja', 'ふざけるな、最悪だ'], ['ko', '정말 화가 나고 최악이에요'],
];
const PRESSED: [string, string, string][] = [
  ['de', 'Bitte dringend, wir sind gesperrt', 'Es ist nicht dringend, lassen Sie sich Zeit'], ['fr', 'C’est urgent, notre compte est suspendu', 'Ce n’est pas urgent, prenez votre temps'], ['es', 'Es urgente, lo antes posible', 'No es urgente, sin prisa'], ['it', 'È urgente, al più presto', 'Non è urgente, con calma'], ['pt', 'É urgente, o mais rápido possível', 'Não é urgente, sem pressa'],
  ['nl', 'Dringend, zo snel mogelijk', 'Niet dringend, geen haast'], ['pl', 'Pilne, konto jest zablokowane', 'Nie pilne, bez pośpiechu'], ['tr', 'Acil, hesabımız askıya alındı', 'Acil değil, müsait olduğunuzda'], ['ru', 'Срочно, нас отключили', 'Не срочно, когда сможете'], ['ar', 'الأمر عاجل، في أقرب وقت', 'ليس عاجلا، خذ وقتك'], ['he', 'דחוף, בהקדם האפשרי', 'לא דחוף, מתי שנוח'], ['hi', 'तुरंत चाहिए, जल्द से जल्द', 'कोई जल्दी नहीं, आराम से'],
  ['zh', '很紧急，请尽快', '不急，慢慢来'], ['ja', '至急お願いします、できるだけ早く', '急ぎませんので'], ['ko', '긴급합니다, 최대한 빨리요', '급하지 않아요'],
];
const PLEASED: [string, string][] = [
  ['de', 'Vielen Dank, perfekt, ich bin zufrieden'], ['fr', 'Merci, parfait'], ['es', 'Gracias, perfecto'], ['it', 'Grazie, perfetto'], ['pt', 'Obrigada, excelente'], ['nl', 'Bedankt, geweldig'], ['pl', 'Dziękuję, świetnie'], ['tr', 'Teşekkürler, harika'], ['ru', 'Спасибо, отлично'], ['ar', 'شكرا، ممتاز'], ['he', 'תודה, מעולה'], ['hi', 'धन्यवाद, बढ़िया'], ['zh', '谢谢，太好了'], ['ja', 'ありがとう、素晴らしい'], ['ko', '감사합니다, 훌륭해요'],
];

it.each(FURIOUS)('%s: fury is heard', (_, text) => expect(sentimentOf(text).value).toBeLessThanOrEqual(-0.7));
it.each(PLEASED)('%s: so is praise', (_, text) => expect(sentimentOf(text).value).toBeGreaterThanOrEqual(0.5));
it.each(PRESSED)('%s: haste is heard, and that there is none', (_, now, later) => {
  expect(urgencyOf(now, []).value).toBeGreaterThanOrEqual(0.6);
  expect(urgencyOf(later, []).value).toBe(0);
});
it.each(['Ich bin nicht zufrieden', 'Je ne suis pas satisfait', 'No estoy satisfecho', 'Memnun değilim', 'Я не доволен'])('a good word is turned: %s', (text) => expect(sentimentOf(text).value).toBeLessThan(0));

it('says why in the customer’s own words', () => {
  expect(sentimentOf('Das ist unverschämt').reasons).toEqual(['“unverschämt”']);
  expect(urgencyOf('Bitte sofort', []).reasons).toEqual(['“sofort”']);
});

it('no word of another language is an ordinary English one', () => {
  const english = [...SHORT_WORDS, ...REAL_WORDS, ...COMMON_WORDS].filter((word) => /^[a-z]+$/.test(word));
  // What English has of them itself means the same there.
  const shared = ['urgent', 'urgently', 'scandal', 'deadline', 'problem', 'super', 'error', 'fantastic', 'horrible', 'terrible', 'excellent', 'perfect'];
  expect(english.filter((word) => FOREIGN_MOOD.of(word) !== undefined && !shared.includes(word))).toEqual([]);
  const pressing = new Set(FOREIGN_PRESSING.map(([phrase]) => phrase.replace('*', '')));
  expect(english.filter((word) => pressing.has(word) && !shared.includes(word))).toEqual([]);
});

it('ordinary questions are neither angry nor pressing, in any language', () => {
  const moved = harmless.flatMap(({ messages }) => messages).filter((text) => sentimentOf(text).value <= -0.5 || urgencyOf(text, []).value >= 0.6);
  expect(moved).toEqual([]);
});

it('every language has words for everything, and any text is read', () => {
  expect(Object.keys(MOOD_WORDS).length + 4).toBe(16); // with English, Chinese, Japanese and Korean
  for (const words of Object.values(MOOD_WORDS)) for (const listed of Object.values(words) as string[]) expect(listed.trim()).not.toBe('');
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
    const { value } = sentimentOf(text);
    const urgency = urgencyOf(text, []).value;
    return value >= -1 && value <= 1 && urgency >= 0 && urgency <= 1;
  }), { seed: 5 });
});
