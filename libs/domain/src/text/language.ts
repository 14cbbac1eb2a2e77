/** The languages in which the phrase books read and the fixed words are spoken (ISO 639-1). */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr', 'ru', 'ar', 'he', 'hi', 'zh', 'ja', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Words that carry no matter but tell the language; folded. Words shared by several languages stand with each. */
const FUNCTION_WORDS: Readonly<Partial<Record<Language, string>>> = {
  en: 'the a an i you my your our we is are was were be to of and in on for with from this that it not do does did have has can could would please what how why where when who which me if or but at by as so any there want need invoice bill charge take get pay u ur pls plz thx dont cant im',
  de: 'ich sie ihr ihre ihren wir mein meine meinen meiner unser unsere der die das den dem des ein eine einen einem einer und oder nicht kein keine mit von zu zum zur auf fur ist sind war habe haben hat bitte wie was warum wann wo wer kann konnen mochte auch noch es im am bei aus uber rechnung dass wurde wird mir mich ja nein',
  fr: 'je j vous nous mon ma mes notre votre le la les l un une des du de d et ou ne n pas que qu qui quoi est suis sont avec pour dans sur ce cet cette ces c il elle a ai avez bonjour merci comment pourquoi quand puis veux voudrais facture s me m plus au aux en',
  es: 'yo usted ustedes mi mis nuestro nuestra su el la los las un una de del y o no que con para por en es son esta este estas ha han he me se lo como donde cuando quien quiero necesito puedo puede factura hola gracias porque si cual mas al',
  it: 'io voi noi mio mia miei mie nostro nostra vostro il lo la i gli le un una di del della dei e o non che con per in e sono questo questa ha ho mi si come dove quando chi perche voglio vorrei posso fattura ciao grazie al alla nel piu l d',
  pt: 'eu voce voces meu minha meus minhas nosso nossa seu o a os as um uma de do da dos das e ou nao que com para por em no na e esta este essa isso foi tem me se como onde quando quem quero preciso posso fatura ola obrigado obrigada porque mais ao',
  nl: 'ik u jij je wij mijn onze ons uw de het een en of niet geen met van voor op in is zijn was heb heeft hebben dit dat deze die wil kan kunt hoe wat waar wanneer wie waarom graag alstublieft aub factuur naar bij mij er ook',
  pl: 'ja pan pani moj moja moje nasz nasza to jest sa nie i lub z na do w za o sie czy jak gdzie kiedy kto dlaczego prosze chce mam moge mi mnie moich faktura faktury fakture ze od po ten ta te byc',
  tr: 'ben siz biz benim bizim bu su o bir ve veya ile icin degil mi mu ne nasil nerede neden kim lutfen istiyorum var yok fatura faturam faturami da de ki olarak kadar gibi cok',
};
const BY_WORD = new Map<string, Language[]>();
for (const [language, words] of Object.entries(FUNCTION_WORDS) as [Language, string][]) {
  for (const word of new Set(words.split(' '))) BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), language]);
}

/** The function words of a language of Latin script, folded. */
export function wordsOfLanguage(language: Language): ReadonlySet<string> {
  return new Set((FUNCTION_WORDS[language] ?? '').split(' '));
}

/** How much of a text speaks for each language of Latin script: function words, one shared by several counts in parts. */
export function languageVotes(words: Iterable<string>): Map<Language, number> {
  const votes = new Map<Language, number>();
  for (const word of words) {
    const languages = BY_WORD.get(word) ?? [];
    for (const language of languages) votes.set(language, (votes.get(language) ?? 0) + 1 / languages.length);
  }
  return votes;
}

/** The language of a locale such as `pt-BR` or of a code; null for one that is not spoken here. */
export function languageOfLocale(locale: unknown): Language | null {
  const code = typeof locale === 'string' ? locale.toLowerCase().split(/[-_]/)[0] : undefined;
  return LANGUAGES.find((language) => language === code || (code === 'iw' && language === 'he')) ?? null;
}
