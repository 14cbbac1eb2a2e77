/**
 * How people of other languages than English show what they feel and how pressed they are. Folded (no accents, small
 * letters); `word*` begins so. Scripts without blanks between words are looked up as characters.
 */
export interface MoodWords {
  /** Rage and contempt (−3), annoyance (−2), a complaint (−1). */
  furious: string;
  annoyed: string;
  complaining: string;
  /** Thanks and approval (1), praise (2). */
  pleased: string;
  delighted: string;
  /** Turn a good word into a bad one. */
  not: string;
  /** Phrases, separated by `|`: now (0.6), soon (0.4), some day but named (0.2); and what takes haste away. */
  now: string;
  soon: string;
  today: string;
  relaxed: string;
}

/** By language, ISO 639-1. */
export const MOOD_WORDS: Readonly<Record<string, MoodWords>> = {
  de: {
    furious: 'unverschamt* frechheit wutend* stinksauer inakzeptabel* unfassbar unertraglich* abzocke abzocker unglaublich skandal* ekelhaft schweinerei verarscht verarschen', annoyed: 'enttauscht enttauschend* arger argerlich* verargert genervt nervig frustriert frustrierend* furchtbar* schrecklich* nutzlos* lacherlich* katastrophe katastrophal* sauer peinlich* zumutung', complaining: 'falsch fehler problem schlecht* niemals',
    pleased: 'danke dankeschon vielen gut nett freundlich*', delighted: 'perfekt prima wunderbar hervorragend ausgezeichnet grossartig zufrieden hilfreich begeistert', not: 'nicht kein keine keinen nie niemals wenig',
    now: 'dringend*|notfall|eilt|sofort|umgehend|unverzuglich|asap', soon: 'so schnell wie moglich|schnellstmoglich|schnellstens|letzte mahnung|gesperrt|abgeschaltet|frist|inkasso*', today: 'heute|morgen fruh|bis morgen', relaxed: 'nicht dringend|keine eile|eilt nicht|hat zeit|lassen sie sich zeit',
  },
  fr: {
    furious: 'furieux furieuse inadmissible* inacceptable* scandaleux scandaleuse honteux escroc* voleurs arnaque* degoutant* lamentable* revoltant* outre outree', annoyed: 'decu decue decevant* enerve enervee agace agacee frustre frustree frustrant* horrible* inutile* ridicules catastrophe* catastrophique* mecontent* nul marre ras-le-bol', complaining: 'faux erreur probleme mauvais* jamais',
    pleased: 'merci sympa gentil contente', delighted: 'parfait* genial* super formidable* excellent* merveilleux satisfait satisfaite ravi ravie utile', not: 'pas jamais peu aucun aucune',
    now: 'urgent*|urgence|immediatement|tout de suite|sans delai|au plus vite', soon: 'des que possible|le plus vite possible|dernier rappel|mise en demeure|bloque|suspendu*|coupe|huissier|recouvrement', today: "aujourd'hui|ce soir|demain", relaxed: "pas urgent|rien d'urgent|pas presse|prenez votre temps|quand vous pourrez",
  },
  es: {
    furious: 'furios* indignad* indignante* inaceptable* vergonzos* verguenza estafa* ladrones asco escandal* intolerable*', annoyed: 'decepcionad* decepcionante enfadad* enojad* molest* frustrad* frustrante horrible* inutil* ridicul* terrible* pesimo pesima harto harta hartos hartas desastre', complaining: 'mal error problema equivocad* nunca',
    pleased: 'gracias amable amables contento contenta', delighted: 'perfecto perfecta genial estupend* excelente* maravillos* satisfech* encantad* util', not: 'no nunca tampoco ningun poco',
    now: 'urgent*|urgencia|inmediatamente|de inmediato|ahora mismo|ya mismo', soon: 'cuanto antes|lo antes posible|ultimo aviso|bloquead*|suspendid*|cortad*|cobrador*', today: 'hoy|manana mismo|esta noche', relaxed: 'no es urgente|sin prisa|no hay prisa|cuando puedan|cuando pueda',
  },
  it: {
    furious: 'furios* inaccettabil* vergognos* vergogna scandalos* truffa* truffatori ladri schifo indignat* intollerabil*', annoyed: 'delus* deludente arrabbiat* infastidit* frustrat* frustrante orribil* inutile inutili ridicol* terribil* pessim* stufo stufa stufi stufe disastro', complaining: 'sbagliat* errore problema mai',
    pleased: 'grazie gentile gentilissim* contento contenta', delighted: 'perfetto perfetta ottimo ottima eccellent* meraviglios* soddisfatt* fantastic* utilissim*', not: 'non mai poco nessun',
    now: 'urgent*|urgenza|immediatamente|subito|all\'istante', soon: 'al piu presto|appena possibile|prima possibile|ultimo sollecito|bloccat*|sospes*|scadenza', today: 'oggi|stasera|domani', relaxed: 'non e urgente|nessuna fretta|senza fretta|quando potete|con calma',
  },
  pt: {
    furious: 'furios* inaceitavel inaceitaveis vergonhos* vergonha absurdo golpe* ladroes nojo indignad* intoleravel escandal*', annoyed: 'decepcionad* desapontad* chatead* irritad* frustrad* frustrante horrivel inutil ridicul* terrivel pessim* fart* desastre', complaining: 'errado errada erro problema nunca mal',
    pleased: 'obrigad* gentil contente', delighted: 'perfeit* otimo otima excelente* maravilhos* satisfeit* fantastic* util', not: 'nao nunca nem pouco nenhum',
    now: 'urgent*|urgencia|imediatamente|agora mesmo|ja agora', soon: 'o mais rapido possivel|assim que possivel|quanto antes|ultimo aviso|bloquead*|suspens*|prazo', today: 'hoje|amanha|esta noite', relaxed: 'nao e urgente|sem pressa|quando puderem|quando puder',
  },
  nl: {
    furious: 'woedend* razend onacceptabel* schandalig* schande oplichters oplichting belachelijk* walgelijk* ongehoord', annoyed: 'teleurgesteld* teleurstellend* boos geirriteerd* gefrustreerd* frustrerend* vreselijk* verschrikkelijk* nutteloos waardeloos* beu slecht*', complaining: 'fout verkeerd* probleem nooit',
    pleased: 'bedankt dank dankjewel aardig blij', delighted: 'perfect geweldig* uitstekend* fantastisch* prima tevreden behulpzaam', not: 'niet geen nooit weinig',
    now: 'dringend*|spoed|noodgeval|onmiddellijk|direct nodig|meteen', soon: 'zo snel mogelijk|zsm|z.s.m|laatste aanmaning|geblokkeerd|afgesloten|deadline', today: 'vandaag|vanavond|morgenochtend', relaxed: 'niet dringend|geen haast|wanneer het uitkomt|neem de tijd',
  },
  pl: {
    furious: 'wsciekl* skandal* niedopuszczaln* oburzon* oburzajac* zlodziej* oszusci hanba zenad*', annoyed: 'rozczarowan* zawiedzion* zdenerwowan* wkurzon* sfrustrowan* okropn* straszn* bezuzyteczn* smieszn* fataln* beznadziejn*', complaining: 'blad bledn* problem nigdy zle',
    pleased: 'dziekuje dziekujemy dzieki mily mila milo dobrze', delighted: 'swietn* doskonal* super wspanial* zadowolon* rewelacj* pomocn*', not: 'nie nigdy zaden',
    now: 'piln*|natychmiast|niezwlocznie|jak najszybciej|awari*', soon: 'mozliwie szybko|ostatnie wezwanie|zablokowan*|zawieszon*|odlaczon*|termin mija', today: 'dzisiaj|dzis|jutro', relaxed: 'nie pilne|bez pospiechu|nie spieszy sie|kiedy bedzie czas',
  },
  tr: {
    furious: 'rezalet skandal kabuledilemez utanmaz* dolandirici* hirsiz* igrenc cildir* ofkeli* kepaze*', annoyed: 'sinirli* sinirlendim kizgin* biktim hayal berbat korkunc sacma* magdur* rahatsiz* usandim', complaining: 'yanlis hata sorun asla',
    pleased: 'tesekkur* sagol* iyi', delighted: 'harika mukemmel super memnun* cok guzel', not: 'degil degilim degiliz hic asla',
    now: 'acil*|hemen|derhal|bir an once', soon: 'en kisa surede|son uyari|kapatildi|askiya alin*|engellendi', today: 'bugun|yarin|bu aksam', relaxed: 'acil degil|acelesi yok|musait oldugunuzda',
  },
  ru: {
    furious: 'возмутительн* безобрази* возмущен* ужас отвратительн* мошенник* мошенники ворье позор недопустимо беспредел хамство', annoyed: 'разочарован* зол злюсь раздражен* раздражает недоволен недовольна ужасн* бесполезн* достали надоело кошмар', complaining: 'неправильно ошибка проблема никогда плохо',
    pleased: 'спасибо благодар* хорошо приятно', delighted: 'отлично прекрасн* замечательн* супер доволен довольна великолепн*', not: 'не никогда нет',
    now: 'срочно*|немедленно|экстренн*|сию минуту|прямо сеичас', soon: 'как можно скорее|как можно быстрее|последнее предупреждение|заблокирован*|отключ*|приостановлен*', today: 'сегодня|завтра|вечером', relaxed: 'не срочно|не спеша|не к спеху|когда сможете',
  },
  ar: {
    furious: 'غاضب غاضبه مقزز فضيحه لصوص نصابين محتالين غيرمقبول عيب مخز', annoyed: 'مستاء مستائه محبط محبطه منزعج منزعجه سيئه سيء مزعج فظيع سخيف كارثه مللت', complaining: 'خطا مشكله ابدا',
    pleased: 'شكرا جيد لطيف', delighted: 'ممتاز رائع مثالي راض سعيد', not: 'لا ليس لست غير لم',
    now: 'عاجل|عاجلا|فورا|حالا|طارئ|مستعجل', soon: 'في اقرب وقت|باسرع وقت|موقوف|محظور|اخر انذار', today: 'اليوم|غدا|الليله', relaxed: 'ليس عاجلا|ليس مستعجلا|خذ وقتك',
  },
  he: {
    furious: 'זועם זועמת בושה שערורייה שערוריה גנבים רמאים מגעיל חוצפה מזעזע', annoyed: 'מאוכזב מאוכזבת כועס כועסת מתוסכל מתוסכלת עצבני עצבנית נורא גרוע מגוחך אסון נמאס', complaining: 'טעות בעיה שגוי לעולם',
    pleased: 'תודה נחמד טוב', delighted: 'מצוין מעולה מושלם נהדר מרוצה', not: 'לא אין לעולם',
    now: 'דחוף|דחופה|מיד|מידית|חירום|עכשיו', soon: 'בהקדם האפשרי|בהקדם|נחסם|מושעה|אזהרה אחרונה', today: 'היום|מחר|הערב', relaxed: 'לא דחוף|אין לחץ|מתי שנוח',
  },
  hi: {
    furious: 'गुस्सा शर्मनाक घटिया चोर बेशर्म अस्वीकार्य बर्दाश्त', annoyed: 'निराश परेशान नाराज बेकार खराब भयानक तंग', complaining: 'गलत समस्या दिक्कत कभी',
    pleased: 'धन्यवाद शुक्रिया अच्छा', delighted: 'बढ़िया शानदार उत्तम खुश संतुष्ट', not: 'नहीं मत',
    now: 'तुरंत|तुरन्त|अभी के अभी|आपातकाल|जरूरी|अर्जेंट', soon: 'जल्द से जल्द|जल्दी से जल्दी|ब्लॉक|निलंबित|अंतिम चेतावनी', today: 'आज|कल तक', relaxed: 'कोई जल्दी नहीं|जरूरी नहीं|आराम से',
  },
};

/** Scripts that set no blanks between words: looked for anywhere in the text. `|` separates. */
export const UNSPACED_MOOD: Readonly<Record<'furious' | 'annoyed' | 'pleased' | 'delighted' | 'now' | 'soon' | 'today' | 'relaxed', string>> = {
  furious: '愤怒|憤怒|气死|氣死|太过分|太過分|无耻|無恥|骗子|騙子|垃圾公司|岂有此理|激怒|ふざけるな|許せない|最低です|最悪|화가 나|화나|분노|어이없|최악',
  annoyed: '失望|生气|生氣|不满|不滿|糟糕|烦死|煩死|没用|沒用|荒唐|がっかり|不満|イライラ|ひどい|うんざり|困って|실망|짜증|불만|형편없|답답',
  pleased: '谢谢|謝謝|感谢|感謝|ありがとう|助かり|고마워|감사',
  delighted: '太好了|非常好|很满意|很滿意|完美|完璧|素晴らしい|満足です|훌륭|완벽|만족합니다',
  now: '紧急|緊急|立刻|立即|马上|馬上|急件|至急|大至急|今すぐ|すぐに|긴급|즉시|지금 당장|급합니다',
  soon: '尽快|盡快|最后通牒|被停用|被冻结|被凍結|できるだけ早く|なるべく早く|停止されて|최대한 빨리|빠른 시일|정지되|차단되',
  today: '今天|明天|今日中|明日まで|오늘|내일까지',
  relaxed: '不急|不着急|不著急|急ぎません|急いでいません|お手すきの|급하지 않',
};
