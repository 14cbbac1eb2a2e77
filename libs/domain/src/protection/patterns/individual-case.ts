import type { Language } from '../../text/language';
import type { PatternSource } from '../pattern-book';

const STAFF = 'guy|man|woman|lady|girl|agent|agents|rep|representative|employee|employees|colleague|person|staff|team|operator|somebody|someone|manager|advisor|adviser|support';
const RUDE = 'rude|insulting|disrespectful|aggressive|racist|sexist|arrogant|unprofessional|impolite|abusive|condescending';
const MONEY = 'transfer|payment|wire|money|deposit|remittance|cheque|check';
const SENT = 'payout|payouts|refund|transfer|payment|deposit|wire|reimbursement';

/**
 * What only a person may say in this customer's case: a promise, whether this payment came, money back for this invoice, an
 * apology for a colleague. How such things go in general ("how do refunds work?", "how long does a transfer take?") is a
 * question like others.
 */
export const INDIVIDUAL_CASE: Readonly<Partial<Record<Language, readonly PatternSource[]>>> = {
  en: [
    '(promise) (me|us)', 'swear ~1 (me|us)',
    '(guarantee|assure) (me|us) ~1 (that|you|our|my|it|this|nothing|nobody|in writing)',
    '(promise|guarantee|confirm|assure|assurance) ~5 in writing',
    ['(need|want|have|get|require) (it|this|that) in writing', { unlessBefore: { words: ['you', 'do', 'does', 'must', 'should'], span: 3 } }],
    `(${STAFF}) ~6 (was|is|were|are|being|been|got|so|very|really) ~1 (${RUDE})`,
    `(${RUDE}) (to|towards|with) (me|us|my|our)`,
    '(hung up on|yelled at|shouted at|screamed at|laughed at|insulted|swore at) (me|us|my|our)',
    `(complain|complaint) about ~3 (${STAFF})`,
    ['(want|like|need|wish|going|have) to (complain|make a complaint|file a complaint|lodge a complaint|raise a complaint)', { unlessAfter: ['about'] }],
    '(want|like|need|wish) to (complain|make a complaint|file a complaint|lodge a complaint|raise a complaint) about ~2 (how|your|you|the way)',
    `(did|has|have) (my|our) ~2 (${MONEY}) ~7 (arrive|arrived|come|came|reach|reached|land|landed|clear|cleared)`,
    `(has|have) (you|u) ~2 (received|got|found) (my|our) ~2 (${MONEY})`,
    `where (is|are) (my|our) ~1 (${SENT}) ~8 #`,
    '(please|pls|plz|can you|could you|can u) ~2 (check|look|see|find out) ~6 your (side|end)',
    ['(want|demand|need|expect|claim) ~1 (my|our|the|these|those|this|that) ~1 # ~6 back', { unlessBefore: { words: ['how', 'can', 'do', 'does', 'where', 'will', 'when', 'if', 'could', 'may'], span: 3 } }],
    '(i|we) (demand|insist on) ~4 (back|refund|refunded|money|answer|explanation|apology|solution)',
    '(i|we) ~1 (demand|want|expect|require|claim) compensation',
    '(wrecked|ruined|destroyed|sabotaged) (my|our)',
    '(took|charged|debited|withdrew|deducted|taken) ~1 # ~9 (never|not) ~2 (had|ordered|bought|agreed|wanted|asked|authorised|authorized|booked|signed)',
    'look into (it|this|that) (now|asap|immediately|urgently|right now|right away|today)',
    '(card|user|login|address|charge) ~2 in (my|our) account ~4 (nobody|noone|no one|none of us|unknown|not mine|not ours)',
  ],
  de: [
    '(versprechen|versprich|garantieren|zusichern) (sie)? ~1 (mir|uns)', '(mir|uns) ~4 (versprechen|garantieren|zusichern)', '(brauche|will|mochte|moechte|wollen|brauchen) ~2 schriftlich',
    '(mitarbeiter*|kolleg*|typ|mann|frau|dame|agent*|support) ~5 (unfreundlich|unverschamt|unverschaemt|frech|beleidigend|ausfallend|respektlos)', '(will|mochte|moechte|wollen|muss) (mich|uns) ~3 (beschweren)', '(ist|sind) (meine|unsere|mein|unser) ~1 (uberweisung|ueberweisung|zahlung|geld) ~4 (angekommen|eingegangen|da)',
    '(ich|wir) (verlange|verlangen|fordere|fordern) ~3 (geld|erstattung|ruckzahlung|rueckzahlung|entschadigung|entschaedigung|antwort)',
  ],
  fr: [
    '(promettez|promets|garantissez|assurez) (moi|nous)', '(me|nous) ~1 (promettre|garantir)', '(par ecrit) ~3 (svp|merci|maintenant)?', '(employe*|agent*|collegue*|conseiller*|conseillere|monsieur|dame|personne) ~5 (impoli*|grossier*|insultant*|desagreable|irrespectueu*)',
    '(je|nous) ~1 (veux|voudrais|souhaite|voulons|souhaitons) ~2 (me|nous) plaindre', '(mon|notre) (virement|paiement) ~2 (est|a) ~2 (arrive|recu|passe)', '(j|nous|je) (exige|exigeons) ~2 (remboursement|reponse|explication|argent|excuses)',
  ],
  es: [
    '(prometan|prometa|prometeme|prometanme|garanticen|garanticenme) (me|nos)?', '(me|nos) ~1 (promete|prometen|garantizan|pueden prometer|pueden garantizar)', '(empleado|empleada|agente|chico|chica|senor|senora|companero|companera|persona) ~5 (grosero|grosera|maleducado|maleducada|irrespetuoso)',
    '(quiero|queremos|quisiera) (quejarme|quejarnos|poner una queja|presentar una queja)', '(llego|ha llegado|recibieron|han recibido) (mi|nuestra|nuestro) (transferencia|pago)', '(exijo|exigimos) ~2 (reembolso|respuesta|dinero|explicacion)',
  ],
  it: [
    '(promettetemi|promettimi|garantitemi|prometteteci|garantiteci)', '(mi|ci) ~1 (promettete|promettere|garantite|garantire)', '(operatore|operatrice|impiegato|collega|ragazzo|signore|signora) ~5 (maleducat*|scortese|sgarbat*|offensiv*)', '(voglio|vorrei|vogliamo) ~1 (reclamare|lamentarmi|fare un reclamo)',
    '(e arrivato|e arrivata|avete ricevuto) ~1 (mio|mia|nostro|nostra) ~1 (bonifico|pagamento)', '(pretendo|pretendiamo|esigo|esigiamo) ~2 (rimborso|risposta|soldi|spiegazione)',
  ],
  pt: [
    '(prometam|prometa|garantam|garanta) (me|nos)', '(me|nos) ~1 (prometem|prometer|garantem|garantir)', '(atendente|funcionario|funcionaria|agente|moco|moca|senhor|senhora) ~5 (gross*|mal educad*|rude|desrespeitos*)', '(quero|queremos|gostaria de) (reclamar|fazer uma reclamacao)',
    '(chegou|receberam) ~1 (minha|meu|nossa|nosso) ~1 (transferencia|pagamento)', '(exijo|exigimos) ~2 (reembolso|resposta|dinheiro|explicacao)',
  ],
  nl: [
    '(beloof|beloven|garandeer|garanderen) (mij|me|ons)', '(mij|me|ons) ~4 (beloven|garanderen)', '(medewerker|collega|man|vrouw|mevrouw|meneer) ~5 (onbeleefd|onbeschoft|brutaal|respectloos)', '(wil|willen) ~2 klagen', '(wil|willen) ~1 klacht indienen',
    '(is|zijn) (mijn|onze) ~1 (overschrijving|betaling|overboeking) ~3 (aangekomen|ontvangen|binnen)', '(ik|wij|we) (eis|eisen) ~3 (geld|terug|antwoord|vergoeding)',
  ],
};
