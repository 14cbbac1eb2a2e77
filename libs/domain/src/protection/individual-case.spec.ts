import { detectProtection } from './detect-protection';

/** What only a person may say in this customer's case. */
const REQUESTS: readonly string[] = [
  'Promise me that nothing gets switched off before Friday', 'can you promise me the price stays', 'please swear to me you wont close it', 'guarantee us in writing that our data is safe', 'I need that in writing', 'confirm to me in writing that I am out',
  'the man in the chat yesterday was really rude', 'One of your agents was rude to my mother', 'your colleague hung up on me', 'I want to complain', 'we would like to make a complaint about your support team', 'your guy laughed at me on the phone',
  'did my payment of last week arrive?', 'has our bank transfer come in yet', 'have you received my cheque', 'where is my payout of March, number 88231?', 'please check what went wrong on your side',
  'I want the 420 from last week back', 'We demand a refund', 'I demand it back', 'you charged 99 last night and I have never ordered a thing', 'look into this now', 'you ruined my launch', 'I expect compensation', 'there is a user in our account that none of us knows',
  'Ich verlange mein Geld', 'Können Sie mir versprechen, dass es so bleibt?', 'Ist meine Überweisung angekommen?', 'Ich möchte mich beschweren', 'Pouvez-vous me garantir ce prix ?', 'J’exige un remboursement', '¿Ha llegado mi transferencia?', 'Quiero poner una queja',
  'Voglio fare un reclamo', 'Avete ricevuto il mio bonifico?', 'Exijo uma resposta', 'Is mijn betaling al binnen?',
];

/** How things go in general. */
const QUESTIONS: readonly string[] = [
  'How long does a transfer take to arrive?', 'how do i know whether a payment has come in', 'How do refunds work?', 'Where do I see my refunds?', 'do you need the cancellation in writing', 'Must I cancel in writing?', 'Do you guarantee an uptime?', 'Is there a price guarantee?',
  'when do I get my deposit back', 'Can I get 20 euros back if I cancel early?', 'What compensation is there for an outage?', 'How is a complaint handled?', 'Does support check invoices?', 'How do I add a user in my account?',
  'how do i look into my usage', 'Wie lange dauert eine Überweisung?', 'Wo sehe ich, ob eine Zahlung eingegangen ist?', 'Combien de temps met un virement ?', '¿Cuánto tarda una transferencia?', 'Quanto tempo serve per un bonifico?', 'Quanto demora uma transferência?', 'Hoe lang duurt een overboeking?',
];

it.each(REQUESTS)('reaches a person: %s', (text) => expect(detectProtection(text, { recentCustomerTexts: [] })).not.toBeNull());
it.each(QUESTIONS)('is a question like others: %s', (text) => expect(detectProtection(text, { recentCustomerTexts: [] })).toBeNull());
