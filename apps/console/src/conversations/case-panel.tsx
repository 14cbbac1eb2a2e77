import { useQuery } from '@apollo/client/react';
import { Box, Link as MuiLink, Stack, Typography } from '@mui/material';
import LockOutlined from '@mui/icons-material/LockOutlined';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { PastConversationsDocument, UntagConversationDocument, type ConversationCaseFragment } from '../gql/types';
import { text } from '../messages';
import { formatAgo, formatDate } from '../providers/format';
import { StatusMark, TagMark, tagReason } from '../shared/marks';
import { RuleLogButton } from '../rules/rule-log';
import { useNow } from '../shared/use-now';
import { BankNumbers, ProtectedMatters } from './case-protection';
import { useAction } from './use-actions';
import { WhyTags } from './why-tags';

/** Everything an agent must know before the first word: the handoff first, then facts, tags, the contact. */
export function CasePanel({ conversation, mayAnswer }: { conversation: ConversationCaseFragment; mayAnswer: boolean }): ReactElement {
  const { run } = useAction();
  const { contact, details, tags, summary } = conversation;
  return (
    <Box component="aside" aria-label={text.inbox.caseTitle} sx={{ p: 2, overflowY: 'auto', height: '100%', bgcolor: 'background.paper' }}>
      <HandoffCard conversation={conversation} />
      {summary ? <Part title={text.case.wants}><Typography variant="body2" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }} dir="auto">{summary}</Typography></Part> : null}
      {details.length > 0 ? (
        <Part title={text.case.details}>
          <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 1.5, rowGap: 0.5 }}>
            {details.map((detail) => (
              <Box key={`${detail.key} ${detail.value}`} sx={{ display: 'contents' }}>
                <Typography component="dt" variant="body2" color="text.secondary">{detailName(detail.key)}</Typography>
                <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>{detail.value}{detail.messageSeq ? <Typography component="span" variant="caption" color="text.secondary"> · {text.case.message(detail.messageSeq)}</Typography> : null}</Typography>
              </Box>
            ))}
          </Box>
          <BankNumbers conversation={conversation} mayAnswer={mayAnswer} />
        </Part>
      ) : null}
      <Part title={text.case.tags}>
        <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap' }}>
          {tags.map((applied) => <TagMark key={applied.tag.id} name={applied.tag.name} color={applied.tag.color} urgent={applied.tag.urgent} reason={tagReason(applied)} onRemove={mayAnswer ? () => void run(UntagConversationDocument, { id: conversation.id, tagId: applied.tag.id }) : undefined} />)}
        </Stack>
        <WhyTags tags={tags} assessment={conversation.assessment} />
      </Part>
      <RuleLogButton conversationId={conversation.id} />
      <Part title={text.case.contact}>
        <Typography variant="body2" sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>{contact.name ?? text.inbox.anonymous}{contact.verified ? ` · ${text.inbox.verified}` : ''}</Typography>
        {contact.email ? <Typography variant="body2">{contact.email}</Typography> : null}
        {Object.entries(contact.attributes && typeof contact.attributes === 'object' ? contact.attributes : {}).slice(0, 8).map(([key, value]) => (
          <Typography key={key} variant="caption" component="p" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>{key}: {String(value)}</Typography>
        ))}
      </Part>
      <Past contactId={contact.id} conversationId={conversation.id} />
    </Box>
  );
}

/** The name of a kind of detail; what is not known by name begins with a capital. */
function detailName(key: string): string {
  const names: Readonly<Record<string, string>> = text.case.detailNames;
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return names[key] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

function HandoffCard({ conversation }: { conversation: ConversationCaseFragment }): ReactElement {
  const now = useNow();
  const { handoff } = conversation;
  if (!handoff) return <Typography color="text.secondary" sx={{ mb: 2 }}>{conversation.status === 'AI_ACTIVE' ? text.case.withAi : text.case.noHandoff}</Typography>;
  return (
    <Box data-testid="handoff-card" sx={{ border: 1, borderColor: conversation.protected ? 'error.main' : 'warning.main', borderRadius: 1, p: 1.5, mb: 2 }}>
      <Typography variant="overline" component="h2" color="text.secondary">{text.case.why}</Typography>
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{handoff.rule ?? text.handoffReasons[handoff.reason]}</Typography>
      <Typography variant="caption" color="text.secondary" component="time" dateTime={handoff.at}>{formatAgo(handoff.at, now)}</Typography>
      {handoff.phrase && conversation.protections.length === 0 ? <Typography variant="body2" dir="auto" sx={{ mt: 0.5, pl: 1, borderLeft: 3, borderColor: 'divider', overflowWrap: 'anywhere' }}>“{handoff.phrase}”</Typography> : null}
      <ProtectedMatters hits={conversation.protections} />
      {conversation.protected ? <Stack direction="row" spacing={0.5} sx={{ mt: 1, alignItems: 'center', color: 'error.main' }}><LockOutlined fontSize="small" aria-hidden /><Typography variant="body2">{text.case.protected}</Typography></Stack> : null}
      {handoff.withheldText ? (
        <Box component="details" sx={{ mt: 1 }}>
          <Typography component="summary" variant="body2" sx={{ cursor: 'pointer' }}>{text.case.withheld}</Typography>
          <Typography variant="caption" component="p" color="text.secondary">{handoff.withheldBecause}</Typography>
          <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} dir="auto">{handoff.withheldText}</Typography>
        </Box>
      ) : null}
    </Box>
  );
}

function Past({ contactId, conversationId }: { contactId: string; conversationId: string }): ReactElement | null {
  const { data } = useQuery(PastConversationsDocument, { variables: { contactId } });
  const others = data?.conversations.edges.map((edge) => edge.node).filter((node) => node.id !== conversationId) ?? [];
  if (others.length === 0) return null;
  return (
    <Part title={text.case.past}>
      {others.map((one) => (
        <Box key={one.id} sx={{ py: 0.5 }}>
          <MuiLink component={Link} to={`/inbox/all/${one.id}`} variant="body2" sx={{ overflowWrap: 'anywhere' }}>{one.subject}</MuiLink>
          <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}><StatusMark status={one.status} /><Typography variant="caption" color="text.secondary">{formatDate(one.createdAt)}</Typography></Stack>
        </Box>
      ))}
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <Box component="section" sx={{ mb: 2 }}>
      <Typography variant="overline" component="h2" color="text.secondary">{title}</Typography>
      {children}
    </Box>
  );
}
