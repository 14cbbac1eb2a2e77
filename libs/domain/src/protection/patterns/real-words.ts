/** Everyday words that look like a slip of a pattern's word and are none; they are left as they are. */
export const REAL_WORDS: ReadonlySet<string> = new Set(
  (
    '( steering declined decline declines tried tires tired tire type typed types receive receives score reverted rejected share shares failed failing spend spends spent ' +
    'looking booking expire expires expired seem seems inform repeat converter convert converting conversion product products setting settings letting spelling reached removed ' +
    'remove removing college regular regularly heading stating staying protect protecting protected administrator administrators employer employed employee positive speeding ' +
    'suspended suspend suspends disclose disclosed remedied editing theater theatre consider considered contacted contacting steaks tracked tracking contents letters letter ' +
    'damage damaged coordinated personality education critical individual individuals difference differences internet interested associated automatic automatically standard ' +
    'standards forgot accent appear appears questions question later timer taxes activate activated reported related playing seeing improve improved increase increased ' +
    'normally formally initial initially starting regard regarding master registered register reading path field fixed gives trace resource resources errors fund seconds ' +
    'businesses provided provide provides cooking baking butter decide decided answer answers particular particulars stripe expensive exclusive inclusive tiered parents remote ' +
    'referring reminded conversations begins bindings contracted terminal immediate format formats accordingly pleased processes processing websites wallets overall settle ' +
    'settled reimbursed handled allows assistant assistants assistance transform transition transitions computer compute balanced balance balances renew renews informational ' +
    'reducing deducted supposedly sale sales supply supplied applied applies apply replied reply replies exported prepared repaid repay remit remind planning plans pricing ' +
    'priced printed printing print sprint client clients silent patient parent payslip payout payouts player players slide slides site sites cite quite quiet quit suite sweet ' +
    'sheet sheets meet meets meeting meetings feed feeds need needs seed speed spread shed shred staring sterling stellar sealing warning running turning fluid called calling ' +
    'balled filled killed accountant accountants accounting changer charger chargers counts count counter country county courts courtesy course covert cover close clone clones ' +
    'closed cloud order ordering older elder border person personal personnel persona perfect parson season reason human humane humour woman agent agency agenda angel urgent ' +
    'argent recent operate operation operations operating operated operates manage manages managed management managing supervise representation represented represents staff ' +
    'stuff states status stage speak speaks spark peak steak weak talks task tasks walk tall chart charts chain chats reach each teach beach react reaches contract contracts ' +
    'contacts contact content connection connected connects transfer transfers transferred form from forms farm firm front fraught broad freud found frauds account accounts ' +
    'amount amounts discount discounts discounted bank banks blank back black tank thanks thank rank basis basic double doubt doubts trouble twice price prize wise entry ' +
    'entries entity retry dispute disputes dispatch display displayed depute duplex duplicate duplication authorisation authorise authorize authority authorities author ' +
    'authors theft left thief chief their there these thesis steel steal still style stolen stone stoles lost cost most last post host list lose loss loose sold load hack ' +
    'hacks lack pack scam scan scans scheme spam steam team legal level local label regal sued used issue issued issues suit suits value valued court police policy policies ' +
    'polite wallet ballet walled money monkey month months honey many refund refunds refunded funds refuse reuse refused refer referred reverse reserve reserved reversal ' +
    'reversed returns return request requests requested require required requires recorded record records recall recalled rebill email emails mail mails complaint compliant ' +
    'compliance complete completed complain contain contains claim claims chains copy company companies erase ease phase lease please released delete deleted deleting details ' +
    'detail detailed retail date dates update updates updated upgrade upgraded upgrading switch swift shift draft drafts mandate mandates mandatory mentioned mention payment ' +
    'payments payable payroll paying payer payee payees payers paper papers present real really read ready reader early yearly actual actually annual annually manually manual ' +
    'someone somewhere something sometime sometimes anyone anything anytime anyway nobody somebody always also allow allowed agree agrees agreed degree again against gain ' +
    'obtain oblige object objects subject subjects project invoice invoices voice choice choices invoicing involve involved include included including instead install ' +
    'installed installment instalment instalments instant instantly interest internal invalid valid validate invite inviting charge charges charged charging change changes ' +
    'changed changing exchange challenge channel channels chance stranger strange strong string storage store stores stored star start starts state statement statements ' +
    'collected collects collecting collection connect correct correctly corrected direct directly directory director direction expect expected except accept accepted accepts ' +
    'access accessed success process processed professional customers customer custom customs costumes custody service services serve served server servers several severe ' +
    'support supports supported supporting report reports reporting import imported export airport lawyer layer layers sawyer buyer bayer higher hire retired entered enter ' +
    'center centre mentor vendor vendors sender senders lender tender render gender under wonder window winding finding binding pending spending sending ledger merger larger ' +
    'longer linger finger singer inger danger manger ranger monger hunger anger angry mistake mistaken mistakes missed missing mission permission permissions emission session ' +
    'version versions persons wersion right rights night might light eight weight height sight fight bright flight tight wrong write writes written writing bring wring along ' +
    'among belong song long single signed signal sign signs singe since block blocks clock lock locks book books booked look looks looked took token tokens broken spoke spoken ' +
    'stock stick stack track trick tricks truck trial trail trails train tribunal tribune robot root boot robots reboot both bot debit debits credit credits edit edits exit ' +
    'deposit deposits deferred debt debts depth birth reminder remainder reminders remained remains remark market marked marking making taking taken talking walking waking ' +
    'notice notices notify noted note notes nose noise novel never newer fewer lower power tower owed owned owner own owe known know knows show shows slow flow grow blow crow ' +
    'throw through though thought monthly mouth south north worth would world word words work works worked worker party parts part pay pays paid plaid plain plan plane place ' +
    'places placed planet plant'
  ).split(' '),
);
