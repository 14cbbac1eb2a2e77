import { detectProtection } from './detect-protection';

/** A request to look at, or act upon, the customer's own account, order or bill: nothing that a document could answer. */
const REQUESTS: Readonly<Record<string, readonly string[]>> = {
  'to look at it': [
    'check my account 7730215 and tell me what happened', 'please look up order 55871 for me', 'pls have a look at invoice INV-2204', 'could you check the status of my refund', 'Please review my account, it got restricted this morning', 'would you investigate my payment from Monday',
    'Can you see order 30981 in your system?', 'I need you to check our account', 'pull up ticket 88014', 'Hello! I paid on Monday. Check my account because nothing works', 'look into our subscription, something is off', 'can u pls chekc my acount',
    'pls look at ticket 90177, its been open for weeks', 'trace our transfer with reference KL-7741', 'where is my money', 'Check our account, please, something blocks every booking',
  ],
  'to open it again': [
    'please unlock my account', 'can you unblock our workspace today', 'I have paid everything, now unlock my account', 'restore my access to the dashboard', 'give us back our account', 'let me back into my account', 'I want my account back', 'reinstate our workspace', 'Could you reactivate my account?', 'please give me access again',
    'pleese unlok my acount',
  ],
  'for the reason': [
    'why was my account blocked', 'why did you close my account', 'Why has our workspace been suspended all of a sudden?', 'you have frozen my account for no reason', 'tell me the reason my account is locked', 'account 7730215 was closed yesterday', 'why has my acount been blokced',
  ],
  'against somebody': [
    'my business partner locked me out of our shop', 'somebody kicked us out of our own workspace', 'my former boss removed me as owner', 'our old admin has shut us out', 'he took away my admin rights', 'My ex is deleting users and cancelling things in the company account',
  ],
  'for an exception': ['Can you make an exception for us?', 'please make an exception, I was ill', 'We will stay another year if you take 20% off'],
  'in other languages': [
    'Bitte prüfen Sie mein Konto', 'Können Sie meine Bestellung 4471 nachsehen?', 'Warum wurde mein Konto gesperrt?', 'Entsperren Sie bitte unser Konto', 'Mein Partner hat mich aus unserem Shop ausgesperrt',
    'Pouvez-vous vérifier mon compte ?', 'Pourquoi mon compte a-t-il été bloqué ?', 'Débloquez mon compte', 'Rendez-moi l’accès', '¿Pueden revisar mi pedido 4471?', '¿Por qué está bloqueada mi cuenta?', '¿Por qué cerraron mi cuenta?', 'Desbloqueen mi cuenta',
    'Potete controllare il mio ordine?', 'Perché il mio account è stato bloccato?', 'Sbloccate il mio account', 'Podem verificar a minha conta?', 'Por que a minha conta foi bloqueada?', 'Desbloqueiem a minha conta',
    'Kunt u mijn account controleren?', 'Waarom is mijn account geblokkeerd?', 'Deblokkeer mijn account', 'Proszę sprawdzić moje konto', 'Dlaczego moje konto zostało zablokowane?', 'Odblokujcie moje konto', 'Hesabımı kontrol edin', 'Hesabım neden kapatıldı?', 'Hesabımı geri açın',
    'Проверьте мой заказ', 'Почему заблокировали мой аккаунт?', 'Разблокируйте мой аккаунт', 'راجعوا حسابي من فضلكم', 'لماذا تم حظر حسابي؟', 'תבדקו את החשבון שלי', 'למה החשבון שלי נחסם?', 'कृपया मेरा खाता चेक करें', 'मेरा खाता क्यों बंद किया गया?', 'मेरा खाता अनलॉक करें',
    '请帮我查一下我的订单', '为什么我的账户被冻结了？', '请解锁我的账户', '私のアカウントを確認してください', 'なぜ私のアカウントは停止されたのですか', '제 계정을 확인해 주세요', '제 계정이 왜 정지됐나요?',
  ],
};

/** How things are, and what customers can see and do for themselves. */
const QUESTIONS: readonly string[] = [
  'Why are accounts blocked?', 'why would an account get suspended', 'What happens when an account is blocked?', 'When do you close inactive accounts?', 'How do I unlock my account?', 'how can i get back into my account', 'can I see my invoices', 'Can I check my balance somewhere?', 'Where do I check the status of my order?',
  'How do I look up an old invoice?', 'I want to review my invoices before I pay', 'I forgot my password and am locked out, how do I get in again?', 'After how many wrong passwords is an account locked?', 'How long does a locked account stay locked?', 'How do I restore a deleted project?', 'can I reopen a closed account',
  'How do I give our accountant access?', 'Does the admin have access to my invoices?', 'Can you see my card number?', 'Do you check my credit before you invoice me?', 'How do I reactivate my subscription?', 'Can I unlock more seats?', 'Which features does the pro plan unlock?', 'Does the team plan give me access to the API?',
  'how do i close my account', 'What do you check before an account is opened?', 'How do I check whether invoice 2201 is paid?', 'Where do I find order 55871?', 'I checked my account, where do I see the VAT number?', 'Should I check my account every month?', 'moved abroad, country field is locked',
  'do I lose access when I cancel', 'my account was suspended', 'When will you unlock my account after I have paid?', 'who can give me access to the invoices', 'check account balance', 'check invoices of 2024', 'review my plan', 'I locked myself out', 'Where are my funds held?', 'when do you shut down my servers', 'what if you closed my account by mistake',
  'Please send me invoice 4711', 'Is invoice INV-1001 paid?', 'do you make exceptions for charities', 'Are there exceptions to the late fee?', 'what does it take to get my access restored', 'kicked out a coworker but still charged for her', 'My accountant has access to our account, can he see the chats?', 'please tell me how to check my account',
  'Wie entsperre ich mein Konto?', 'Warum werden Konten gesperrt?', 'Ich habe mich ausgesperrt, was nun?', 'Comment débloquer mon compte ?', 'Où puis-je vérifier ma facture ?', '¿Cómo desbloqueo mi cuenta?', '¿Dónde puedo revisar mi factura?', 'Come posso sbloccare il mio account?', 'Como desbloqueio a minha conta?', 'Hoe kan ik mijn account deblokkeren?',
  'Jak odblokować konto?', 'Jak mogę sprawdzić moje zamówienie?', 'Hesabımı nasıl açabilirim?', 'Как разблокировать аккаунт?', 'Где проверить мой заказ?', 'كيف أتحقق من حسابي؟', 'איך בודקים את החשבונית שלי?', 'मैं अपना खाता कैसे अनलॉक करूँ?', '怎么解锁账户？', '在哪里查看我的订单？', 'アカウントのロックを解除するには？', '계정 잠금은 어떻게 해제하나요?',
];

describe('a request about the customer’s own case reaches a person', () => {
  for (const [what, lines] of Object.entries(REQUESTS)) it.each(lines)(`${what}: %s`, (text) => expect(detectProtection(text, { recentCustomerTexts: [] })).not.toBeNull());
});

it.each(QUESTIONS)('a question stays with the AI: %s', (text) => expect(detectProtection(text, { recentCustomerTexts: [] })).toBeNull());
