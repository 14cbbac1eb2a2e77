import type { Language } from '../../text/language';
import type { PatternSource } from '../pattern-book';

const CASE =
  'account|accounts|order|orders|invoice|invoices|bill|bills|payment|payments|transfer|transaction|transactions|refund|case|ticket|request|claim|subscription|statement|file|profile|booking|contract|deposit|delivery|workspace|shop|license|licence';
const HOLDING = 'account|accounts|workspace|shop|store|site|website|page|profile|login|subscription|server|servers|team|domain|domains|organisation|organization|service|tenant|access';
const LOOK = 'check|review|verify|investigate|inspect|examine|recheck|double check|look at|look into|look up|look over|check on|look in|pull up|take a look at|have a look at|take a look into|have a look into';
const OPEN = 'unlock|unblock|unfreeze|unsuspend|unban|reinstate';
const REOPEN = 'reactivate|reopen|re open|enable|re enable|activate|open|restore|release';
const SHUT = 'blocked|locked|closed|suspended|frozen|froze|disabled|deactivated|banned|terminated|restricted|shut down|deleted|cancelled|canceled';
/** Said to somebody who shall do it, as against "how do I …" and "can I …". */
const ASKED = 'please|pls|plz|kindly|can you|could you|would you|can u|could u|need you to|want you to|like you to|ask you to|asking you to|have you|and';
/** Before a verb: it is the customer, or anybody, who does it. */
const BY_ONESELF = { unlessBefore: { words: ['i', 'we', 'to', 'how', 'where', 'do', 'does', 'did', 'will', 'when', 'until', 'after', 'before', 'if', 'must', 'should', 'may', 'they', 'that', 'not', 'cannot', 'who', 'what', 'which'], span: 3 } };
const GRANTED = { unlessBefore: { words: [...BY_ONESELF.unlessBefore.words, 'can', 'would', 'plan', 'admin', 'owner', 'manager', 'boss', 'colleague', 'he', 'she', 'it', 'never', 'help'], span: 4 } };
const SOMEBODY =
  'ex|partner|expartner|husband|wife|spouse|brother|sister|son|daughter|father|mother|cousin|roommate|landlord|colleague|coworker|employee|admin|administrator|owner|boss|manager|director|shareholder|founder|cofounder|friend|agency|developer|freelancer|contractor|consultant|accountant|bookkeeper|member|somebody|someone|stranger|guy|person|staff|he|she|they|you';

/**
 * A request to look at, or to act upon, the customer's own account, order or bill: whatever the documents say in general,
 * only a person can see to it. How customers see to it themselves ("how do I unlock my account?") is a question like others.
 */
export const OWN_CASE: Readonly<Partial<Record<Language, readonly PatternSource[]>>> = {
  en: [
    `(${ASKED}) ~1 (${LOOK}) ~4 (my|our) ~2 (${CASE})`,
    `(${ASKED}) ~1 (${LOOK}) ~3 (${CASE}) ~2 #`,
    [`(${LOOK}) ~3 (${CASE}) ~2 #`, BY_ONESELF],
    [`(${LOOK}) ~1 (my|our) ~1 (${CASE}) (please|pls|plz|and|because|why|since|something|asap|now|immediately)`, BY_ONESELF],
    [`(${LOOK}) ~1 (my|our) ~1 (${CASE}) ~2 (something|nothing|anything) (is|was|has|seems|looks|went|works|wrong|off)`, BY_ONESELF],
    `(can|could) (you|u) ~1 see ~3 (${CASE}) ~2 #`,
    `(${CASE}) ~2 # ~4 (${SHUT})`,
    `(${ASKED}) ~1 (${OPEN}) ~3 (${HOLDING}|me|us|it)`,
    [`(${OPEN}) ~1 (my|our|me|us) ~2 (${HOLDING})?`, BY_ONESELF],
    `(${ASKED}) ~1 (${REOPEN}) ~1 (my|our) ~1 (${HOLDING})`,
    ['restore (my|our) ~1 (access|account|login|workspace|subscription)', GRANTED],
    ['let (me|us) back (in|into|on)', GRANTED],
    ['(give|grant|get|hand) (me|us) ~3 (access|ownership|admin rights)', GRANTED],
    `(${ASKED}) (give|grant|get|hand) (me|us) ~3 (access|ownership|admin rights)`,
    [`(give|hand) (me|us) ~1 back ~1 (my|our) ~1 (${HOLDING})`, GRANTED],
    [`(give|want|need|have) ~2 (my|our) ~1 (${HOLDING}) back`, { unlessBefore: { words: ['how', 'can', 'do', 'does', 'where', 'will', 'when', 'if', 'could', 'may'] } }],
    `(why|reason) ~4 (my|our) ~1 (${HOLDING}) ~3 (${SHUT})`,
    `why ~4 (block|close|suspend|freeze|disable|deactivate|ban|terminate|restrict|delete|lock|${SHUT}) ~1 (my|our) ~1 (${HOLDING})`,
    [`(you|they|somebody|someone) ~3 (${SHUT}) (my|our) ~1 (${HOLDING})`, { unlessBefore: { words: ['do', 'does', 'when', 'will', 'would', 'if', 'once', 'before', 'until', 'after', 'what', 'how', 'can', 'could'] } }],
    `(${SOMEBODY}) ~4 (locked|kicked|shut|threw|thrown|booted|pushed|forced) (me|us|everyone|everybody) ~1 out`,
    `(${SOMEBODY}) ~4 (removed|deleted|demoted|replaced) (me|us) as (owner|owners|admin|admins|administrator|administrators)`,
    `(${SOMEBODY}) ~4 (revoked|took|taken|took away|taken away|withdrew|stole|hijacked) ~1 (my|our) ~2 (access|rights|ownership|login)`,
    `(ex|former|fired|husband|wife|partner|he|she|they|somebody|someone|admin|employee|colleague|who) ~8 (is|are|keeps|keep|started) ~1 (deleting|cancelling|canceling|removing|wiping|destroying|sabotaging) ~1 (people|stuff|things|users|members|files|everything|everyone|data|our|my|subscriptions|services)`,
    ['make (an|one|another) exception ~3 (for|in|with) (me|us|my|our|this|once)', BY_ONESELF],
    '(please|pls|can you|could you|would you) ~2 make (an|one) exception',
    '(i|we) ~4 (renew|sign|stay|extend|commit|upgrade|prepay|switch|subscribe|order|buy) ~7 if you (take|give|offer|knock|drop|lower|reduce|cut|match|grant) ~5 (off|discount|price|percent|rate|less|cheaper)',
    ['(trace|track down|locate|find) (my|our) ~2 (payment|transfer|wire|money|deposit)', BY_ONESELF],
    ['where (is|are|the hell is) (my|our) ~1 (money|funds)', { unlessAfter: ['being', 'coming', 'from', 'come', 'held', 'kept', 'stored', 'going'] }],
  ],
  de: [
    '(bitte)? (prufen|pruefen|uberprufen|ueberpruefen|checken|kontrollieren|entsperren|reaktivieren|offnen) (sie) ~2 (mein|meine|meinen|unser|unsere|unseren) ~1 (konto|account|zugang|shop|bestellung|rechnung|zahlung|auftrag|ticket|vertrag)',
    ['(konnen|konnten|koennen|koennten|wurden) (sie|ihr) ~3 (mein|meine|meinen|unser|unsere|unseren) ~1 (konto|account|zugang|shop|bestellung|rechnung|zahlung|auftrag|ticket|vertrag) ~3 (prufen|pruefen|uberprufen|checken|kontrollieren|ansehen|anschauen|nachsehen|nachschauen|entsperren|freischalten|freigeben|reaktivieren|wiederherstellen)', { unlessBefore: { words: ['wie', 'wo', 'wann'], span: 2 } }],
    '(warum|wieso|weshalb|wurde|haben) ~3 (mein|unser|meinen|unseren) ~1 (konto|account|zugang|shop) ~3 (gesperrt|geschlossen|blockiert|deaktiviert|geloscht|eingefroren|stillgelegt)',
    '(gebt|geben sie|gib|verschaffen sie) ~1 (mir|uns) ~3 (zugang|zugriff)',
    '(partner|partnerin|ex|kollege|kollegin|chef|chefin|inhaber|inhaberin|admin|jemand|mitarbeiter|mann|frau|bruder|schwester|er) ~6 (mich|uns) ~4 (ausgesperrt|ausgeschlossen|rausgeworfen)',
  ],
  fr: [
    ['(verifiez|regardez|controlez|examinez|debloquez|deverrouillez|reactivez|retablissez|rouvrez) ~1 (mon|ma|mes|notre|nos) ~1 (compte|acces|commande|facture|paiement|dossier|abonnement|boutique)', { unlessBefore: { words: ['comment', 'ou', 'quand', 'je', 'vous', 'si'], span: 3 } }],
    '(pouvez|pourriez) vous ~2 (verifier|regarder|consulter|controler|examiner|debloquer|deverrouiller|reactiver|retablir|rouvrir) ~1 (mon|ma|mes|notre|nos) ~1 (compte|acces|commande|facture|paiement|dossier|abonnement|boutique)',
    'pourquoi ~4 (mon|notre) ~1 (compte|acces|espace|site|boutique) ~6 (bloque*|ferme*|suspendu*|desactive*|supprime*|verrouille*)',
    'pourquoi ~3 (bloque|ferme|suspendu|desactive|supprime) ~1 (mon|notre) ~1 (compte|acces|espace|site|boutique)',
    '(donnez|rendez) (moi|nous) ~3 (acces|compte)',
    '(associe|associee|ex|collegue|patron|proprietaire|admin|mari|femme|quelqu un|il|elle) ~4 (m|nous) a ~1 (exclu*|bloque*|evince*|vire*|ecarte*)',
  ],
  es: [
    ['(revise|revisen|revisad|verifique|verifiquen|compruebe|comprueben|desbloquee|desbloqueen|desbloquead|reactiven|reactive|restablezcan) ~1 (mi|mis|nuestra|nuestro) ~1 (cuenta|acceso|pedido|factura|pago|caso|suscripcion|tienda)', { unlessBefore: { words: ['como', 'donde', 'puedo', 'cuando', 'yo'], span: 3 } }],
    '(pueden|puede|podrian|podria|puedes|podeis) (usted|ustedes|por favor)? (revisar|verificar|comprobar|mirar|investigar|desbloquear|reactivar|restablecer|reabrir) ~1 (mi|mis|nuestra|nuestro) ~1 (cuenta|acceso|pedido|factura|pago|caso|suscripcion|tienda)',
    'por que ~4 (mi|nuestra) (cuenta|tienda|pagina) ~4 (bloqueada|bloqueado|bloquearon|cerrada|cerraron|suspendida|desactivada|eliminada)', 'por que ~3 (bloqueada|bloqueado|bloquearon|bloqueasteis|cerrada|cerraron|cerrado|suspendieron|suspendida|desactivaron|eliminaron) ~1 (mi|nuestra) ~1 (cuenta|tienda|pagina)',
    '(denme|deme|dadme|dennos|devuelvanme|devuelvannos) ~2 (acceso|cuenta)', '(socio|socia|ex|colega|dueno|duena|alguien|marido|mujer|jefe|empleado) ~3 (me|nos) ~2 (echo|echado|expulso|expulsado|dejo fuera|dejado fuera|quito el acceso|quitado el acceso)',
  ],
  it: [
    ['(controllate|controlli|verificate|verifichi|sbloccate|sblocchi|riattivate|riattivi|ripristinate) ~2 (mio|mia|nostro|nostra) ~1 (account|conto|ordine|fattura|pagamento|accesso|profilo|negozio)', { unlessBefore: { words: ['come', 'dove', 'posso', 'quando', 'io'], span: 3 } }],
    '(potete|puo|potreste|potrebbe) (per favore|per cortesia)? (controllare|verificare|guardare|sbloccare|riattivare|ripristinare|riaprire) ~2 (mio|mia|nostro|nostra) ~1 (account|conto|ordine|fattura|pagamento|accesso|profilo|negozio)',
    'perche ~4 (mio|nostro) (account|conto|negozio|sito|profilo) ~4 (bloccato|chiuso|sospeso|disattivato|eliminato)', 'perche ~3 (bloccato|chiuso|sospeso|disattivato|eliminato) ~2 (mio|nostro) (account|conto|negozio|sito|profilo)',
    '(ridatemi|datemi|dateci|ridateci) ~2 (accesso|account)', '(socio|socia|ex|collega|titolare|qualcuno|marito|moglie|capo) ~3 (mi|ci) ha ~1 (bloccato|escluso|chiuso fuori|buttato fuori|tagliato fuori)',
  ],
  pt: [
    ['(verifique|verifiquem|confira|confiram|desbloqueie|desbloqueiem|reative|reativem|restaurem) ~2 (minha|meu|nossa|nosso) ~1 (conta|acesso|pedido|fatura|pagamento|caso|loja)', { unlessBefore: { words: ['como', 'onde', 'posso', 'quando', 'eu'], span: 3 } }],
    '(podem|pode|poderiam|poderia) (por favor)? (verificar|conferir|checar|desbloquear|reativar|restaurar|reabrir|investigar) ~2 (minha|meu|nossa|nosso) ~1 (conta|acesso|pedido|fatura|pagamento|caso|loja)',
    '(por que|porque) ~4 (minha|nossa) (conta|loja|pagina) ~4 (bloquead*|fechada|encerrada|suspensa|desativada|excluida)', '(por que|porque) ~3 (bloquearam|fecharam|encerraram|suspenderam|desativaram|bloqueada|suspensa) ~2 (minha|nossa) (conta|loja|pagina)',
    '(deem me|me deem|devolvam me|me devolvam|nos devolvam) ~2 (acesso|conta)', '(socio|socia|ex|colega|dono|dona|alguem|marido|esposa|chefe) ~3 (me|nos) ~1 (bloqueou|excluiu|removeu|expulsou|trancou)',
  ],
  nl: [
    ['(controleer|bekijk|check|deblokkeer|ontgrendel|heractiveer|herstel|heropen) ~1 (mijn|onze|ons) ~1 (account|toegang|bestelling|factuur|betaling|winkel)', { unlessBefore: { words: ['ik', 'we', 'wij', 'hoe', 'waar', 'kan', 'als'], span: 3 } }],
    '(kunt|kun|kunnen|wilt|willen) (u|je|jullie) ~2 (mijn|onze|ons) ~1 (account|toegang|bestelling|factuur|betaling|winkel) ~2 (controleren|bekijken|nakijken|checken|deblokkeren|ontgrendelen|heropenen|heractiveren|herstellen)',
    'waarom ~3 (mijn|ons|onze) ~1 (account|winkel|toegang|site) ~3 (geblokkeerd|gesloten|opgeschort|gedeactiveerd|verwijderd|afgesloten)', '(geef|geven) (me|mij|ons) ~3 toegang',
    '(partner|ex|collega|eigenaar|iemand|baas|man|vrouw) ~3 (mij|me|ons) ~4 (buitengesloten|uitgesloten|geblokkeerd)',
  ],
  pl: [
    '(sprawdzcie|sprawdz|prosze sprawdzic|prosze o sprawdzenie|zweryfikujcie|odblokujcie|odblokuj|prosze odblokowac|przywroccie|prosze przywrocic) ~1 (moj|moje|moja|mojego|mojej|nasz|nasze|naszego) ~1 (konto|konta|zamowienie|zamowienia|fakture|faktury|platnosc|przelew|dostep)',
    '(mozecie|moga panstwo|moze pan|moze pani|mozesz) ~1 (sprawdzic|odblokowac|przywrocic) ~1 (moj|moje|moja|nasz|nasze) ~1 (konto|zamowienie|fakture|platnosc|przelew|dostep)',
    '(dlaczego|czemu) ~2 (moje|nasze) konto ~3 (zablokowan*|zamkniet*|zawieszon*|usuniet*)', '(dlaczego|czemu) ~2 (zablokowa*|zamkne*|zawiesi*|usune*) ~1 (moje|nasze|mi|nam) konto', '(dajcie|prosze dac|przywroccie|oddajcie) (mi|nam) ~2 (dostep|konto)',
  ],
  tr: [
    '(hesabimi|hesabimizi|siparisimi|odememi) ~2 (kontrol edin|kontrol eder|kontrol edebilir misiniz|inceleyin|inceler|inceleyebilir misiniz|geri acin|geri acar|geri verin|acar misiniz|acin)',
    '(hesabim|hesabimiz) ~2 (neden|niye) ~2 (kapat*|engellen*|dondur*|askiya|bloke*)', '(neden|niye) ~2 (hesabim|hesabimiz|hesabimi|hesabimizi) ~2 (kapat*|engelle*|dondur*|askiya|bloke*)', '(bana|bize) ~2 erisim ~1 (verin|verir misiniz)',
  ],
  ru: [
    '(проверьте|посмотрите|гляньте|разблокируите|восстановите|верните|откроите) ~2 (мои|мою|мое|моему|наш|нашу|наше) ~1 (аккаунт|счет|заказ|платеж|оплату|заявку|доступ|магазин|кабинет)', '(можете|могли бы вы) ~2 (проверить|посмотреть|разблокировать|восстановить) ~1 (мои|мою|наш|нашу) ~1 (аккаунт|счет|заказ|платеж|оплату|заявку|доступ|магазин)',
    '(почему|за что|зачем) ~3 (заблокир*|закрыли|закрыт|приостанов*|удалили|удален) ~1 (мои|наш|мне|нам) ~1 (аккаунт|счет|магазин|кабинет|доступ)', '(почему|за что) ~1 (мои|наш) ~1 (аккаунт|счет|магазин|кабинет|доступ) ~2 (заблокир*|закрыт|закрыли|приостанов*|удален*)', '(даите|предоставьте|верните|откроите) (мне|нам) ~2 доступ',
  ],
  ar: [
    ['(راجعوا|افحصوا|تحققوا|راجع|افحص|تحقق|افتحوا|اعيدوا|ارجعوا|فكوا) ~2 (*حسابي*|*حسابنا*|*طلبي*|*فاتورتي*)', { unlessBefore: { words: ['كيف', 'اين', 'هل'], span: 3 } }],
    '(لماذا|ليش|ليه|لم) ~2 (*حظر*|*اغلق*|*اغلاق*|*تعليق*|*علقتم*|*ايقاف*|*اوقف*|*تجميد*) ~1 (*حسابي*|*حسابنا*)', '(اعطوني|اعطونا|اعيدوا) ~2 (*وصول*)',
  ],
  he: ['(תבדקו|בדקו|תבדוק|בדוק|תבדקי|תשחררו|שחררו|תפתחו|תחזירו|החזירו) ~2 (*חשבון*|*הזמנה*|*חשבונית*|*תשלום*|*גישה*) (שלי|שלנו)', '(למה|מדוע) ~1 (*חשבון*) (שלי|שלנו) ~2 (*נחסם*|*נסגר*|*הושעה*|*חסום*|*חסמתם*)', '(למה|מדוע) ~1 (חסמתם|סגרתם|השעיתם|נחסם|נסגר) ~2 (*חשבון*)', '(תנו|תחזירו|החזירו) (לי|לנו) ~2 (*גישה*|*חשבון*)'],
  hi: ['(मेरा|मेरे|हमारा|हमारे) (खाता|खाते|अकाउंट|ऑर्डर) ~2 (*जांच*|*जाँच*|चेक|*अनलॉक*|*अनब्लॉक*|*खोल*|*बहाल*|*चालू*) ~1 (करें|कीजिए|करो|दें|दीजिए|दो)', '(मेरा|हमारा) (खाता|अकाउंट) ~1 क्यों ~1 (*बंद*|*ब्लॉक*|*निलंबित*|*लॉक*)'],
};

const CHINESE_ACCOUNT = '(?:我的|我们的|我們的).{0,4}(?:账户|账号|帐号|帐户|帳號|帳戶)';
const CHINESE_CASE = '(?:我的|我们的|我們的).{0,4}(?:账户|账号|帐号|帐户|帳號|帳戶|订单|訂單|付款|发票|發票|账单|帳單)';
const CHINESE_SHUT = '(?:封|锁|鎖|冻结|凍結|关闭|關閉|停用|禁用)';
const JAPANESE_ACCOUNT = '(?:私|弊社|当社|うち|自分)の(?:アカウント|口座)';
const JAPANESE_SHUT = '(?:停止|凍結|ロック|閉鎖|削除|制限|無効)';
const KOREAN_ACCOUNT = '(?:제|저희|우리|내) ?(?:계정|계좌)';
const KOREAN_SHUT = '(?:차단|정지|잠|폐쇄|막)';

/** The same in the languages that are read by characters. */
export const OWN_CASE_UNSPACED: readonly RegExp[] = [
  `(?:请|請|麻烦|麻煩|帮我|幫我|帮忙|幫忙|替我).{0,4}(?:查|看|核实|核實|检查|檢查|解锁|解鎖|解封|解冻|解凍|恢复|恢復|重新开通|重新開通).{0,4}${CHINESE_CASE}`,
  `(?:为什么|為什麼|为何|為何|怎么|怎麼)(?:把|将|將)?${CHINESE_ACCOUNT}.{0,3}${CHINESE_SHUT}`,
  `(?:为什么|為什麼|为何|為何).{0,3}${CHINESE_SHUT}了?${CHINESE_ACCOUNT}`,
  '(?:私|弊社|当社|うち|自分)の(?:アカウント|注文|請求書?|支払い?|口座).{0,8}(?:確認し|調べ|見|解除し|復旧し|復元し|再開し|戻し)て(?:ください|下さい|もらえ|いただけ|頂け|くれ|ほしい|欲しい)',
  `(?:なぜ|どうして|何故).{0,4}${JAPANESE_ACCOUNT}.{0,4}${JAPANESE_SHUT}`,
  `${JAPANESE_ACCOUNT}(?:は|が)(?:なぜ|どうして|何故).{0,4}${JAPANESE_SHUT}`,
  '(?:제|저희|우리|내) ?(?:계정|주문|결제|청구서|계좌).{0,10}(?:확인해|조회해|살펴|봐|풀어|해제해|복구해|열어) ?(?:주|줘|달라)',
  `왜 ?${KOREAN_ACCOUNT}.{0,6}${KOREAN_SHUT}`,
  `${KOREAN_ACCOUNT}[이가은는]? ?왜.{0,6}${KOREAN_SHUT}`,
].map((pattern) => new RegExp(pattern));
