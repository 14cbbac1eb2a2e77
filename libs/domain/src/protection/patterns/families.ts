import type { Language } from '../../text/language';
import type { PatternSource } from '../pattern-book';
import type { ProtectionKind } from '../kinds';
import { INDIVIDUAL_CASE } from './individual-case';
import { OWN_CASE } from './own-case';

/** A matter that every language says in a few ways, kept beside its siblings instead of in each language's book. */
interface Family {
  kind: ProtectionKind;
  patterns: Partial<Record<Language, readonly PatternSource[]>>;
}

const SELLERS = 'rep|reps|representative|representatives|salesman|salesperson|saleswoman|salespeople|sales|seller|account manager|account executive|reseller|sales team';
const SOMEBODY = `${SELLERS}|colleague|colleagues|manager|advisor|adviser|consultant|employee|agent|staff|team|person|guy|lady|woman|man|partner|someone|somebody|he|she|they|you`;
const DEAL = 'discount|discounts|free|credit|credits|off|refund|refunds|price|prices|rate|deal|waive|waived|waiver|fee|half|cheaper|lower|less|reduction|rebate|voucher|months|month|percent|upgrade|locked|cap|capped|exempt|bonus|trial';

/** Somebody of the company is said to have promised something: whether that holds is for a person to say. */
const PROMISE: Family = {
  kind: 'dispute',
  patterns: {
    en: [
      `(${SOMEBODY}) ~3 (promised|guaranteed|assured|pledged|swore|vowed) ~9 (${DEAL})`,
      `(${SELLERS}) ~4 (agreed|offered|quoted|told|confirmed|granted|committed|said|gave|negotiated|approved) ~7 (${DEAL})`,
      '(i|we|me|us) (was|were|had been|have been|am|got|been) ~1 (promised|guaranteed|assured)',
      '(promise|promises|assurance|guarantee|commitment|word) ~3 (made|given|from|by|of) ~3 (rep|representative|sales|salesman|salesperson|seller|colleague|manager|advisor|adviser|agent|team)',
      '(honor|honour|honoring|honouring|keep|fulfil|fulfill|stick to|stand by) ~2 (promise|promises|deal|offer|quote|word|commitment|agreement)',
      '(discount|credit|refund|price|rate|rebate|deal|offer|upgrade|month|months) ~3 (i|we|us|me) ~2 (promised|guaranteed|assured)',
      '(promised|guaranteed|assured) (me|us)',
    ],
    de: ['(verkaufer*|vertriebler*|vertrieb|vertriebs*|berater*|mitarbeiter*|kolleg*|ansprechpartner*|aussendienst*|kundenbetreuer*|ihr|sie) ~9 (versproch*|zugesagt*|zugesichert*|garantiert|versprach)', '(wurde|wurden|hat|haben|hatte|hatten|mir|uns|war) ~8 (versprochen|zugesagt|zugesichert)', '(versprochene|versprochenen|versprochener|zugesagte|zugesagten|zugesicherte|zugesicherten)'],
    fr: ['(commercial*|vendeur*|vendeuse|conseiller*|conseillere|collegue*|representant*|interlocut*|vous|on|il|elle) ~4 (promis|promise|garanti|assure|accorde|promettait)', '(remise|rabais|reduction|avoir|remboursement|prix|tarif|geste) ~3 (promis|promise|promises)'],
    es: ['(me|nos) ~2 (prometio|prometieron|prometido|prometisteis|garantizo|garantizaron|aseguro|aseguraron)', '(comercial|vendedor*|asesor*|agente|representante|companero) ~4 (prometio|prometieron|ofrecio|garantizo|aseguro|dijo) ~6 (descuento*|gratis|precio|reembolso|abono|rebaja)', '(descuento|precio|reembolso|abono|rebaja) ~3 (prometido|prometida|prometieron)'],
    it: ['(mi|ci) ~3 (promesso|promessa|garantito|assicurato)', '(venditor*|commerciale|agente|consulente|rappresentante|collega|responsabile) ~4 (promesso|offerto|garantito|assicurato|detto) ~6 (sconto|sconti|gratis|prezzo|rimborso|credito)', '(sconto|prezzo|rimborso|credito) ~3 (promesso|promessi)'],
    pt: ['(me|nos) ~2 (prometeu|prometeram|prometido|garantiu|garantiram|assegurou)', '(vendedor*|comercial|consultor*|representante|colega|gerente) ~4 (prometeu|prometeram|ofereceu|garantiu|disse) ~6 (desconto*|gratis|gratuit*|preco|reembolso|credito)', '(desconto|preco|reembolso|credito) ~3 (prometido|prometeram|prometeu)'],
    nl: ['(verkoper*|vertegenwoordiger*|adviseur*|accountmanager*|medewerker*|collega*|jullie|u|mij|me|ons) ~8 (beloofd|beloofde|toegezegd|toegezegde|gegarandeerd)', '(beloofde|toegezegde) ~1 (korting|prijs|creditnota|terugbetaling|tarief|maand*)'],
    pl: ['(obieca*|przyrzek*|zagwarantowa*)', '(handlow*|sprzedaw*|doradc*|przedstawiciel*|konsultant*|opiekun*) ~4 (powiedzia*|zaoferowa*|zapewni*|uzgodni*) ~6 (rabat*|znizk*|zwrot*|cen*|darmow*|gratis)'],
    tr: ['(soz|taahhut) (verdi*|verildi*|vermisti*|verilmisti*)', '(vaat|vadet*|vaad*) ~1 (etti*|edildi*|edilmisti*|ettiniz)', '(satis temsilcisi|satici*|temsilci*) ~6 (indirim|ucretsiz|bedava)'],
    ru: ['(обеща*|пообеща*|гарантировал*|заверил*)'],
    ar: ['(*وعدني*|*وعدنا*|*وعدتم*|*وعدوني*|*وعدتني*)', '(وعد) ~3 (*خصم*|*تخفيض*|*مجان*|*سعر*)'],
    he: ['(*הבטיח*|*הובטח*|*הבטחת*)'],
    hi: ['(*वादा*|*वायदा*)', '(vada|vaada|wada) ~2 (kiya|tha)'],
  },
};

const FAMILY = 'father|mother|dad|mum|mom|husband|wife|spouse|brother|sister|son|daughter|parent|parents|grandfather|grandmother|grandpa|grandma|uncle|aunt|cousin|fiance|fiancee';
const OTHERS = 'partner|boss|owner|founder|director|colleague|holder|cardholder|accountholder|customer|client|subscriber|employee|friend|treasurer|accountant|bookkeeper|ceo|chairman|he|she|who';

/** Somebody has died and what was theirs must be settled: never for a machine to answer. */
const BEREAVEMENT: Family = {
  kind: 'legal',
  patterns: {
    en: [
      `(${FAMILY}) ~4 (died|passed away|passed on|dead|was killed)`,
      `(${OTHERS}) (has|had|have|just|sadly|unfortunately|recently|suddenly|unexpectedly)? (died|passed away|is dead|was killed)`,
      '(holder|owner|user|founder|director) of ~2 (account|contract|subscription|company|business|plan|firm) (has|had|have|just|sadly|recently|suddenly)? (died|passed away|is dead)',
      '(passed away|deceased|bereave*|probate|intestate|next of kin)', '(am|as) (the|an|his|her|their|my)? (executor|executrix|heir)', '(executor|executrix|heir|heirs) (of|to|for)',
      '(death|passing) of ~2 (my|our|the|her|his|their|a)', '(death certificate|death notice|certificate of death|letters of administration|estate of|grant of probate|funeral)',
      '(my|our|her|his|their) late (father|mother|dad|mum|mom|husband|wife|spouse|partner|brother|sister|son|daughter|boss|grandfather|grandmother|uncle|aunt|colleague|director)',
      '(administer|administering|administrator|administrators|settle|settling|handle|handling|winding) ~3 estate', '(inherited) ~4 (account|contract|subscription|company|business|plan)',
    ],
    de: ['(verstorben*|verstarb*|gestorben*|todesfall*|sterbefall*|sterbeurkunde*|ableben|hinterblieben*|nachlass*|erbschein*|testamentsvollstreck*|erbengemeinschaft|alleinerb*|trauerfall)', '(tod|tode) ~3 (meines|meiner|unseres|unserer|des|ihres|ihrer|kontoinhabers|inhabers|vaters|mutter|mannes|frau)', '(ich|wir|als) ~3 (erbe|erbin|erben)'],
    fr: ['(decede*|deces|defunt*|acte de deces|succession|heritier*)', '(pere|mere|mari|epoux|epouse|femme|frere|soeur|fils|fille|titulaire|patron|gerant|oncle|tante) ~3 (mort|morte)'],
    es: ['(fallecio|fallecid*|fallecimiento*|difunt*|defuncion|heredero*|heredera*|herencia|albacea)', '(padre|madre|marido|esposo|esposa|mujer|hermano|hermana|hijo|hija|titular|jefe|tio|tia) ~3 (murio|muerto|muerta)'],
    it: ['(decedut*|decesso|defunt*|eredi|erede|eredita|certificato di morte|esecutore testamentario|lutto)', '(padre|madre|marito|moglie|fratello|sorella|figlio|figlia|titolare|capo|zio|zia) ~3 (morto|morta|mancato|mancata|scomparso|scomparsa)'],
    pt: ['(faleceu|falecid*|falecimento*|obito|herdeir*|inventariante|heranca|certidao de obito)', '(pai|mae|marido|esposa|mulher|irmao|irma|filho|filha|titular|chefe|tio|tia) ~3 (morreu|morto|morta)'],
    nl: ['(overleden|overlijden*|overleed|nabestaande*|erfgenaam|erfgenamen|nalatenschap|erfenis|sterfgeval)', '(vader|moeder|man|vrouw|broer|zus|zoon|dochter|eigenaar|rekeninghouder|baas|oom|tante) ~3 (dood|gestorven)'],
    pl: ['(zmarl*|zgon*|zgonu|akt zgonu|spadkobierc*|niezyj*)', '(smierc|smierci) ~3 (mojego|mojej|naszego|naszej|ojca|matki|meza|zony|wlasciciel*)'],
    tr: ['(vefat*|merhum*|mirasci*|veraset*|olum belgesi)', '(babam|annem|esim|kocam|kardesim|oglum|kizim|patronum) ~2 (oldu|olmus|kaybettik)'],
    ru: ['(умер|умерла|умерли|умершего|умершеи|скончал*|покоин*|наследник*|наследств*|смерти|смерть)'],
    ar: ['(*توفي*|*توفى*|*متوفى*|*المتوفي*|*وفاه*|*ورثه*|*المرحوم*)'],
    he: ['(*נפטר*|*המנוח*|*יורש*|*פטירה*|*עיזבון*)'],
    hi: ['(*निधन*|*देहांत*|*मृत्यु*|*स्वर्गवास*|*वारिस*)', '(*गुजर*|*गुज़र*) (*गए*|*गई*|*गये*)', '(mrityu|nidhan|dehant)'],
  },
};

const FAMILIES: readonly Family[] = [PROMISE, BEREAVEMENT, { kind: 'asks-for-person', patterns: OWN_CASE }, { kind: 'asks-for-person', patterns: INDIVIDUAL_CASE }];

/** What the families add to a language, by kind. */
export function familiesOf(language: Language): { kind: ProtectionKind; patterns: readonly PatternSource[] }[] {
  return FAMILIES.flatMap(({ kind, patterns }) => (patterns[language] ? [{ kind, patterns: patterns[language] }] : []));
}
