/** The words of the frame and the inbox, in one place. */
export const text = {
  app: { name: 'Chatref' },
  common: { cancel: 'Cancel', close: 'Close', copy: 'Copy', copied: 'Copied', loading: 'Loading', reload: 'Reload the page', retry: 'Try again', back: 'Back', save: 'Save' },
  connection: { connecting: 'Connecting to live updates …', offline: 'You are offline. What you write is kept and sent when the network is back.', reconnecting: 'The connection was lost. Reconnecting …' },
  errors: {
    network: 'The server cannot be reached. Check the network and try again.',
    signedOut: 'Your session has ended. Sign in again.',
    forbidden: 'Your role does not allow this.',
    notFound: 'This does not exist (any more).',
    rateLimited: 'Too many attempts. Wait a moment and try again.',
    tooLarge: 'This is too large to send.',
    unavailable: 'The server is busy or restarting. Nothing was changed; try again.',
    unexpected: 'Something went wrong. Nothing was changed; try again.',
    screen: 'This screen could not be shown',
    screenHint: 'Your data is safe. Reload the page; if it happens again, tell an admin what you did.',
  },
  auth: {
    title: 'Sign in', email: 'E-mail address', password: 'Password', submit: 'Sign in', busy: 'Signing in …',
    setTitle: 'Set your password', setHint: 'At least 10 characters. The link works once.', newPassword: 'New password', setSubmit: 'Set password and sign in', noToken: 'This link is not complete. Ask an admin for a new one.',
  },
  nav: {
    label: 'Main', inbox: 'Inbox', dashboard: 'Dashboard', documents: 'Documents', websites: 'Websites', playground: 'Try it', tags: 'Tags', rules: 'Rules', settings: 'Settings', people: 'People', hours: 'Hours', answerGate: 'Answer gate', finding: 'Finding', apiKeys: 'API keys', widget: 'Widget', password: 'My password',
    open: 'Open the menu', skip: 'Skip to the content', waiting: (count: number) => `${count} waiting`,
  },
  documents: { add: 'Add a document' },
  tags: { add: 'Add a tag', urgent: 'urgent', sources: { AI: 'AI', RULE: 'Rule', AGENT: 'Added by a colleague' } },
  rules: { add: 'Add a rule' },
  palette: { label: 'Go to', placeholder: 'Go to a place, or search conversations', hint: '↑ ↓ to move, Enter to go', search: (words: string) => `Search conversations for “${words}”` },
  userMenu: { open: (name: string) => `Menu of ${name}`, palette: 'Go to …', keys: 'Keys', dark: 'Dark', light: 'Light', signOut: 'Sign out' },
  roles: { OWNER: 'Owner', ADMIN: 'Admin', AGENT: 'Agent', VIEWER: 'Viewer' },
  views: { 'needs-you': 'Needs you', mine: 'Mine', unassigned: 'Unassigned', ai: 'AI handling', resolved: 'Resolved', all: 'All' },
  priorities: { LOW: 'Low', NORMAL: 'Normal', HIGH: 'High', URGENT: 'Urgent' },
  statuses: { AI_ACTIVE: 'With the AI', WAITING: 'Waiting', WITH_AGENT: 'With an agent', RESOLVED: 'Resolved' },
  handoffReasons: {
    CUSTOMER_ASKED: 'asked for a person', RULE: 'a rule', LOW_CONFIDENCE: 'not in the documents', OUT_OF_SCOPE: 'outside the subject', NEGATIVE_FEEDBACK: 'the answer did not help',
    REPEATED_FAILURE: 'several answers did not help', AI_UNAVAILABLE: 'the AI was unavailable', AGENT_TOOK_OVER: 'a colleague took over',
  },
  events: {
    byRule: (rule: string) => ` by the rule “${rule}”`, byPerson: (name: string) => ` by ${name}`, tagged: (tag: string) => `Tagged ${tag}`, untagged: (tag: string) => `Tag ${tag} removed`,
    status: 'Status changed', assigned: 'Assignment changed', priority: 'Priority changed', protected: 'Protection', rated: 'Rated by the customer',
  },
  keys: {
    title: 'Keys', list: 'List', conversation: 'Conversation', everywhere: 'Everywhere', go: 'Go to',
    listRows: [['J', 'Next conversation'], ['K', 'Previous conversation'], ['Enter', 'Open'], ['/', 'Search']] as const,
    conversationRows: [['C', 'Claim'], ['R', 'Reply'], ['N', 'Note'], ['E', 'Resolve'], ['A', 'Assign'], ['T', 'Tag'], ['Ctrl Enter', 'Send']] as const,
    everywhereRows: [['⌘ K', 'Palette'], ['?', 'This help']] as const,
  },
  inbox: {
    views: 'Views', list: 'Conversations', search: 'Search messages', news: (count: number) => `${count} new`, empty: 'Nothing here', emptyHint: 'New conversations appear by themselves.', noMatch: 'No conversation matches', noMatchHint: 'Every word must occur in its messages, and all filters must fit.',
    waits: (time: string) => `waits ${time}`, unread: 'unread', more: 'Show more', none: 'Choose a conversation', noneHint: 'J and K move through the list, Enter opens.', anonymous: 'Visitor', verified: 'verified', toList: 'Back to the list', caseOpen: 'Case', caseTitle: 'Case',
  },
  filter: { open: 'Filter', active: (count: number) => `Filter: ${count} active`, clear: 'Clear', priority: 'Priority', tags: 'Tags' },
  thread: {
    authors: { CUSTOMER: 'Customer', AI: 'AI', AGENT: 'Agent', SYSTEM: 'Notice' }, note: 'Note', older: 'Show older messages', sources: 'Sources', openDocument: 'Open the document', goneDocument: 'The document has been deleted; the quote is kept as it was.', changedSince: 'The document has changed since this was quoted.', quote: (title: string) => `Source: ${title}`, typing: (name: string | null) => `${name ?? 'The customer'} is typing …`, writing: 'The AI is writing …',
    answerable: { ask: 'In the documents?', yes: 'In the documents', no: 'Not in the documents' }, reply: 'Reply', replyLabel: 'Reply to the customer', noteLabel: 'Note for the team', send: 'Send', addNote: 'Add note', sending: 'Sending …', failed: 'Not sent yet; it is tried again by itself.', discard: 'Discard', confidence: (percent: number) => `${percent} % sure`, claimFirst: 'Your first reply claims this conversation and silences the AI.',
  },
  actions: {
    claim: 'Claim', release: 'Release', resolve: 'Resolve', reopen: 'Reopen', handBack: 'Hand back to the AI', assign: 'Assign', priority: 'Priority', tag: 'Tag', lift: 'Lift protection', liftTitle: 'Lift the protection?', liftHint: 'The AI may answer this customer again. The reason is kept in the record.', liftReason: 'Reason', nobody: 'Nobody', heldBy: (name: string) => `${name} has this conversation already.`, more: 'More actions',
  },
  case: { why: 'Why it is here', phrase: 'Said', wants: 'Summary', details: 'Details', withheld: 'Answer held back', tags: 'Tags', contact: 'Contact', past: 'Other conversations', protected: 'Protected: no AI answer until a person has replied', since: 'since', noHandoff: 'The AI has this conversation.' },
} as const;
