/**
 * Function words of other languages that documents and customers here write in, as far as they are no English words ("die", "war", "was" and "man"
 * are): a question about the weather in German must not meet a document in "wie" and "wird".
 */
const FOREIGN =
  'ich du sie wir ihr ihnen uns mich mir dich dir mein meine meinen meiner meinem ihre ihren ihrer unser unsere unseren der das dem des eine einen einem einer eines und oder aber nicht kein keine keinen ' +
  'ist sind wird werden wurde wurden habe haben hatte kann kannst können könnte könnten muss müssen soll sollte möchte möchten wie wo wann warum wieso wer wen wem welche welcher welches welchen mit von zu zum zur bei für auf aus nach über ' +
  'unter vor durch ohne gegen um bis noch schon auch nur denn dann wenn ob weil dass daß es im ins vom beim etwas bitte danke hallo gibt ' +
  'je tu vous nous ils elle elles mon ma mes votre vos notre leur le la les un une des du et ou où ne pas est sont suis êtes été avoir avons avez être peut puis peux pouvez dois doit que qui quoi quel quelle quels quelles ' +
  'quand pourquoi combien avec dans sur chez ce cet cette ces il au aux si bonjour merci ' +
  'yo usted ustedes él ella ellos mi mis su sus nuestro nuestra el los las una unos unas del al y o pero es está están estoy soy tengo tiene puedo puede pueden debo que qué cómo como cuándo cuando dónde donde cuál cuánto cuánta cuántos por para con sobre lo ' +
  'esta este esto esos hola gracias ' +
  'tu lei noi voi loro mio mia miei il gli uno di da dei delle della nel nella ma è sono ho hai abbiamo avete posso può devo che chi cosa quando dove perché quale quali quanto quanta quanti con senza su si questo questa ciao grazie ' +
  'você vocês ele ela nós meu minha meus minhas seu sua as um uma uns umas das nas mas não são estou tenho tem posso pode devo quem qual quais quanto onde porque sem sobre isso esse essa olá obrigado obrigada ' +
  'ik jij hij zij wij jullie mijn onze het een niet geen is zijn heb heeft hebben kan kunnen kunt moet moeten wil wat wie waar waarom wanneer hoe welke met zonder voor naar bij uit ook nog dit dat deze hallo bedankt';

/** Words that carry no subject of their own: function words and the shorthands of chat. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about above after again against all also am an and any are as at be because been before being below between both but by can cannot could did do ' +
    'does doing done down during each else etc ever every few for from further get gets getting got had has have having he her here hers him his how ' +
    'however i if in into is it its itself just let like may me might more most much must my myself no nor not now of off on once one only or other our ' +
    'ours out over own per please quite rather really same shall she should since so some still such than that the their theirs them then there these ' +
    'they this those though through thus to too under until up upon us very via was we were what when where whether which while who whom whose why will ' +
    'with within without would yet you your yours yourself ' +
    'u ur r pls plz thx thanks thank hi hello hey ok okay cos coz cuz im ive id ill dont doesnt didnt cant couldnt wont isnt arent wasnt werent hasnt havent ' +
    'youre youve theyre thats whats hows wheres lets gonna wanna gotta kinda idk btw asap tell know want need anyone someone something anything thing things ' +
    'don doesn didn won isn aren wasn weren hasn haven shouldn wouldn couldn ll ve re ' +
    FOREIGN
  ).split(' '),
);
