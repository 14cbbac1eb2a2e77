import AssignedIcon from '@mui/icons-material/PersonAddAltOutlined';
import RuleIcon from '@mui/icons-material/AltRouteOutlined';
import RepliedIcon from '@mui/icons-material/ChatBubbleOutlineOutlined';
import WaitsIcon from '@mui/icons-material/SupportAgentOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { ReactElement } from 'react';
import type { NotificationKind } from '../gql/types';

const ICONS: Record<NotificationKind, SvgIconComponent> = { RULE: RuleIcon, ASSIGNED: AssignedIcon, HANDED_OFF: WaitsIcon, REPLIED: RepliedIcon };

/** What kind of news it is; the words beside it say the same. */
export function NoticeIcon({ kind }: { kind: NotificationKind }): ReactElement {
  const Icon = ICONS[kind];
  return <Icon fontSize="small" aria-hidden sx={{ mt: 0.25, color: kind === 'HANDED_OFF' ? 'warning.main' : 'text.secondary' }} />;
}
