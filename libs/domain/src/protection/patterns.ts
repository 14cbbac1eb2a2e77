import type { ProtectionKind } from './kinds';

const PERSON = '(?:real |actual |live |human |proper |physical )?(?:person|human|human being|agent|representative|rep|operator|advisor|adviser|someone|somebody|staff|manager|supervisor|employee|team member|people|colleague|support person|customer service|customer support|support team|your team|the team|your support|the support)';
const MONEY = '(?:charge|charges|payment|payments|invoice|invoices|bill|bills|debit|transaction|amount|fee|fees|withdrawal|claim|booking)';
const BANK = '(?:bank (?:account|details?|data|info(?:rmation)?|connection)|iban|bic|swift|sort code|routing number|account number|account details|bank)';

/** English, on words with contractions written out. The order of kinds is the order of claims: the most pressing first. */
export const PATTERNS: readonly (readonly [ProtectionKind, readonly RegExp[]])[] = [
  ['fraud', [
    /\bfraud\w*|\bscam\w*|\bphish\w*|\bimpersonat\w*|\bidentity theft\b|\bstolen (?:card|credit|account|identity|wallet|phone|bank)/,
    /\b(?:card|account|wallet|identity|phone|details?|credentials)\b(?: \w+){0,3} (?:was|were|got|been|is|are) (?:stolen|hacked|compromised|cloned|skimmed|hijacked)/,
    /\b(?:hacked|compromised|skimmed|cloned)\b/,
    new RegExp(`\\b(?:un|non )?(?:authori[sz]ed)\\b.{0,24}\\b${MONEY}|\\bunauthori[sz]ed|\\bnot authori[sz]ed\\b|\\b(?:did|have|had) not (?:\\w+ )?(?:authori[sz]e|approve|consent|agree)`),
    /\b(?:did|have|had) not (?:ever )?(?:order|ordered|buy|bought|purchase|purchased|sign|signed up|make|made|place|placed|subscribe|subscribed)\b(?: \w+){0,2} (?:this|that|it|any|anything|the|these|those|up)/,
    /\b(?:nobody|no one|none of us|no-one)(?: \w+){0,2} (?:ordered|bought|authori[sz]ed|signed|purchased|made)/,
    /\b(?:that|this|it) (?:was|is) not (?:me|mine|us|ours|from me|by me|my (?:order|purchase|card|doing))\b|\bwas not me\b/,
    new RegExp(`\\b(?:do|does|did) not (?:recogni[sz]e|know)\\b(?: \\w+){0,3} (?:${MONEY}|company|name|entry)|\\bunrecogni[sz]ed\\b|\\bunknown ${MONEY}|\\bsuspicious\\b`),
    /\bwho (?:is|are) \w+(?: \w+)? and why\b(?: \w+){0,4} (?:take|took|charge|charged|debit|debited|withdraw|withdrew)/,
    /\b(?:somebody|someone|some one)(?: else)? (?:ordered|bought|used|is using|has used|paid|signed)\b(?: \w+){0,6} (?:my|our|name|card|account)/,
    /\bused (?:my|our) (?:card|account|name|details)\b(?: \w+){0,4} without\b/,
    /\b(?:mail|email|letter|message|invoice|call)\b(?: \w+){0,4} (?:new bank details|looks? like yours|looks? fake|pretend\w*)|\bfake (?:invoice|bill|mail|email|website)\b|\binvoice (?:that )?(?:looks|appears) (?:like yours|fake)/,
  ]],
  ['legal', [
    /\blawyers?\b|\bsolicitors?\b|\battorneys?\b|\bbarristers?\b|\blegal (?:action|steps|proceedings?|counsel|notice|advice|representative|claim|threat|department will|team will|matter)\b|\bsmall claims\b|\blitigation\b|\blawsuits?\b/,
    /\b(?:will|going to|gonna|shall|want to|might|may|could|to) sue\b|\bsue (?:you|your|them|the company)\b|\bsuing\b|\b(?:take|taking|took|bring|bringing) (?:you|this|it|them|the matter|your company) to court\b|\b(?:see|meet) you in court\b|\bcourt (?:order|case|proceedings?|action|hearing|summons)\b|\bhear from (?:my|our|somebody|someone|a) ?(?:else|lawyer|solicitor|attorney|legal)/,
    /\binsolven\w*|\bbankruptcy\b|\bbankrupt\b|\bliquidator\b|\bin (?:administration|receivership|liquidation)\b/,
    /\bgdpr\b|\bdata protection (?:officer|authority|request|commissioner)\b|\bccpa\b|\bsubject access\b|\bcopy of all (?:the |my )?data\b|\ball (?:the )?data you (?:hold|have|store|keep)\b|\b(?:delete|erase|remove) (?:all )?(?:my|our) (?:personal )?(?:data|information|details|account data)\b|\bright to be forgotten\b|\b(?:take|remove|delete|erase) my name (?:out|from)\b/,
    /\b(?:debt|debts) collect\w*|\bcollection agenc\w*|\bdunning\b(?: \w+){0,4} (?:wrong|object|unjustified|letter of)|\bobject\b(?: \w+){0,3} (?:dunning|reminder|letter|claim)|\bbailiff\w*\b|\bclaim is (?:wrong|unjustified|baseless)/,
    /\bset off\b(?: \w+){0,4} (?:against|damages)|\bdamages\b(?: \w+){0,3} (?:against|claim)|\bclaim(?:ing)? (?:for )?(?:damages|compensation)\b|\b(?:ombudsman|consumer protection|trading standards|better business bureau|regulator|financial conduct)\b|\b(?:not amused|read your terms)\b.{0,40}|\breport you to\b/,
  ]],
  ['bank-details-change', [
    new RegExp(`\\b(?:change|update|replace|switch|edit|modify|correct|amend|changing|updating)\\b(?: \\w+){0,5} ${BANK}\\b`),
    new RegExp(`\\b(?:new|different|other|another|changed|outdated|old|wrong) (?:\\w+ )?${BANK}\\b`),
    new RegExp(`\\b${BANK}\\b(?: \\w+){0,4} (?:has|have|had|is|are|was|were)?(?: \\w+){0,2} ?(?:changed|new|outdated|out of date|different now|no longer|updated|switched|closed)\\b`),
    /\bnew iban\b|\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}\b/,
    /\b(?:pay|send|transfer|refund|wire)\b(?: \w+){0,6} to (?:a |an |another |our |my )?(?:different|other|new|another) (?:bank )?account/,
    /\b(?:revoke|cancel|withdraw|withdrew|revoking|terminate)\b(?: \w+){0,3} (?:sepa|mandate|direct debit mandate)|\bmandate\b(?: \w+){0,3} (?:revoked|cancelled|canceled|withdrawn)/,
    /\b(?:account|details?)\b(?: \w+){0,3} (?:changed|updated|new)\b.{0,40}\bbank\b/,
    /\bswitched banks?\b|\bchanged (?:my |our )?banks?\b|\bnew bank\b/,
  ]],
  ['double-charge', [
    /\b(?:charged|billed|debited|invoiced|paid|deducted|taken|took|charge|bill|debit|withdrawn|withdrew)\b(?: \w+){0,8} (?:twice|two times|2 times|2x|double|doubly|again|thrice|three times|3 times|3x|multiple times|several times)\b/,
    /\b(?:twice|double|two times)\b(?: \w+){0,3} (?:charged|billed|debited|invoiced|charge|charges|payment|billing|debit|deducted)\b/,
    /\b(?:double|duplicate|duplicated|second|two|2|extra) (?:charge|charges|billing|payment|payments|debit|debits|transaction|transactions|invoices? for the same)\b/,
    /\b(?:same|one) (?:invoice|charge|amount|order|month)\b(?: \w+){0,5} (?:twice|two times|again|double)\b/,
  ]],
  ['dispute', [
    /\bdisput(?:e|es|ed|ing)\b|\bcharge ?backs?\b|\bcontest(?:ing|ed)? (?:the|this|that|these|a|an|your|my)\b|\bformal complaint\b|\bcomplain(?:t|ts|ing)?\b(?: \w+){0,6} (?:charge|invoice|bill|billing|payment|about)\b|\bfile a complaint\b|\bmake a complaint\b/,
    new RegExp(`\\b(?:refuse|refusing|not going|will not|won't) (?:to )?pay\\b|\\b(?:wrong|wrongly|incorrectly|erroneously|mistakenly|unfairly|illegally) (?:charged|billed|debited|invoiced)\\b|\\b${MONEY}\\b(?: \\w+){0,3} (?:is|are|was|were) (?:completely |totally |clearly |just )?(?:wrong|incorrect|false|unjustified|not correct|not right|a mistake|bogus)\\b`),
    /\bobject to (?:the|this|that|your|my|these|any)\b|\bi object\b|\bovercharg\w+|\bshould not have been (?:charged|billed|debited)\b|\b(?:charged|billed) (?:me|us) (?:too much|more than|the wrong|wrongly|for something|for nothing|without)\b|\brip ?off\b|\bripped off\b/,
    /\b(?:want|demand|give|get|need)\b(?: \w+){0,3} my money back\b|\bmoney back (?:now|immediately|please)\b|\bbank\b(?: \w+){0,6} (?:get|getting|bring|claw|reverse|reversing|recall)\b(?: \w+){0,4} (?:money|payment|charge)?(?: back)?\b.{0,20}/,
    /\breverse(?:d|ing)? (?:the|this|that|my) (?:charge|payment|debit|transaction)\b/,
  ]],
  ['asks-for-person', [
    new RegExp(`\\b(?:speak|talk|chat|connect|connected|transfer|transferred|put|pass|forward|escalate|speaking|talking)\\b(?: (?:me|us|this|it|directly|please|now|just))*(?: (?:to|with|through to|through|over to))+ (?:an? |the |your |some |any |another )*(?:\\w+ )?${PERSON}\\b`),
    new RegExp(`\\b(?:want|need|get|give|like|prefer|request|require|let|have|find|reach|contact|see)\\b(?: \\w+){0,3} (?:an? |the |some |your |any )*(?:real|actual|live|human|proper) (?:person|human|agent|being|support|representative|help)\\b`),
    /\b(?:want|need|would like|get me|give me|i would like|can i have|connect me with|let me have) (?:to (?:speak|talk|chat) (?:to|with) )?(?:an? |the |some )?(?:your )?(?:human|human being|person|agent|representative|operator|manager|supervisor|someone)\b(?! (?:invoice|account|else))/,
    /^(?:a |an |the |real |live |human |please |customer )*(?:human|agent|operator|representative|person|manager|supervisor|support agent|customer service|customer support|support)(?: please| now| pls)*$/,
    /\b(?:is|are) there (?:an? |any |some )?(?:real |actual |live |human )?(?:person|human|people|humans|someone|agent)\b(?: \w+){0,4} (?:talk|speak|help|contact|reach)|\bhuman (?:agent|support|help|being|assistance|please|now)\b|\breal (?:person|human|people|agent)\b(?! or)|\blive (?:agent|chat|person|support)\b|\bcall me (?:back|please|now)\b|\b(?:someone|somebody|a person|anyone|anybody) (?:should |must |has to |needs to |to |can |could |please )*(?:call|phone|ring|contact|get back to) (?:me|us)\b|\bphone me\b|\bnot (?:talking|speaking) to a (?:bot|robot|machine)\b|\bno (?:bots?|robots?)\b|\bstop (?:the )?bot\b/,
    /\b(?:speak|talk|escalate|escalated|forward)\b(?: \w+){0,4} (?:manager|supervisor|human|representative)\b/,
  ]],
];

/** The core of the six families in other languages, on folded text (accents gone). */
export const FOREIGN: readonly (readonly [ProtectionKind, RegExp])[] = [
  ['fraud', /betrug|betrueger|nicht autorisiert|unbefugt|gestohlen|fraude|arnaque|escroquerie|non autorise|piratee?|estafa|no autorizad|robad[ao]|truffa|frode|non autorizzat|rubat[ao]|oplichting|gestolen|niet geautoriseerd|golpe|oszustw|kradzie|nieautoryzowan|мошеннич|украли|украден|несанкционирован|诈骗|欺诈|盗刷|未经授权|詐欺|不正(?:請求|利用|使用)|사기|도용|احتيال|سرقة|مسروق|הונאה|נגנב|धोखाधड़ी|चोरी|dolandır|calinti/iu],
  ['legal', /rechtsanwalt|\banwalt|verklage|\bklage\b|gericht(?:lich)?\b|inkasso|insolvenz|datenschutz|dsgvo|avocat|tribunal|poursui(?:te|vre)|porter plainte|rgpd|abogado|demandar|juzgado|avvocato|tribunale|querela|denuncia|advocaat|rechtbank|advogado|processar|prawnik|adwokat|pozew|sąd|адвокат|юрист|в суд|подам в суд|律师|起诉|法院|弁護士|訴え|裁判|변호사|소송|محام|محكمة|עורך דין|תביעה|वकील|अदालत|avukat|mahkeme/iu],
  ['bank-details-change', /bankverbindung|kontoverbindung|neue iban|konto(?:nummer)? (?:hat sich )?geandert|lastschriftmandat|sepa-?mandat|\brib\b|coordonnees bancaires|changer? (?:de )?banque|nouvel iban|cuenta bancaria|datos bancarios|nuevo iban|coordinate bancarie|conto bancario|nuovo iban|bankrekening|bankgegevens|nieuw iban|dados bancarios|conta bancaria|nowy iban|konto bankowe|numer konta|банковск(?:ие реквизиты|ий счет|их реквизит)|реквизит|银行账户|银行信息|银行卡号|口座(?:番号|変更)?を?変|銀行口座|계좌(?:번호)? ?변경|حساب(?:ي)? (?:ال)?بنك|الحساب المصرفي|חשבון (?:ה)?בנק|बैंक (?:खात|विवरण)|banka (?:hesab|bilgi)/iu],
  ['double-charge', /(?:doppelt|zweimal|2x) (?:ab|be|ge)|doppelt abgebucht|doppelte (?:abbuchung|belastung|zahlung)|zweimal abgebucht|deux fois|double (?:prelevement|debit|facturation)|preleve deux|dos veces|cobro doble|doble cobro|due volte|doppio addebito|twee keer|dubbel (?:afgeschreven|betaald|gefactureerd)|duas vezes|cobranca dupla|dwa razy|podwojn|дважды|два раза|двойн(?:ое|ая) списание|重复扣款|扣了两次|二重(?:請求|引き落とし)|二回|두 번|이중 결제|مرتين|פעמיים|दो बार|iki kez|iki kere|cift cekim/iu],
  ['dispute', /widersprech|widerspruch|beanstand|reklamier|reklamation|rucklastschrift|beschwer|conteste?|contestation|reclamation|reclam[oe]|disputar|impugn|queja|contesto|contestare|contestazione|reclamo|betwist|bezwaar|klacht|contestar|reclamacao|kwestionuj|reklamacj|zazalenie|оспарива|оспорит|жалоб|претензи|争议|投诉|申诉|異議|クレーム|이의 ?제기|항의|اعتراض|أعترض|شكوى|מערער|ערעור|תלונה|विवाद|शिकायत|itiraz|sikayet/iu],
  ['asks-for-person', /(?:mit|einen?) (?:einem |echten? )?(?:menschen?|mitarbeiter|person|berater)\b.{0,12}(?:sprech|reden|verbind)?|echten? menschen?|mitarbeiter sprechen|parler (?:a|avec) (?:une? )?(?:vraie? )?(?:personne|humain|conseiller|agent|quelqu)|une? (?:vraie? )?humain|hablar con (?:una? )?(?:persona|humano|agente|alguien)|parlare con (?:una? |un')?(?:persona|umano|operatore|qualcuno)|(?:met|een) (?:een )?(?:mens|medewerker|persoon) (?:spreken|praten)|falar com (?:uma? )?(?:pessoa|humano|atendente|alguem)|porozmawiac z|z (?:czlowiekiem|konsultantem)|с человеком|с оператором|живого человека|позовите оператора|人工(?:客服|服务)?|真人|転人工|担当者|人間と|オペレーター|상담원|사람과|موظف|إنسان|شخص حقيقي|נציג|בן אדם|इंसान|किसी व्यक्ति|व्यक्ति से बात|insanla|temsilci|yetkili/iu],
];

/** Words of the patterns that misspellings are repaired to. Short everyday words stay as they are. */
export const VOCABULARY: ReadonlySet<string> = new Set(
  ('fraud fraudulent scam scammed scammer phishing phished stolen hacked unauthorized unauthorised authorized authorised lawyer lawyers solicitor attorney court sue legal dispute disputed disputing chargeback ' +
    'chargebacks complaint insolvent bankruptcy dunning collection iban mandate charged twice double duplicate billed debited human representative operator manager supervisor agent person refund account bank details changed change ' +
    'invoice payment recognise recognize object overcharged ordered').split(' '),
);
