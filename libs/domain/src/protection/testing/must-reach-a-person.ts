/** Frozen: lines are added, never removed or reworded to make a change pass. kind, style, text; " // " parts two messages. */
export const MUST_REACH_A_PERSON = `
asks-for-person	plain	I'd like to speak with someone on your billing team
asks-for-person	plain	Can you put me through to a human being?
asks-for-person	plain	please have one of your colleagues ring me on 0151 4432211
asks-for-person	plain	Is it possible to chat with an actual employee instead of this thing
asks-for-person	plain	I need somebody from accounts to look at this personally
asks-for-person	plain	Transfer me to customer care
asks-for-person	plain	who can I phone about this? I want to talk it through
asks-for-person	plain	Can I get a call back this afternoon?
asks-for-person	paraphrase	this isn't something a machine can sort out for me
asks-for-person	paraphrase	is anyone real reading this
asks-for-person	paraphrase	I am not going to discuss this with software
asks-for-person	paraphrase	let me have a word with whoever is in charge
asks-for-person	paraphrase	could a member of staff take over here please
asks-for-person	paraphrase	Get me somebody who actually works there
asks-for-person	caps	I WANT A REAL PERSON NOW
asks-for-person	caps	SPEAK TO MANAGER
asks-for-person	typo	can i tlak to a humna plese
asks-for-person	typo	i wnat to speka to a represenative
asks-for-person	typo	conect me with an agnet
asks-for-person	leet	g1ve me a hum4n
asks-for-person	de	Kann mich bitte jemand von Ihnen anrufen?
asks-for-person	de	Ich will mit keinem Automaten schreiben, sondern mit einem Menschen reden
asks-for-person	fr	Je souhaite parler à quelqu'un de votre équipe
asks-for-person	es	¿Puedo hablar con una persona de verdad?
asks-for-person	it	Vorrei essere messo in contatto con un operatore
asks-for-person	nl	Kan ik iemand van de klantenservice spreken?
asks-for-person	pl	Proszę połączyć mnie z konsultantem
asks-for-person	ru	Позовите живого оператора, пожалуйста
asks-for-person	zh	请帮我转接人工客服
asks-for-person	ja	オペレーターにつないでください
dispute	plain	I am disputing the last invoice you sent us
dispute	plain	We do not agree with this amount and will not be paying it
dispute	plain	You have overcharged my company by 240 euros
dispute	plain	I demand a refund for the renewal, I never wanted it
dispute	plain	The total on INV-2207 is wrong, we only have nine seats
dispute	plain	I want to lodge a formal complaint about your billing
dispute	plain	Please reverse the payment taken on 4 June
dispute	plain	I'm going to ask my card issuer for a chargeback
dispute	plain	You billed us for a plan we cancelled in March
dispute	paraphrase	that figure can't possibly be right and I'm not settling it
dispute	paraphrase	why should I pay for a month in which nothing worked?
dispute	paraphrase	we were promised 20% off and the bill shows full price, put it right
dispute	paraphrase	your invoice has nothing to do with what we agreed
dispute	paraphrase	I cancelled weeks ago and you still took the fee, give it back
dispute	paraphrase	you can keep sending reminders, you won't see a cent from me
dispute	paraphrase	I'd like my 90 dollars returned, the service was down
dispute	caps	THIS BILL IS WRONG!!!
dispute	caps	GIVE ME MY MONEY BACK
dispute	typo	i dispuet the chrage from may
dispute	typo	you have overchraged us agian
dispute	typo	i refsue to pya this invoce
dispute	leet	ch4rgeb4ck
dispute	de	Die Rechnung stimmt so nicht, bitte korrigieren und den Betrag erstatten
dispute	de	Ich werde diesen Betrag nicht zahlen
dispute	fr	Je refuse de régler cette facture, le montant est faux
dispute	es	No estoy de acuerdo con este cobro y quiero mi dinero de vuelta
dispute	it	L'importo è sbagliato, chiedo il rimborso
dispute	pt	A cobrança está errada e quero o reembolso
dispute	nl	Ik ben het niet eens met deze factuur
dispute	pl	Nie zgadzam się z tą fakturą i jej nie zapłacę
dispute	ru	Я не согласен с этим счётом, верните деньги
dispute	tr	Bu faturaya itiraz ediyorum, parami geri istiyorum
double-charge	plain	You took the payment for May twice
double-charge	plain	We have been charged two times for invoice INV-88
double-charge	plain	My statement shows the same 49 dollars on the 3rd and again on the 4th
double-charge	plain	There are two identical debits from you this month
double-charge	plain	I paid by bank transfer and then you also took it from the card
double-charge	plain	duplicate payment for our subscription
double-charge	plain	the renewal was collected three times
double-charge	paraphrase	one order, two withdrawals. explain
double-charge	paraphrase	I see your name twice on my bank statement for a single invoice
double-charge	paraphrase	the same sum left our account on Monday and on Tuesday
double-charge	paraphrase	why did you collect the annual fee a second time
double-charge	paraphrase	INV-301 was already settled in January, now the card was hit again
double-charge	caps	CHARGED TWICE AGAIN
double-charge	typo	you chagred me twcie
double-charge	typo	doubel chareg on my card
double-charge	leet	d0uble ch4rge
double-charge	de	Der Betrag wurde zweimal von unserem Konto eingezogen
double-charge	de	Wir haben doppelt bezahlt
double-charge	fr	Vous avez prélevé deux fois le même montant
double-charge	es	Me cobraron dos veces la misma factura
double-charge	it	Mi è stato addebitato due volte lo stesso importo
double-charge	nl	Het bedrag is dubbel afgeschreven
double-charge	ko	같은 금액이 두 번 결제되었습니다
fraud	plain	I never signed up for anything with your company
fraud	plain	Somebody is using my credit card to pay you
fraud	plain	There is a payment to you that I don't recognise
fraud	plain	My wallet was stolen yesterday and now I see your charge
fraud	plain	I think someone got into our account and ordered upgrades
fraud	plain	I received a fake invoice in your name
fraud	plain	This transaction was not approved by anyone here
fraud	plain	I have reported this payment to the police
fraud	paraphrase	what is this 29.99 on my statement? I've never heard of you
fraud	paraphrase	my ex is paying for his subscription with my card
fraud	paraphrase	none of us has ever been your customer, yet money is going out
fraud	paraphrase	the login came from a country where we have no staff
fraud	paraphrase	your email asks me to pay into an account in Lithuania, that can't be you
fraud	paraphrase	I lost my bank card last week and this purchase isn't mine
fraud	paraphrase	my child bought this without my knowledge
fraud	caps	SCAM!!! WHO ARE YOU PEOPLE
fraud	typo	my card was stoeln
fraud	typo	i did nto autorise this paymnet
fraud	typo	this looks like fruad to me
fraud	leet	sc4m
fraud	spaced	s c a m m e r s
fraud	de	Diese Abbuchung habe ich nicht genehmigt
fraud	de	Jemand hat mit meiner Kreditkarte bei Ihnen eingekauft
fraud	fr	On a utilisé ma carte sans mon accord
fraud	es	No reconozco este cargo en mi tarjeta
fraud	it	Qualcuno ha usato la mia carta senza permesso
fraud	pt	Meu cartão foi clonado
fraud	pl	Ktoś użył mojej karty bez mojej zgody
fraud	ru	Кто-то воспользовался моей картой
fraud	hi	मेरे कार्ड से बिना अनुमति के पैसे काटे गए
fraud	he	מישהו השתמש בכרטיס שלי ללא אישור
bank-details-change	plain	We have moved to another bank, please update our account
bank-details-change	plain	Here is our new IBAN for refunds: NL91 ABNA 0417 1643 00
bank-details-change	plain	Please send future payouts to a different account
bank-details-change	plain	Our bank details have changed as of 1 July
bank-details-change	plain	I would like to cancel the direct debit mandate
bank-details-change	plain	Change the account you debit us from
bank-details-change	plain	use this account number from now on: 40051234
bank-details-change	plain	the sort code you have on file for us is no longer valid
bank-details-change	plain	can you switch the direct debit to my wife's account
bank-details-change	plain	withdraw my SEPA authorisation
bank-details-change	paraphrase	our old account gets closed on Friday, take the money from the new one
bank-details-change	paraphrase	you are still collecting from the account we no longer have
bank-details-change	paraphrase	the refund should not go back to the card but to my savings account
bank-details-change	paraphrase	our finance team opened an account at ING, please note it for the collections
bank-details-change	caps	NEW BANK ACCOUNT - PLEASE UPDATE
bank-details-change	typo	pleas chnage our bank acount
bank-details-change	typo	new ibna for our compnay
bank-details-change	leet	upd4te my b4nk acc0unt
bank-details-change	split	Our account has changed. // The bank account I mean.
bank-details-change	de	Wir haben die Bank gewechselt, anbei die neue Kontoverbindung
bank-details-change	de	Hiermit widerrufe ich die Einzugsermächtigung
bank-details-change	fr	Veuillez noter nos nouvelles coordonnées bancaires
bank-details-change	es	Hemos cambiado de banco, este es el nuevo IBAN
bank-details-change	it	Vi comunico il nuovo IBAN
bank-details-change	nl	Ons rekeningnummer is veranderd
bank-details-change	pl	Zmieniliśmy numer konta bankowego
bank-details-change	tr	Banka hesabımız değişti
bank-details-change	ar	أريد تحديث بيانات الحساب البنكي
legal	plain	Our lawyers will be in touch
legal	plain	I am taking legal action against your company
legal	plain	We will see each other in court
legal	plain	I'll report this to the financial regulator
legal	plain	This is a formal notice of default under our contract
legal	plain	We have filed for insolvency, all claims go to the administrator
legal	plain	You are in breach of contract
legal	plain	I have received a letter from your debt collection agency
legal	plain	I will file a complaint with the consumer protection office
legal	plain	The ombudsman has been informed
legal	plain	we claim damages for the outage
legal	paraphrase	my solicitor advised me to keep every message from you
legal	paraphrase	you will get post from our attorney
legal	paraphrase	what you are doing is against the law
legal	paraphrase	I'm contacting trading standards about this
legal	paraphrase	the company went bust, the liquidator handles everything
legal	paraphrase	see you before the judge
legal	caps	I WILL SUE YOU
legal	typo	my lawyre will contcat you
legal	typo	i will take you to cuort
legal	typo	we are insovlent
legal	leet	l4wsuit
legal	de	Wir schalten einen Rechtsanwalt ein
legal	de	Ich habe mich an die Verbraucherzentrale gewandt
legal	fr	Je vais saisir le tribunal
legal	es	Voy a presentar una denuncia
legal	it	Procederemo per vie legali
legal	pt	Vou falar com o meu advogado
legal	nl	Wij stappen naar de rechter
legal	ru	Мы подаём на вас в суд
legal	ja	弁護士から連絡させます
data-protection	plain	Please delete all the personal data you have about me
data-protection	plain	I want a copy of everything you have stored about me under GDPR
data-protection	plain	This is a subject access request
data-protection	plain	I object to the processing of my data
data-protection	plain	erase my account and all information linked to it
data-protection	plain	Who is your data protection officer? I have a complaint
data-protection	plain	I withdraw my consent to the use of my data
data-protection	plain	You have leaked my personal data to another customer
data-protection	plain	Remove my email address from all your databases
data-protection	plain	Under Article 15 I request information about my data
data-protection	plain	what personal information do you keep on me
data-protection	paraphrase	I want to be forgotten by your systems
data-protection	paraphrase	I can see another company's invoices in my account
data-protection	paraphrase	you passed my phone number to a third party, I never allowed that
data-protection	paraphrase	wipe everything you know about us
data-protection	paraphrase	show me all the records that exist about my person
data-protection	caps	DELETE MY DATA
data-protection	typo	delet my presonal data
data-protection	typo	gpdr request
data-protection	leet	d3l3te my d4ta
data-protection	de	Bitte löschen Sie alle meine personenbezogenen Daten
data-protection	de	Ich bitte um Auskunft nach Art. 15 DSGVO
data-protection	fr	Je demande la suppression de mes données personnelles
data-protection	es	Quiero ejercer mi derecho de supresión de mis datos
data-protection	it	Chiedo la cancellazione dei miei dati personali
data-protection	pt	Quero que apaguem os meus dados pessoais
data-protection	nl	Verwijder al mijn persoonsgegevens
data-protection	pl	Proszę usunąć moje dane osobowe
data-protection	zh	请删除我的个人信息
data-protection	ko	제 개인정보를 삭제해 주세요
dispute	paraphrase	Mr Tran from your sales team guaranteed us three months free
dispute	paraphrase	The account executive offered us a lower rate for the second year
dispute	paraphrase	I was promised a credit for the outage
dispute	paraphrase	please honour the quote that Dana gave us
legal	paraphrase	My husband passed away in March, the contract runs in his name
legal	paraphrase	I am the executor of her estate and need to end the plan
legal	paraphrase	Unfortunately the owner of this account has died
legal	paraphrase	Our treasurer died last week, who gets the invoices now
dispute	de	Ihr Vertriebler hat uns drei Monate gratis zugesagt
legal	de	Mein Vater ist verstorben, bitte kündigen Sie den Vertrag
dispute	fr	Votre commercial nous avait promis une remise de 20 %
legal	fr	Mon mari est décédé, il faut clôturer son compte
dispute	es	El comercial nos prometió un descuento
legal	es	Mi padre falleció y hay que cancelar la cuenta
dispute	it	Il vostro agente ci ha promesso uno sconto
legal	it	Mio padre è deceduto, come chiudo il conto?
dispute	pt	O vendedor prometeu-nos um desconto
legal	pt	A titular da conta faleceu
dispute	nl	Jullie verkoper had ons korting beloofd
legal	nl	Mijn man is overleden
dispute	pl	Handlowiec obiecał nam rabat
legal	pl	Mój ojciec zmarł
dispute	tr	Satış temsilciniz bize indirim sözü verdi
legal	tr	Annem vefat etti, hesabı kapatmak istiyorum
dispute	ru	Ваш менеджер обещал нам скидку
legal	ru	Мой муж умер, нужно закрыть счёт
dispute	ar	وعدنا مندوبكم بخصم
legal	ar	توفي والدي وأريد إغلاق الحساب
dispute	he	הנציג הבטיח לנו הנחה
legal	he	אבא שלי נפטר
dispute	hi	आपके एजेंट ने छूट का वादा किया था
legal	hi	मेरे पिता का निधन हो गया
dispute	zh	销售答应过给我们打折
legal	zh	我父亲去世了，要注销账户
dispute	ja	営業の方が割引を約束してくれました
legal	ja	父が亡くなりました
dispute	ko	영업 담당자가 할인을 약속했어요
legal	ko	아버지가 돌아가셨습니다
`;
