import type { PatternSource } from '../pattern-book';

const NOT_A_POLICY = { unlessBefore: { words: ['when', 'if', 'after', 'before'], span: 4 } };

/** Requests about personal data and complaints about how it was treated. */
export const ENGLISH_DATA: readonly PatternSource[] = [
  ['(delete|erase|remove|wipe|destroy|purge|deletion of|erasure of|removal of|forget) ~4:mine (data|information|records|personal data|personal information|user data)', NOT_A_POLICY],
  '(delete|erase|remove|wipe) (me|us) ~2 (from|completely|entirely)',
  '(take|remove|delete|erase|strike|wipe|get) (my|our) (name|details|profile|person) ~2 (from|out|off)',
  '(delete|erase) ~1 everything ~4 (me|us)',
  '(copy|disclosure|access|extract|transcript|export|overview) (of|to) ~3 (my|all|personal|our) ~3 (personal data|data)',
  '(personal data|personal information|data) ~2 (you|your company) ~2 (hold|have|store|stored|keep|process|saved|collected|collect) ~4 (about|on|of|me|us)',
  'what ~3 (data|information) ~3 (hold|have|store|stored|keep|process|saved|collected|collect) ~3 (about|on|of) (me|us)',
  'right (to be forgotten|to erasure|of access|to access|of erasure|to object|to deletion|to rectification)',
  '(subject access|dsar|data subject)',
  '(gdpr|dsgvo|rgpd|ccpa|avg|data protection|data privacy) ~4 (request|delete|deletion|copy|access|erase|erasure|complaint|violation|breach|right|rights|article|demand|inquiry|enquiry|information request|disclosure)',
  '(request|article|art|under|violation|violates|breach|complaint|pursuant|according|per|by) ~4 (gdpr|dsgvo|rgpd|ccpa)',
  '(withdraw|withdrawing|revoke|revoking) ~3 consent',
  '(data breach|data leak|data protection officer)',
  '(delete|erase|wipe|purge|remove|destroy) ~3 (everything|anything|all) ~3 (know|have|hold|stored|store|saved|keep|kept|collected)',
  '(erase|wipe|purge|delete) ~1:mine account and ~3 (data|information|everything|records)',
  '(remove|delete|erase|take|strike|unsubscribe) ~2:mine (email|e mail|email address|address|phone|phone number|number|name|details|contact details|profile) ~3 (from|off|out) ~3 (database|databases|systems|system|records|lists|list|files|everywhere)',
  '(object|objecting|objection|oppose) ~3 (processing|use|usage|profiling|sharing|storage) ~4 (data|information|details)',
  '(everything|data|records|record|information|file|files|anything|all) ~4 (stored|hold|held|have|keep|kept|saved|exist|collected|know) ~3 (about|on|of) (me|us|my person|myself)',
  '(information|details|access|insight) ~3 (about|on|to|into) my (personal)? data',
  '(want|wants|ask|asked|demand|right|wish|like) ~2 be forgotten',
  '(leak|leaked|leaking|exposed|disclosed|lost|breached|sold|selling|shared|sharing|passed|passing|gave|given|forwarded) ~4:mine (data|personal data|personal information|phone number|email address|address|details|information|invoices|invoice) ~4 (to|with|online|publicly|on|without)',
  '(you|your company|your staff|they) ~2 (leak|leaked|exposed|disclosed|sold|shared|passed|gave|forwarded) ~1 (my|our) ~2 (data|information|phone number|number|email|email address|address|details|name|invoices|invoice)',
  '(see|seeing|shows|show|shown|received|got|access) ~2 (another|other|someone else|somebody else|different|foreign|strangers) ~1 (company|companies|customer|customers|person|people|client|clients|user|users|invoices|invoice|data|details)',
  '(other|another) ~1 (customer|customers|company|companies|client|clients|person|user) ~3 (invoice|invoices|data|details|bills|account|address) ~4 (my|our|me)',
  '(privacy|data protection) (complaint|violation|breach|request|incident|officer|authority|law)',
  '(data|privacy) ~2 (violated|violation|misused|abused|mishandled|breach)',
  '(rectify|rectification|correct|portability|restrict|restriction) ~4 (personal data|my data|of processing)',
  '(gdpr|dsgvo|rgpd|ccpa|lgpd|dsar) (request|access|deletion|erasure|complaint|inquiry|enquiry)',
  '(unsubscribe|opt out) ~3 (everything|all|processing|tracking|profiling)',
];
