import ApiIcon from '@mui/icons-material/VpnKeyOutlined';
import ChartIcon from '@mui/icons-material/InsightsOutlined';
import DocumentsIcon from '@mui/icons-material/DescriptionOutlined';
import FindingIcon from '@mui/icons-material/ManageSearchOutlined';
import GateIcon from '@mui/icons-material/RuleOutlined';
import FormsIcon from '@mui/icons-material/AssignmentOutlined';
import TeamsIcon from '@mui/icons-material/GroupsOutlined';
import WebhooksIcon from '@mui/icons-material/WebhookOutlined';
import HoursIcon from '@mui/icons-material/ScheduleOutlined';
import InboxIcon from '@mui/icons-material/InboxOutlined';
import PasswordIcon from '@mui/icons-material/LockOutlined';
import PeopleIcon from '@mui/icons-material/GroupOutlined';
import PlaygroundIcon from '@mui/icons-material/ScienceOutlined';
import ProtectionIcon from '@mui/icons-material/GppGoodOutlined';
import RepliesIcon from '@mui/icons-material/QuickreplyOutlined';
import RulesIcon from '@mui/icons-material/AltRouteOutlined';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import TagsIcon from '@mui/icons-material/SellOutlined';
import WebsitesIcon from '@mui/icons-material/LanguageOutlined';
import WidgetIcon from '@mui/icons-material/CodeOutlined';
import AiIcon from '@mui/icons-material/AutoAwesomeOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { text } from '../messages';
import type { Power } from '../providers/permissions';

/** A place in the console. */
export interface Destination {
  path: string;
  label: string;
  icon: SvgIconComponent;
  /** The letter that follows G, where there is one. */
  key?: string;
  /** Only shown to who may do this. */
  needs?: Power;
}

/** The main places, in the order of the navigation. */
export const MAIN: readonly Destination[] = [
  { path: '/inbox', label: text.nav.inbox, icon: InboxIcon, key: 'i' },
  { path: '/dashboard', label: text.nav.dashboard, icon: ChartIcon, key: 'd' },
  { path: '/documents', label: text.nav.documents, icon: DocumentsIcon, key: 'o' },
  { path: '/sources', label: text.nav.websites, icon: WebsitesIcon, key: 'w' },
  { path: '/playground', label: text.nav.playground, icon: PlaygroundIcon, key: 'p' },
  { path: '/tags', label: text.nav.tags, icon: TagsIcon, key: 't' },
  { path: '/rules', label: text.nav.rules, icon: RulesIcon, key: 'e' },
  { path: '/protection', label: text.nav.protection, icon: ProtectionIcon },
  { path: '/settings', label: text.nav.settings, icon: SettingsIcon, key: 's' },
];

/** The sections of the settings. */
export const SETTINGS: readonly Destination[] = [
  { path: '/settings/people', label: text.nav.people, icon: PeopleIcon },
  { path: '/settings/teams', label: 'Teams', icon: TeamsIcon },
  { path: '/settings/replies', label: text.canned.title, icon: RepliesIcon },
  { path: '/settings/hours', label: text.nav.hours, icon: HoursIcon },
  { path: '/settings/finding', label: text.nav.finding, icon: FindingIcon },
  { path: '/settings/answer-gate', label: text.nav.answerGate, icon: GateIcon },
  { path: '/settings/forms', label: 'Forms', icon: FormsIcon },
  { path: '/settings/webhooks', label: 'Webhooks', icon: WebhooksIcon, needs: 'administer' },
  { path: '/settings/keys', label: text.nav.apiKeys, icon: ApiIcon, needs: 'manage-people' },
  { path: '/settings/widget', label: text.nav.widget, icon: WidgetIcon },
  { path: '/settings/ai', label: text.nav.ai, icon: AiIcon },
  { path: '/settings/password', label: text.nav.password, icon: PasswordIcon },
];
