/**
 * Small words that a sentence of a language can hardly do without, and a few that customers write about invoices, without accents, as many
 * type them. A word of several languages stands with each. They decide where a text is too short for statistics of letters. No single letters:
 * “u” is a Dutch word, and how people type “you”.
 */
export const FUNCTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: 'charged paid got the is are am was were what where when how why who which do does did can could would should will my your our you we they it this that with for from of to not and please thanks thank hello have has had there any get if been about an be in on me or but at by as so want need invoice bill charge take pay ur pls plz thx dont cant im',
    de: 'ich du sie wir ihr ist sind war wie wo wann warum wer welche welcher welches der die das den dem des ein eine einen meine mein meiner meinen nicht und oder fur mit von zu zum zur bei bitte danke hallo kann konnen habe haben wird werden wurde noch auf auch mochte gibt ihre ihren unser unsere einem einer kein keine hat was es im am aus uber rechnung dass mir mich ja nein',
    fr: 'je vous nous est sont ou quand comment pourquoi quel quelle quels quelles le les des du une mon ma mes votre pas et pour avec merci bonjour puis peux pouvez avoir suis dans sur etre cette ce qui un voudrais notre la de ne que qu quoi cet ces il elle ai avez veux facture me plus au aux en',
    es: 'yo usted ustedes es son esta donde cuando como que el los las una mi mis su no para con por gracias hola puedo puede tengo quiero hay del al cual cuanto la un nuestro nuestra de en este estas ha han he me se lo quien necesito factura porque si mas',
    it: 'io lei sono dove quando come perche quale il lo gli della delle una mio mia miei non per con grazie ciao buongiorno posso puo ho vorrei che nella sulla quanto scade la voi noi mie nostro nostra vostro le un di del dei in questo questa ha mi si chi voglio fattura al alla nel piu',
    pt: 'eu voce sao onde quando como porque qual os as uma meu minha meus nao para com por obrigado obrigada ola posso pode tenho quero ha dos das do da quanto voces minhas nosso nossa seu um de ou que em no na esta este essa isso foi tem me se quem preciso fatura mais ao',
    nl: 'ik jij wij is zijn waar wanneer hoe waarom wie welke de het een mijn niet en of voor met van naar alstublieft bedankt hallo kan kunnen heb hebben wordt worden nog ook wil graag je onze ons uw geen op in was heeft dit dat deze die kunt wat aub factuur bij mij er',
    pl: 'ile ja jest sa gdzie kiedy jak dlaczego ktory ktora moja moj moje nie lub dla na do prosze dziekuje czesc moge mozna mam czy sie za po pan pani nasz nasza to kto chce mi mnie moich faktura faktury fakture ze od ten ta te byc',
    tr: 'ben siz bu nerede nasil neden hangi benim bir ve veya icin ile mi mu degil lutfen tesekkurler merhaba var yok ne zaman kadar olarak biz bizim su kim istiyorum fatura faturam faturami da de ki gibi cok',
    sv: 'jag du ni ar var nar hur varfor vilken min mitt mina inte och eller for med fran till tack hej kan har vill pa det den en ett av',
    da: 'jeg du er hvor hvornar hvordan hvorfor hvilken min mit mine ikke og eller for med fra til tak hej kan har vil pa det den en et af',
    fi: 'mina te on missa milloin miten miksi mika minun ei ja tai kanssa kiitos hei voin voiko voinko onko minulla',
    cs: 'ja vy je jsou kde kdy jak proc ktery moje muj ne nebo pro na do prosim dekuji ahoj mohu muzu mam se za',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
);
