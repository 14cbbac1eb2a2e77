/** The fixed words around an answer in one language. */
export interface SpokenWords {
  /** Before and after the closest passage, when the AI is not sure that it answers. */
  closest: string;
  answersIt: string;
  yes: string;
  no: string;
  person: string;
  /** Readings that lead to different places. */
  clarify: string;
  /** Far off-topic; {company} is the company's name. */
  declined: string;
  /** The customer said that an answer helped. */
  confirmed: string;
}

/** By ISO 639-1; a language that is missing is spoken to in English. */
export const SPOKEN: Readonly<Record<string, SpokenWords>> = {
  en: {
    closest: 'This is the closest I found in our documents:', answersIt: 'Does this answer your question?', yes: 'Yes, that helps', no: 'No', person: 'Talk to a person',
    clarify: 'That depends on which of these you mean:',
    declined: 'I can only help with invoices, payments and billing of {company}, and this seems to be something else. If I got that wrong, please put it another way, or I can pass you to a person.',
    confirmed: 'Glad that helped! If anything else comes up, just write here.',
  },
  de: {
    closest: 'Das kommt Ihrer Frage in unseren Unterlagen am nächsten:', answersIt: 'Beantwortet das Ihre Frage?', yes: 'Ja, das hilft', no: 'Nein', person: 'Mit einem Menschen sprechen',
    clarify: 'Das kommt darauf an, was Sie meinen:',
    declined: 'Ich kann nur bei Rechnungen, Zahlungen und Abrechnung von {company} helfen, und das scheint etwas anderes zu sein. Falls ich mich irre, fragen Sie bitte noch einmal anders, oder ich gebe Sie an einen Menschen weiter.',
    confirmed: 'Schön, dass das geholfen hat! Wenn noch etwas ist, schreiben Sie einfach hier.',
  },
  fr: {
    closest: 'Voici ce que j’ai trouvé de plus proche dans nos documents :', answersIt: 'Est-ce que cela répond à votre question ?', yes: 'Oui, merci', no: 'Non', person: 'Parler à une personne',
    clarify: 'Cela dépend de ce que vous voulez dire :',
    declined: 'Je peux seulement aider pour les factures, les paiements et la facturation de {company}, et ceci semble être autre chose. Si je me trompe, reformulez votre question, ou je peux vous passer une personne.',
    confirmed: 'Ravi que cela vous ait aidé ! Si autre chose se présente, écrivez simplement ici.',
  },
  es: {
    closest: 'Esto es lo más cercano que encontré en nuestros documentos:', answersIt: '¿Responde esto a su pregunta?', yes: 'Sí, me sirve', no: 'No', person: 'Hablar con una persona',
    clarify: 'Depende de a qué se refiera:',
    declined: 'Solo puedo ayudar con facturas, pagos y facturación de {company}, y esto parece ser otra cosa. Si me equivoco, dígalo de otra forma, o puedo pasarle con una persona.',
    confirmed: '¡Me alegra haber ayudado! Si surge algo más, escriba aquí.',
  },
  it: {
    closest: 'Questo è quanto di più vicino ho trovato nei nostri documenti:', answersIt: 'Risponde alla sua domanda?', yes: 'Sì, mi aiuta', no: 'No', person: 'Parlare con una persona',
    clarify: 'Dipende da che cosa intende:',
    declined: 'Posso aiutare solo con fatture, pagamenti e fatturazione di {company}, e questo sembra altro. Se mi sbaglio, lo dica in un altro modo, oppure posso passarla a una persona.',
    confirmed: 'Lieto di essere stato d’aiuto! Per altro, scriva semplicemente qui.',
  },
  pt: {
    closest: 'Isto é o mais próximo que encontrei nos nossos documentos:', answersIt: 'Isto responde à sua pergunta?', yes: 'Sim, ajuda', no: 'Não', person: 'Falar com uma pessoa',
    clarify: 'Depende do que quer dizer:',
    declined: 'Só posso ajudar com faturas, pagamentos e faturação de {company}, e isto parece ser outra coisa. Se me engano, diga de outra forma, ou posso passar para uma pessoa.',
    confirmed: 'Ainda bem que ajudou! Se surgir mais alguma coisa, escreva aqui.',
  },
  nl: {
    closest: 'Dit komt in onze documenten het dichtst bij uw vraag:', answersIt: 'Beantwoordt dit uw vraag?', yes: 'Ja, dat helpt', no: 'Nee', person: 'Met een persoon praten',
    clarify: 'Dat hangt ervan af wat u bedoelt:',
    declined: 'Ik kan alleen helpen met facturen, betalingen en facturatie van {company}, en dit lijkt iets anders. Heb ik het mis, stel het dan anders, of ik geef u door aan een persoon.',
    confirmed: 'Fijn dat het geholpen heeft! Als er nog iets is, schrijf gewoon hier.',
  },
};
