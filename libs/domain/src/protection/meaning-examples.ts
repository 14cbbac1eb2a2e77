import type { ProtectionKind } from './kinds';

/** Ways of saying each matter; a message that means the same is like one of them. Written for this project. */
export const MEANING_EXAMPLES: Readonly<Record<ProtectionKind, readonly string[]>> = {
  'asks-for-person': [
    'I want to talk to a human', 'Please let me speak with someone from your team', 'Can a real person help me with this?', 'Connect me to customer service', 'I would rather talk to an employee than to a bot',
    'How do I reach a live agent?', 'Give me a phone number so that I can call somebody', 'Someone should call me back', 'I need a person to look into my case', 'Is there anybody I can talk to?',
    'Your bot does not help, I need a human being', 'Let me speak with your supervisor', 'I want to discuss this with a colleague of yours on the phone', 'Please have an advisor contact me', 'I would like to have a conversation with a member of staff',
    'Put me through to the billing department', 'This is too complicated for a chatbot',
  ],
  dispute: [
    'I do not accept this charge', 'The invoice you sent me is wrong', 'You charged me too much', 'I want my money back', 'I am not going to pay this bill', 'I want to make a complaint about the billing', 'This fee is not what we agreed on',
    'You charged us after we had cancelled', 'I demand a refund', 'Why are you charging me for something I do not use?', 'I disagree with the amount on the invoice', 'We were billed for more seats than we have', 'Please take this charge off, it is not justified',
    'I was told it would be cheaper than this', 'The discount you promised is missing from the bill', 'There is an extra charge that should not be there', 'I should not have to pay for a service that did not work', 'This fee is unfair and I want it removed', 'I want to get the charge reversed by my bank',
    'Your sales person said that we would pay less than this', 'A colleague of yours gave me his word that it would be free',
  ],
  'double-charge': [
    'You charged me twice for the same thing', 'The payment was taken two times', 'There are two charges for one invoice', 'I have been billed double this month', 'The same amount was debited again', 'My card shows a duplicate transaction', 'I paid already and was charged again',
    'Two payments went out for a single order', 'The subscription fee was collected more than once', 'I see the same charge several times on my statement', 'You took the money once by card and once by transfer', 'It looks like I have paid this bill two times',
    'Why was the same payment deducted repeatedly?', 'One purchase appears twice in my account', 'A second charge appeared for something I already paid',
  ],
  fraud: [
    'I do not recognise this payment', 'Somebody used my card without my permission', 'My credit card was stolen', 'I lost my card and now there are payments on it', 'I never ordered anything from you', 'There is an unknown charge on my account', 'I think my account was hacked', 'This charge was not made by me',
    'I did not authorise this direct debit', 'I received a suspicious email that looks like an invoice from you', 'Someone has got hold of my card details', 'I have no idea who you are and why you take money from me', 'I believe I have been scammed', 'A stranger is paying with my account',
    'My bank account shows a withdrawal that I did not make', 'Somebody signed up in my name', 'A payment I know nothing about shows up on my bank statement', 'I think somebody else has access to my payment data', 'My family member used my card here without asking',
  ],
  'bank-details-change': [
    'Our bank account has changed', 'Please use our new IBAN from now on', 'We changed banks, take the money from the other account', 'Update the bank details you have for us', 'The account you debit is closed', 'Send my refund to another bank account', 'I want to withdraw the direct debit mandate',
    'Please collect the payment from a different account', 'We have a new account number for payouts', 'Pay the credit out to my savings account', 'Stop debiting my old account', 'The bank connection on file is no longer correct', 'I revoke my direct debit authorisation', 'Here are our new account details for the refund', 'Please replace the account you collect our fees from',
  ],
  legal: [
    'My lawyer will contact you', 'I will take you to court', 'We are going to sue you', 'I will report you to the authorities', 'This is a breach of our contract', 'We will take legal steps', 'You are breaking the law', 'I got a letter from a debt collector about your invoice', 'Our company has filed for bankruptcy',
    'I am going to complain to the consumer protection agency', 'We hold you liable for the damage', 'I demand compensation for the loss that you caused', 'This is a final notice before legal proceedings', 'My attorney advised me not to pay', 'We are insolvent, please contact the administrator', 'You will have to explain this to a judge', 'I am passing this on to our legal counsel',
    'My mother has died and her account must be closed', 'The person who held this contract is no longer alive',
  ],
  'data-protection': [
    'Delete my personal data', 'I want to know which data you have stored about me', 'Send me a copy of all my personal information', 'You gave my data to somebody else without my permission', 'I withdraw my consent to data processing', 'Erase my account and everything about me', 'This is a request under the GDPR', 'I can see data of another customer in my account',
    'My personal information was leaked', 'Remove me from your records', 'I object to the way you use my data', 'Stop using my email address and forget me', 'Who has had access to my private information?', 'I got the invoice of a different company by mistake', 'I want to exercise my right of access', 'Take my name and address out of your database',
  ],
};

/** What sounds near and is an ordinary question: how things work, where something is, what may be changed by oneself. */
export const MEANING_COUNTER_EXAMPLES: readonly string[] = [
  'What is your refund policy?', 'How long does a refund take?', 'How do I cancel my subscription?', 'Can I get a refund if I cancel early?', 'When will I be charged?', 'How often am I billed?', 'Why is there VAT on my invoice?', 'What is this line on my invoice?', 'Why is my bill higher than last month?',
  'How do I download my invoice?', 'Where can I find my receipts?', 'I did not receive my invoice', 'Can you send me the invoice again?', 'I need a copy of my invoice', 'How do I change my payment method?', 'How do I update my credit card?', 'My card was declined, what can I do?', 'My card has expired', 'Why did my payment fail?',
  'How do I add a second card?', 'Which cards do you accept?', 'Can I pay by bank transfer?', 'What is your bank account for transfers?', 'How does direct debit work?', 'When is the direct debit collected?', 'Can I pay by direct debit?', 'How do I add a bank account as a payment method?', 'How do I change the billing address?', 'How do I change my email address?',
  'How do I change the name of the company on the invoice?', 'How do I add a user to my account?', 'How do I remove a user from the team?', 'How do I give our accountant access?', 'Who can see the invoices?', 'What are your opening hours?', 'How can I contact support?', 'Do you offer phone support?', 'Where is your privacy policy?', 'Is my data encrypted?',
  'How long do you keep invoices?', 'What happens to my data when I cancel?', 'How do I export my data?', 'How do I delete an old invoice?', 'How do I close a workspace?', 'Where are the terms and conditions?', 'Which law applies to the contract?', 'How do you protect my account?', 'What is two factor authentication?', 'I forgot my password', 'I cannot log in',
  'What does pro rata mean?', 'What is a credit note?', 'What is the difference between a refund and a credit?', 'How do I upgrade my plan?', 'What happens when I downgrade?', 'How much does the plan cost?', 'Is there a discount for yearly payment?', 'Do you have a free trial?', 'When does my trial end?', 'How do seats work?',
  'Why is my payment pending?', 'How long does a bank transfer take?', 'I paid yesterday, when will it show?', 'Has my payment arrived?', 'What is the due date of my invoice?', 'What happens if I pay late?', 'Can I pay in another currency?', 'What exchange rate do you use?', 'Why is there a temporary authorisation on my card?', 'What is the fee for paper invoices?',
  'Are you a robot?', 'Hello', 'Thanks, that helped', 'Can you explain this to me?', 'How do I enter a coupon code?', 'Do you charge a fee for bank transfers?', 'Can I get an invoice in German?', 'How do I set the purchase order number?', 'What does the setup fee cover?', 'Will I be charged twice a year or monthly?', 'How do I pause my subscription?', 'Can someone else pay the invoice?',
  'Do I have to pay for unused seats?', 'What counts as an active user?', 'Can I split the payment?', 'Can we pay by cheque?', 'Is the fee refundable?', 'How can I see my usage?', 'What is included in the price?', 'Where do I see my balance?', 'The PDF does not open', 'The invoice has the wrong address', 'The VAT number is missing on the invoice',
  'Please send me the invoice of Mr Miller', 'I need help getting my bill', 'Help me find the invoice of May', 'Send me invoice number 4711', 'I want to download the bills of our customer', 'I want to see your refund policy', 'Help me check the money back guarantee', 'In which cases can I ask for a refund?', 'I need to update my personal details',
  'I got married and my name has changed', 'I moved and need to change my address', 'How do I correct the spelling of my name?', 'How do I remove my card from the account?', 'I cannot delete my credit card', 'Can you add our VAT number to an older bill?', 'Can you put all accounts on one invoice?', 'Why are these separate charges and not one payment?', 'Why did the bank decline the payment?',
  'I got an email that my payment could not be processed', 'What happens when you cannot collect the money?', 'Why am I billed in the middle of the month?', 'When do you bill the usage of this month?', 'Will the usage be billed at the end of the month?', 'What do I owe when I close my account?', 'What happens to open invoices when I delete my account?', 'Can notifications go to me and my manager?',
  'Can I use Visa and Mastercard?', 'I prefer Mastercard', 'Do you share data with third parties?', 'Are you GDPR compliant?', 'Do you have a data processing agreement?', 'Please send us a tax form', 'Can my colleague top up the balance?', 'My top up has not arrived yet', 'The payment with Google Pay does not work', 'Write a program for me', 'What is the weather today?', 'Tell me a joke', 'Who won the match?',
  'Can I try the feature before we sign the contract?', 'How do I read the usage report?', 'How do I turn on notifications?', 'What is the price of an additional seat?', 'Which plan is right for us?', 'Do you offer discounts for startups?', 'How do I renew my plan?', 'Does the plan renew by itself?', 'What is a billing cycle?', 'How do I switch from monthly to yearly?',
  'How do I make a colleague the owner of our account?', 'How do I move the subscription to another company?', 'Our owner has left the company, how do we change the owner?', 'Is the price fixed for the whole year?',
];
