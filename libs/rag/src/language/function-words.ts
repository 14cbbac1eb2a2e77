/**
 * Small words that a sentence of a language can hardly do without, and that no other of these languages shares in
 * everyday use. They decide where a text is too short for statistics of letters.
 */
export const FUNCTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: 'the is are am was were what where when how why who which do does did can could would should will my your our i you we they it this that with for from of to not and please thanks thank hello have has had there any get if been about',
    de: 'ich du sie wir ihr ist sind war wie wo wann warum wer welche welcher welches der die das den dem des ein eine einen meine mein meiner meinen nicht und oder für mit von zu zum zur bei bitte danke hallo kann können habe haben wird werden wurde noch auf auch möchte gibt',
    fr: 'je vous nous est sont où quand comment pourquoi quel quelle quels quelles le les des du une mon ma mes votre pas et ou pour avec merci bonjour puis peux pouvez avoir suis dans sur être cette ce qui un voudrais',
    es: 'yo usted ustedes es son está dónde donde cuándo cuando cómo qué el los las una mi mis mí su no y o para con por gracias hola puedo puede tengo quiero hay del al cuál cuánto la un',
    it: 'io lei è sono dove quando come perché quale il lo gli della delle una mio mia miei non e per con grazie ciao buongiorno posso può ho vorrei che nella sulla quanto scade la',
    pt: 'eu você é são onde quando como porque qual o os as uma meu minha meus não e para com por obrigado obrigada olá posso pode tenho quero há dos das do da quanto',
    nl: 'ik jij u wij is zijn waar wanneer hoe waarom wie welke de het een mijn niet en of voor met van naar alstublieft bedankt hallo kan kunnen heb hebben wordt worden nog ook wil graag',
    pl: 'ja jest są gdzie kiedy jak dlaczego który która moja mój moje nie i lub dla z na do proszę dziękuję cześć mogę można mam czy się za po',
    tr: 'ben siz bu nerede nasıl neden hangi benim bir ve veya için ile mı mi mu mü değil lütfen teşekkürler merhaba var yok ne zaman kadar olarak',
    sv: 'jag du ni är var när hur varför vilken min mitt mina inte och eller för med från till tack hej kan har vill på det den en ett av',
    da: 'jeg du er hvor hvornår hvordan hvorfor hvilken min mit mine ikke og eller for med fra til tak hej kan har vil på det den en et af',
    fi: 'minä te on missä milloin miten miksi mikä minun ei ja tai kanssa kiitos hei voin voiko voinko onko minulla',
    cs: 'já vy je jsou kde kdy jak proč který moje můj ne a nebo pro s na do prosím děkuji ahoj mohu můžu mám se za',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
);
