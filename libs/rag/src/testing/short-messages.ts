/**
 * First lines of customers by the language they are written in, as people type: lower case, without accents, short, misspelt. Written to
 * measure the language detector.
 */
export const SHORT_MESSAGES: Readonly<Record<string, readonly string[]>> = {
  en: [
    'do u take amex', 'need my invoice asap', 'wheres my refund', 'invoice for march pls', 'cant log in to billing', 'hi, card got declined again', 'cancel my plan', 'u charged me twice', 'how 2 change card',
    'is vat included', 'what does net 30 mean', 'still waiting for the credit note', 'hello anyone there', 'does the price include tax?', 'wrong address on invoice 2024-118', 'can we pay by wire',
  ],
  de: [
    'wo finde ich meine rechnung', 'rechnung falsch bitte korrigieren', 'bekomme keine rechnung mehr', 'kann man auch per paypal zahlen', 'wann wird abgebucht', 'hab doppelt bezahlt', 'brauche die rechnung für märz',
    'ist die mehrwertsteuer dabei', 'kreditkarte abgelehnt was nun', 'wie lange dauert die erstattung', 'möchte kündigen', 'guten tag, ich habe eine frage zur rechnung',
  ],
  fr: [
    'ou est ma facture', 'je ne recois plus mes factures', 'comment resilier mon abonnement', 'ma carte a ete refusee', 'acceptez vous paypal', 'bonjour jai ete preleve deux fois', 'la tva est incluse ?',
    'quand serai-je remboursé', 'je veux changer de carte', 'il me faut la facture de mars', 'combien coute le forfait annuel', 'erreur sur ma facture',
  ],
  es: [
    'donde esta mi factura', 'no me llega la factura', 'como cancelo mi plan', 'me han cobrado dos veces', 'aceptan paypal?', 'el iva esta incluido', 'cuanto cuesta el plan anual', 'necesito la factura de marzo',
    'mi tarjeta fue rechazada', 'quiero cambiar la tarjeta', 'cuando me devuelven el dinero', 'hola, tengo una duda',
  ],
  it: [
    'dove trovo la fattura', 'non ricevo le fatture', 'come disdico il piano', 'mi avete addebitato due volte', 'accettate paypal', "l'iva è inclusa?", 'quanto costa il piano annuale', 'mi serve la fattura di marzo',
    'la carta è stata rifiutata', 'vorrei cambiare carta', 'quando arriva il rimborso', 'buongiorno, ho una domanda sulla fattura',
  ],
  pt: [
    'onde esta a minha fatura', 'nao recebi a fatura', 'como cancelo o meu plano', 'fui cobrado duas vezes', 'voces aceitam paypal', 'o iva esta incluido?', 'quanto custa o plano anual', 'preciso da fatura de março',
    'meu cartao foi recusado', 'quero trocar o cartão', 'quando recebo o reembolso', 'olá, tenho uma dúvida',
  ],
  nl: [
    'waar staat mijn factuur', 'ik krijg geen facturen meer', 'hoe zeg ik mijn abonnement op', 'er is twee keer afgeschreven', 'kan ik met paypal betalen', 'is de btw inbegrepen', 'wat kost het jaarabonnement',
    'heb de factuur van maart nodig', 'mijn kaart is geweigerd', 'ik wil een andere kaart gebruiken', 'wanneer krijg ik mijn geld terug', 'goedemiddag, ik heb een vraag',
  ],
  pl: [
    'gdzie jest moja faktura', 'nie dostaje faktur', 'jak anulować plan', 'pobrano mi dwa razy', 'czy mogę zapłacić paypalem', 'czy vat jest wliczony', 'ile kosztuje plan roczny', 'potrzebuję faktury za marzec',
    'moja karta została odrzucona', 'chcę zmienić kartę', 'kiedy dostanę zwrot', 'dzień dobry, mam pytanie',
  ],
  tr: [
    'faturam nerede', 'fatura gelmiyor', 'planımı nasıl iptal ederim', 'iki kez ücret alındı', 'paypal kabul ediyor musunuz', 'kdv dahil mi', 'yıllık plan ne kadar', 'mart ayının faturası lazım',
    'kartım reddedildi', 'kartımı değiştirmek istiyorum', 'param ne zaman iade edilir', 'merhaba bir sorum var',
  ],
  ru: ['где мой счёт', 'не приходит счет', 'как отменить подписку', 'с меня списали дважды', 'можно оплатить через paypal', 'ндс включён?', 'сколько стоит годовой план', 'нужен счёт за март', 'карта отклонена', 'когда вернут деньги'],
  ar: ['أين فاتورتي', 'لم تصلني الفاتورة', 'كيف ألغي الاشتراك', 'تم خصم المبلغ مرتين', 'هل تقبلون باي بال', 'هل الضريبة مشمولة', 'كم سعر الخطة السنوية', 'أحتاج فاتورة مارس', 'تم رفض بطاقتي', 'متى أسترد المبلغ'],
  he: ['איפה החשבונית שלי', 'לא קיבלתי חשבונית', 'איך מבטלים מנוי', 'חייבתם אותי פעמיים', 'אפשר לשלם בפייפאל', 'המחיר כולל מעמ', 'כמה עולה מנוי שנתי', 'הכרטיס נדחה'],
  hi: ['मेरा बिल कहाँ है', 'बिल नहीं मिला', 'प्लान कैसे रद्द करें', 'दो बार पैसे कट गए', 'क्या टैक्स शामिल है', 'सालाना प्लान कितने का है', 'कार्ड अस्वीकार हो गया', 'पैसे कब वापस मिलेंगे'],
  zh: ['我的发票在哪里', '没收到发票', '怎么取消套餐', '扣了两次款', '可以用支付宝吗', '价格含税吗', '年费多少钱', '卡被拒了'],
  ja: ['請求書はどこですか', '請求書が届きません', '解約したいです', '二重に請求されました', 'PayPalは使えますか', '税込みですか', '年額はいくらですか', 'カードが拒否されました'],
  ko: ['청구서 어디서 보나요', '청구서가 안 왔어요', '플랜 해지하고 싶어요', '두 번 결제됐어요', '페이팔 되나요', '부가세 포함인가요', '연간 요금 얼마예요', '카드가 거절됐어요'],
};

/** Words that tell nothing of the language, or too little to answer in it: nobody may be certain about them. */
export const UNTOLD: readonly string[] = ['', ' ', 'ok', 'OK', 'k', '??', '42', '4711 / 2024', 'INV-1042', '€ 49,90', '12.03.2026', 'amex', 'visa', 'paypal', 'pdf', 'iban', 'DE89 3704 0044 0532 0130 00', '😀', '👍👍', 'https://example.com/facture', 'jane.doe@example.com', 'GmbH', 'Müller', 'Chatref', 'vat', 'sepa', 'VAT ID', 'plan', 'status'];
