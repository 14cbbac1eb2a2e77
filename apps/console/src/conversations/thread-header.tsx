import { useQuery } from '@apollo/client/react';
import { Box, Button, DialogContentText, IconButton, Menu, MenuItem, Stack, TextField, Tooltip, Typography } from '@mui/material';
import ArrowBack from '@mui/icons-material/ArrowBack';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import MoreVert from '@mui/icons-material/MoreVert';
import { useState, type ReactElement } from 'react';
import { AgentListDocument, AssignConversationDocument, AssignToTeamDocument, SnoozeConversationDocument, TeamListDocument, UnsnoozeConversationDocument, ClaimConversationDocument, HandBackToAiDocument, LiftProtectionDocument, ReleaseConversationDocument, ReopenConversationDocument, ResolveConversationDocument, SetPriorityDocument, TagConversationDocument, TagListDocument, type ConversationCaseFragment, type Priority } from '../gql/types';
import { useKeys } from '../layout/use-keys';
import { text } from '../messages';
import { useMay } from '../providers/permissions';
import { FormDialog } from '../shared/form-dialog';
import { StatusMark } from '../shared/marks';
import { snoozeTimes, snoozedWords } from './snooze-times';
import { useAction } from './use-actions';

type MenuKind = 'assign' | 'priority' | 'tag' | 'snooze' | 'team' | 'more' | null;
const PRIORITIES: Priority[] = ['URGENT', 'HIGH', 'NORMAL', 'LOW'];

/** Who it is, where it stands, and what can be done about it; each key has its button. */
export function ThreadHeader({ conversation, me, onBack, onCase }: { conversation: ConversationCaseFragment; me: string; onBack?: () => void; onCase?: () => void }): ReactElement {
  const { id, status, contact, assignee } = conversation;
  const { busy, run } = useAction();
  const mayAnswer = useMay('answer');
  const [menu, setMenu] = useState<{ kind: MenuKind; anchor: HTMLElement | null }>({ kind: null, anchor: null });
  const [lifting, setLifting] = useState(false);
  const mine = status === 'WITH_AGENT' && assignee?.id === me;
  const claimable = mayAnswer && !mine && status !== 'RESOLVED';
  const claim = (): void => void run(ClaimConversationDocument, { id });
  const resolve = (): void => void (status === 'RESOLVED' ? run(ReopenConversationDocument, { id }) : run(ResolveConversationDocument, { id }));
  const openMenu = (kind: MenuKind, anchor: HTMLElement | null): void => setMenu({ kind, anchor });
  const byKey = (kind: MenuKind): void => openMenu(kind, document.getElementById(`action-${kind ?? ''}`) ?? document.getElementById('action-more'));
  useKeys(mayAnswer ? { c: () => claimable && claim(), e: resolve, a: () => byKey('assign'), t: () => byKey('tag'), s: () => status !== 'RESOLVED' && byKey('snooze') } : {});
  return (
    <Box component="header" sx={{ px: { xs: 1, md: 2 }, py: 1, borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper', minHeight: 56 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
        {onBack ? <IconButton onClick={onBack} aria-label={text.inbox.toList}><ArrowBack /></IconButton> : null}
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h2" noWrap component="h1">{contact.name ?? contact.email ?? text.inbox.anonymous}{contact.verified ? ` · ${text.inbox.verified}` : ''}</Typography>
          <Typography variant="body2" noWrap color="text.secondary" dir="auto">{conversation.snoozedUntil ? `${snoozedWords(conversation.snoozedUntil)} · ` : ''}{conversation.team ? `${conversation.team.name} · ` : ''}{conversation.subject}</Typography>
        </Box>
        <Box sx={{ display: { xs: 'none', sm: 'block' } }}><StatusMark status={status} label={assignee && status === 'WITH_AGENT' ? assignee.name : undefined} /></Box>
        {claimable ? <Button data-testid="claim-button" variant="contained" disabled={busy} onClick={claim} title="C">{text.actions.claim}</Button> : null}
        {mayAnswer ? <Button disabled={busy} onClick={resolve} title="E" variant="outlined">{status === 'RESOLVED' ? text.actions.reopen : text.actions.resolve}</Button> : null}
        {mayAnswer ? <Button id="action-assign" onClick={(event) => openMenu('assign', event.currentTarget)} title="A" sx={{ display: { xs: 'none', xl: 'inline-flex' } }}>{text.actions.assign}</Button> : null}
        {mayAnswer ? <Button id="action-tag" onClick={(event) => openMenu('tag', event.currentTarget)} title="T" sx={{ display: { xs: 'none', xl: 'inline-flex' } }}>{text.actions.tag}</Button> : null}
        {mayAnswer ? <Tooltip title={text.actions.more}><IconButton id="action-more" aria-label={text.actions.more} aria-haspopup="menu" onClick={(event) => openMenu('more', event.currentTarget)}><MoreVert fontSize="small" /></IconButton></Tooltip> : null}
        {onCase ? <Tooltip title={text.inbox.caseOpen}><IconButton aria-label={text.inbox.caseOpen} onClick={onCase}><InfoOutlined fontSize="small" /></IconButton></Tooltip> : null}
      </Stack>
      <ActionMenu conversation={conversation} menu={menu} mine={mine} onMenu={openMenu} onClose={() => openMenu(null, null)} onLift={() => setLifting(true)} />
      {lifting ? <LiftDialog id={id} onClose={() => setLifting(false)} /> : null}
    </Box>
  );
}

function ActionMenu({ conversation, menu, mine, onMenu, onClose, onLift }: { conversation: ConversationCaseFragment; menu: { kind: MenuKind; anchor: HTMLElement | null }; mine: boolean; onMenu(kind: MenuKind, anchor: HTMLElement | null): void; onClose(): void; onLift(): void }): ReactElement {
  const { id, status } = conversation;
  const { run } = useAction();
  const mayLift = useMay('administer');
  const agents = useQuery(AgentListDocument, { skip: menu.kind !== 'assign' });
  const teams = useQuery(TeamListDocument, { skip: menu.kind !== 'team' });
  const tags = useQuery(TagListDocument, { skip: menu.kind !== 'tag', variables: { includeArchived: false } });
  const pick = (work: () => Promise<boolean>): (() => void) => () => {
    onClose();
    void work();
  };
  const applied = new Set(conversation.tags.map((one) => one.tag.id));
  return (
    <Menu anchorEl={menu.anchor} open={menu.kind !== null} onClose={onClose} slotProps={{ paper: { sx: { maxHeight: 360 } } }}>
      {menu.kind === 'more'
        ? [
            <MenuItem key="assign" onClick={() => onMenu('assign', menu.anchor)}>{text.actions.assign} …</MenuItem>,
            <MenuItem key="tag" onClick={() => onMenu('tag', menu.anchor)}>{text.actions.tag} …</MenuItem>,
            <MenuItem key="team" onClick={() => onMenu('team', menu.anchor)}>{text.actions.team} …</MenuItem>,
            status === 'RESOLVED' ? null : <MenuItem key="snooze" onClick={() => onMenu('snooze', menu.anchor)}>{text.actions.snooze} …</MenuItem>,
            <MenuItem key="priority" onClick={() => onMenu('priority', menu.anchor)}>{text.actions.priority} …</MenuItem>,
            mine ? <MenuItem key="release" onClick={pick(() => run(ReleaseConversationDocument, { id }))}>{text.actions.release}</MenuItem> : null,
            status === 'WAITING' || status === 'WITH_AGENT' ? <MenuItem key="back" disabled={conversation.protected} onClick={pick(() => run(HandBackToAiDocument, { id }))}>{text.actions.handBack}</MenuItem> : null,
            conversation.protected && mayLift ? <MenuItem key="lift" onClick={() => { onClose(); onLift(); }}>{text.actions.lift} …</MenuItem> : null,
          ]
        : null}
      {menu.kind === 'snooze'
        ? [
            conversation.snoozedUntil ? <MenuItem key="wake" onClick={pick(() => run(UnsnoozeConversationDocument, { id }))}>{text.actions.wake}</MenuItem> : null,
            ...snoozeTimes(new Date()).map(({ label, until }) => <MenuItem key={label} onClick={pick(() => run(SnoozeConversationDocument, { id, until: until.toISOString() }))}>{label}</MenuItem>),
          ]
        : null}
      {menu.kind === 'team'
        ? [
            ...(teams.data?.teams ?? []).map((team) => <MenuItem key={team.id} selected={team.id === conversation.team?.id} onClick={pick(() => run(AssignToTeamDocument, { id, teamId: team.id }))}>{team.name}</MenuItem>),
            <MenuItem key="none" disabled={!conversation.team} onClick={pick(() => run(AssignToTeamDocument, { id, teamId: null }))}>{text.actions.noTeam}</MenuItem>,
          ]
        : null}
      {menu.kind === 'priority' ? PRIORITIES.map((priority) => <MenuItem key={priority} selected={priority === conversation.priority} onClick={pick(() => run(SetPriorityDocument, { id, priority }))}>{text.priorities[priority]}</MenuItem>) : null}
      {menu.kind === 'assign'
        ? [
            ...(agents.data?.agents ?? []).filter((agent) => agent.active && agent.role !== 'VIEWER').map((agent) => <MenuItem key={agent.id} selected={agent.id === conversation.assignee?.id} onClick={pick(() => run(AssignConversationDocument, { id, agentId: agent.id }))}>{agent.name}</MenuItem>),
            <MenuItem key="nobody" disabled={status !== 'WITH_AGENT'} onClick={pick(() => run(AssignConversationDocument, { id, agentId: null }))}>{text.actions.nobody}</MenuItem>,
          ]
        : null}
      {menu.kind === 'tag' ? (tags.data?.tags ?? []).filter((tag) => !applied.has(tag.id)).map((tag) => <MenuItem key={tag.id} onClick={pick(() => run(TagConversationDocument, { id, tagId: tag.id }))}>{tag.name}</MenuItem>) : null}
    </Menu>
  );
}

function LiftDialog({ id, onClose }: { id: string; onClose(): void }): ReactElement {
  const [reason, setReason] = useState('');
  const { busy, run } = useAction();
  const submit = async (): Promise<void> => {
    if (await run(LiftProtectionDocument, { id, reason })) onClose();
  };
  return (
    <FormDialog title={text.actions.liftTitle} action={text.actions.lift} busy={busy} onSubmit={() => void submit()} onClose={onClose}>
      <DialogContentText>{text.actions.liftHint}</DialogContentText>
      <TextField label={text.actions.liftReason} required autoFocus fullWidth value={reason} onChange={(event) => setReason(event.target.value)} slotProps={{ htmlInput: { minLength: 3, maxLength: 500 } }} />
    </FormDialog>
  );
}
