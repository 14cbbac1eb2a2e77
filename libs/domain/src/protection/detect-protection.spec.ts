import fc from 'fast-check';
import { detectProtection, detectProtections } from './detect-protection';
import type { ProtectedKind, ProtectionKind } from './kinds';

const kindOf = (text: string, ...before: string[]): ProtectedKind | null => detectProtection(text, { recentCustomerTexts: before })?.kind ?? null;

const MUST: [ProtectionKind, string[]][] = [
  ['asks-for-person', ['let me talk to a human', 'I want to speak to someone from your team', 'can I speak with a real person please', 'AGENT', 'human please!!', 'connect me to a representative', 'is there a person I can talk to', 'get me your manager', 'stop the bot, I need human help', 'could someone call me back', 'Kann ich mit einem Menschen sprechen?', 'je veux parler à une personne', 'quiero hablar con una persona']],
  ['dispute', ['I dispute this charge', 'I want to file a complaint about my bill', 'this invoice is wrong', 'you overcharged me', 'I have asked my bank for a chargeback', 'I refuse to pay this', 'i want my money back', 'reverse the charge now', 'Ich widerspreche der Rechnung', 'je conteste la facture']],
  ['double-charge', ['you charged me twice!!', 'I was billed two times for the same month', 'there is a duplicate charge on my card', 'double payment taken in May', 'charged 2x', 'doppelt abgebucht']],
  ['fraud', ['this is fraud', 'someone used my card without asking', 'I never authorised this payment', 'I did not order this', 'that was not me', 'my card was stolen', 'I do not recognise this transaction', 'my account got hacked', 'I got a phishing mail with your logo', 'это мошенничество', '这是诈骗']],
  ['bank-details-change', ['please change my bank account', 'our IBAN has changed', 'new IBAN: DE89 3704 0044 0532 0130 00', 'refund it to a different account', 'I revoke the SEPA mandate', 'we switched banks', 'the account numebr you have is outdated', 'Bitte die Bankverbindung ändern']],
  ['data-protection', ['Remove my name from your records', 'this is a GDPR request: send me a copy of all data you hold', 'Ich verlange die Löschung meiner Daten nach DSGVO']],
  ['legal', ['you will hear from my lawyer', 'You will be hearing from someone about this', 'Offset my claims against the open invoice', 'we will sue you', 'I am taking you to court', 'our company is insolvent', 'I will report you to the ombudsman', 'mein Anwalt meldet sich']],
];
const MAY = [
  'When is my invoice due?', 'Which cards do you accept?', 'How do refunds work?', 'What is your refund policy?', 'What is your IBAN so that I can pay by transfer?', 'How long does a bank transfer take?',
  'Where can I download last year’s invoices?', 'Our address is 5 Court Road, please print it on the invoice.', 'Sue needs a copy of invoice 12', 'How do I add a second card?', 'Can I pay twice a year?', 'Do you charge VAT?',
  'Can I get someone else added as a billing contact?', 'How do I cancel my subscription?', 'Why is there a proration line on my bill?', 'What happens when a payment fails?', 'are you a bot?', 'thanks, that helped',
];

describe('what must reach a person', () => {
  for (const [kind, texts] of MUST) it.each(texts)(`${kind}: %s`, (text) => expect(kindOf(text)).toBe(kind));
  it.each(MAY)('an ordinary question stays with the AI: %s', (text) => expect(kindOf(text)).toBeNull());
});

const IN_OTHER_LANGUAGES: [ProtectionKind, string[]][] = [
  ['asks-for-person', ['Ich möchte mit einem Mitarbeiter sprechen', 'Bitte rufen Sie mich zurück', 'Passez-moi un conseiller', 'Necesito hablar con un agente', 'Vorrei parlare con un operatore', 'Ik wil een medewerker spreken', 'Quero falar com um atendente', 'Chcę rozmawiać z konsultantem', 'Соедините меня с оператором', '转人工', '我要找真人客服', '担当者と話したい', '상담원 연결해 주세요', 'أريد التحدث مع موظف', 'אני רוצה לדבר עם נציג', 'मुझे किसी इंसान से बात करनी है', 'Bir temsilciyle görüşmek istiyorum']],
  ['dispute', ['Die Rechnung ist falsch', 'Ich will mein Geld zurück', 'Je refuse de payer', 'Quiero presentar una reclamación', 'Contesto questa fattura', 'Ik betwist deze factuur', 'Quero meu dinheiro de volta', 'Składam reklamację', 'Верните мне деньги', '我要投诉', '返金してください', '환불해 주세요', 'أريد استرداد المال', 'אני רוצה החזר כספי', 'मेरा बिल गलत है', 'Faturaya itiraz ediyorum']],
  ['double-charge', ['Sie haben zweimal abgebucht', 'J’ai été débité deux fois', 'Me han cobrado dos veces', 'Mi avete addebitato due volte', 'Er is twee keer afgeschreven', 'Fui cobrado duas vezes', 'Pobrano opłatę dwa razy', 'С меня дважды списали деньги', '重复扣款了', '二重請求されています', '두 번 결제됐어요', 'تم خصم المبلغ مرتين', 'חויבתי פעמיים', 'दो बार पैसे कट गए', 'Kartımdan iki kez çekildi']],
  ['fraud', ['Das habe ich nie bestellt', 'Meine Karte wurde gestohlen', 'Je n’ai pas autorisé ce paiement', 'No autoricé este pago', 'Non ho autorizzato questo addebito', 'Ik heb dit niet besteld', 'Não reconheço esta compra', 'Nie autoryzowałem tej płatności', 'Я не совершал этот платёж', '我没有授权这笔付款', '身に覚えのない請求です', '카드가 도용됐어요', 'لم أوافق على هذا الدفع', 'לא אישרתי את החיוב', 'यह धोखाधड़ी है', 'Kartım çalındı']],
  ['bank-details-change', ['Unsere neue IBAN lautet', 'Ich widerrufe das Lastschriftmandat', 'Nous avons changé de banque', 'Quiero cambiar mi cuenta bancaria', 'Ho cambiato conto corrente', 'Mijn rekeningnummer is gewijzigd', 'Mudei de conta bancária', 'Zmieniłem konto bankowe', 'Наши банковские реквизиты изменились', '我想更改银行账户', '口座を変更したい', '계좌를 변경하고 싶어요', 'أريد تغيير الحساب البنكي', 'אני רוצה לשנות חשבון בנק', 'मेरा बैंक खाता बदल गया है', 'Banka hesabım değişti']],
  ['legal', ['Ich schalte meinen Anwalt ein', 'Je vais porter plainte', 'Los voy a demandar', 'Mi rivolgo al mio avvocato', 'Ik schakel een advocaat in', 'Vou processar vocês', 'Sprawa trafi do sądu', 'Подам в суд', '我会起诉你们', '弁護士に相談します', '변호사를 선임하겠습니다', 'سأتصل بالمحامي', 'אני פונה לעורך דין', 'मैं अदालत जाऊंगा', 'Avukatıma danışacağım']],
];

describe('what must reach a person, in other languages', () => {
  for (const [kind, texts] of IN_OTHER_LANGUAGES) it.each(texts)(`${kind}: %s`, (text) => expect(kindOf(text)).toBe(kind));
  it.each(['Wann ist meine Rechnung fällig?', 'Welche Karten akzeptieren Sie?', 'Où puis-je télécharger ma facture ?', '¿Cuándo vence mi factura?', 'Quando scade la fattura?', 'Waar vind ik mijn factuur?', 'Onde encontro minha fatura?', 'Gdzie znajdę fakturę?', 'Где скачать счёт?', '发票在哪里下载？', '請求書はどこでダウンロードできますか', '청구서는 어디서 받나요?', 'أين أجد الفاتورة؟', 'איפה החשבונית שלי?', 'मेरा बिल कहाँ मिलेगा?', 'Faturamı nereden indirebilirim?'])(
    'an ordinary question stays with the AI: %s',
    (text) => expect(kindOf(text)).toBeNull(),
  );
});

describe('what only looks like it', () => {
  it.each([
    'Our company is called Dispute Resolution Ltd.', 'Please send it to Court Road 5', 'Sue from accounting asked for the invoice', 'What is the difference between a credit note and a refund?', 'Do you have a legal department address for the contract file?',
    'I want to add a new card', 'How do I change my payment method?', 'Who do I contact about accounting questions?', 'Hello, anyone there?', 'Is the VAT number on the invoice correct?', 'The address on the invoice is wrong', 'you can call me Anna',
    'Can two people have access?', 'I need an agent seat', 'How do I request a refund?', 'This is not a dispute, I only ask what it is for', 'I do not need a human, thanks', 'my account was suspended', 'When are payments collected?', 'What does a chargers plan cost?',
  ])('%s', (text) => expect(kindOf(text)).toBeNull());
});

describe('disguises', () => {
  it.each(['f r a u d', 'fr4ud', 'FRAUD', 'ｆｒａｕｄ', 'fr\u200baud', 'frаud', 'fraaaud', 'F.R.A.U.D'])('%s', (text) => expect(kindOf(text)).toBe('fraud'));
  it.each([['i dispuet this charge', 'dispute'], ['you chargd me twice', 'double-charge'], ['talk to a represntative', 'asks-for-person'], ['my lawer will write', 'legal']])('a slip: %s', (text, kind) => expect(kindOf(text)).toBe(kind));
  it.each([['you chargedtwice', 'double-charge'], ['i want mymoney back', 'dispute'], ['I dis pute this', 'dispute'], ['please chan ge my bankaccount', 'bank-details-change'], ['talkto a person', 'asks-for-person']])('a blank too few or too many: %s', (text, kind) => expect(kindOf(text)).toBe(kind));
  it.each([['PSAEK to mangaer', 'asks-for-person'], ['CHRAGDE twice', 'double-charge'], ['Mi avete addebitato deu vlote', 'double-charge'], ['Het bedrag is dubbek afgeschrven', 'double-charge']])('two slips in one word, told by its neighbours: %s', (text, kind) => expect(kindOf(text)).toBe(kind));
  it.each(['The refund is not showing up', 'I cannot unblock the PDF', 'cashback and feedback', 'Does the balance reflect my transfer?'])('a word that is one: %s', (text) => expect(kindOf(text)).toBeNull());
  it('reads two messages together', () => {
    expect(kindOf('pute', 'dis')).toBe('dispute');
    expect(kindOf('I mean the bank account.', 'My account has changed.')).toBe('bank-details-change');
    expect(kindOf('and when is it due?', 'I dispute this charge')).toBeNull(); // that message had its own hit
  });
  it('takes two questions in a row for two', () => {
    expect(kindOf('do you charge VAT', 'how do i cancel')).toBeNull();
    expect(kindOf('How many times is a card tried again?', 'Is hosting paid upfront?')).toBeNull();
    expect(kindOf('to a human?', 'can i talk')).toBe('asks-for-person');
    expect(kindOf('and you still charge me', 'I cancelled in March')).toBe('dispute');
  });
});

it('names the rule and quotes the customer', () => {
  expect(detectProtection('Hello. I think you charged me twice! Please check.', { recentCustomerTexts: [] })).toEqual({ kind: 'double-charge', rule: 'Charged twice', phrase: 'I think you charged me twice!', source: 'PHRASE' });
});

it('names every kind that a message holds, most pressing first, each with its own words', () => {
  const hits = detectProtections('You charged me twice. My lawyer will write to you. Let me talk to a human!', { recentCustomerTexts: [] });
  expect(hits.map(({ kind, phrase }) => [kind, phrase])).toEqual([
    ['asks-for-person', 'Let me talk to a human!'],
    ['legal', 'My lawyer will write to you.'],
    ['double-charge', 'You charged me twice.'],
  ]);
});

it('takes a workspace’s own kind beside the built-in ones', () => {
  const widened = [{ rule: 'Press inquiry', kind: 'own-press' as const, phrase: 'journalist' }];
  expect(detectProtections('I am a journalist and I dispute this charge', { recentCustomerTexts: [], widened }).map((hit) => hit.kind)).toEqual(['dispute', 'own-press']);
});

describe('what a phrase stands in', () => {
  it.each(['Can invoices be sent in Polish?', 'How do we make sure that we never pay extra for seats?', 'What happens if a payment is disputed?', 'How do you protect accounts against fraud?', 'do i have to turn on that fallback card thing'])('%s', (text) => expect(kindOf(text)).toBeNull());
  it.each([['polis çağıracağım', 'fraud'], ['We will never pay extra for this', 'dispute'], ['What you are doing is against the law', 'legal'], ['Who are you, a scam?', 'fraud'], ['can you call me back', 'asks-for-person']])('%s', (text, kind) => expect(kindOf(text)).toBe(kind));
});

it('is widened by a workspace, never narrowed', () => {
  const widened = [{ rule: 'Legal matter', phrase: 'works council' }];
  expect(detectProtection('The WORKS  council asks about it', { recentCustomerTexts: [], widened })).toMatchObject({ kind: 'legal', phrase: 'The WORKS  council asks about it' });
  expect(kindOf('The works council asks about it')).toBeNull();
});

it('takes any text, and long ones in linear time', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void detectProtection(text, { recentCustomerTexts: [text] })), { seed: 11 });
  const time = (size: number) => {
    const text = 'charged to a new account again and '.repeat(size);
    const start = Date.now();
    for (let i = 0; i < 5; i += 1) detectProtection(text, { recentCustomerTexts: [] });
    return Date.now() - start;
  };
  time(30);
  expect(time(600)).toBeLessThan(40 * Math.max(time(60), 1));
});
