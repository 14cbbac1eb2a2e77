/**
 * Messages that deserve no tag, beside the workspace's own examples: without them the classifier would have to choose
 * among the tags for whatever is said. Ordinary questions and small talk, for any company.
 */
export const BACKGROUND: readonly string[] = [
  'hello', 'good morning', 'thank you very much', 'ok great', 'are you a robot', 'what can you do', 'see you later', 'yes please', 'no thanks', 'how are you',
  'where do I find the settings', 'how do I invite a colleague', 'the page does not load', 'can I export my data as a spreadsheet', 'how do I reset my password',
  'what are your opening hours', 'where is your office', 'do you have a mobile app', 'what is the weather like today', 'tell me a joke', 'who won the match yesterday',
  'how do I change the language', 'I cannot log in', 'what does this button do', 'is there an integration with my calendar', 'how long have you been in business',
  'can I use it on two computers', 'my colleague left the company', 'how do I turn off notifications', 'please add dark mode', 'when is the next release', 'which browsers work',
];
