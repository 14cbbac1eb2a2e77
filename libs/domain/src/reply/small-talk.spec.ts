import { LANGUAGES } from '../text/language';
import { reactionOf, readSmallTalk, smallTalkReply } from './small-talk';
import { SMALL_TALK_PHRASES, type SmallTalk } from './words/small-talk-words';

const KINDS: SmallTalk[] = ['greeting', 'thanks', 'bye', 'are-you-a-bot', 'what-can-you-do', 'acknowledged'];

it.each<[string, SmallTalk, string]>([
  ['Guten Morgen!', 'greeting', 'de'],
  ['vielen dank 🙏', 'thanks', 'de'],
  ['Sind Sie ein Bot?', 'are-you-a-bot', 'de'],
  ['Hallo, was kannst du?', 'what-can-you-do', 'de'],
  ['bonjour', 'greeting', 'fr'],
  ['Es-tu un robot ?', 'are-you-a-bot', 'fr'],
  ['hola, buenos dias', 'greeting', 'es'],
  ['¿Qué puedes hacer?', 'what-can-you-do', 'es'],
  ['grazie mille', 'thanks', 'it'],
  ['Obrigada!', 'thanks', 'pt'],
  ['dank u wel', 'thanks', 'nl'],
  ['Czy jesteś botem?', 'are-you-a-bot', 'pl'],
  ['teşekkür ederim', 'thanks', 'tr'],
  ['Спасибо большое!', 'thanks', 'ru'],
  ['السلام عليكم', 'greeting', 'ar'],
  ['תודה רבה', 'thanks', 'he'],
  ['नमस्ते', 'greeting', 'hi'],
  ['你好！', 'greeting', 'zh'],
  ['ありがとうございます', 'thanks', 'ja'],
  ['안녕하세요', 'greeting', 'ko'],
  ['hello', 'greeting', 'en'],
  ['are you a bot?', 'are-you-a-bot', 'en'],
  ['what can you do', 'what-can-you-do', 'en'],
])('%s is %s in %s', (text, talk, language) => expect(readSmallTalk(text)).toEqual({ talk, language }));

it.each(['Hallo, wo ist meine Rechnung?', 'bonjour je veux annuler', 'gracias pero no funciona', 'спасибо, где мой счёт', '你好我要退款', 'danke nein', 'tag nicht gefunden'])('%s is no small talk', (text) => expect(readSmallTalk(text)).toBeNull());

it('understands each of its own phrases as what it is, in every language', () => {
  for (const [language, kinds] of Object.entries(SMALL_TALK_PHRASES)) {
    for (const kind of KINDS) {
      for (const phrase of kinds[kind].split('|')) expect([language, phrase, readSmallTalk(phrase) !== null]).toEqual([language, phrase, true]);
    }
  }
});

it('answers in every language with the company’s name where it names it, and says that it is an AI', () => {
  for (const language of LANGUAGES) {
    for (const kind of KINDS) expect(smallTalkReply(kind, 'Acme', language)).not.toContain('{');
    for (const kind of ['greeting', 'are-you-a-bot', 'what-can-you-do'] as const) expect(smallTalkReply(kind, 'Acme', language)).toContain('Acme');
    expect(smallTalkReply('are-you-a-bot', 'Acme', language)).toMatch(/AI|KI|IA|yapay zek|ИИ|ذكاء اصطناعي|בינה מלאכותית|एआई/);
  }
});

it.each<[string, 'POSITIVE' | 'NEGATIVE']>([['ja', 'POSITIVE'], ['Oui !', 'POSITIVE'], ['sí', 'POSITIVE'], ['はい', 'POSITIVE'], ['nein', 'NEGATIVE'], ['нет', 'NEGATIVE'], ['아니요', 'NEGATIVE']])('%s is a word on the answer when the AI asked', (text, reaction) => {
  expect(reactionOf(text, true)).toBe(reaction);
  expect(reactionOf(text, false)).toBeNull();
});
