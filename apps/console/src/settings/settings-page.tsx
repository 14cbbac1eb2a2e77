import { Box, Tab, Tabs } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, Navigate, useParams } from 'react-router-dom';
import { SETTINGS } from '../layout/destinations';
import { may, useMe } from '../providers/permissions';
import { FindingPage } from './finding-page';
import { AnswerGatePage } from './answer-gate-page';
import { AiPage } from './ai-page';
import { FormsPage } from './forms-page';
import { HoursPage } from './hours-page';
import { KeysPage } from './keys-page';
import { PasswordPage } from './password-page';
import { PeoplePage } from './people-page';
import { RepliesPage } from './replies-page';
import { TeamsPage } from './teams-page';
import { WebhooksPage } from './webhooks-page';
import { WidgetPage } from './widget-page';

const SECTIONS: Record<string, () => ReactElement> = { people: PeoplePage, teams: TeamsPage, replies: RepliesPage, hours: HoursPage, forms: FormsPage, webhooks: WebhooksPage, 'answer-gate': AnswerGatePage, finding: FindingPage, keys: KeysPage, widget: WidgetPage, password: PasswordPage, ai: AiPage };

/** The sections of the settings that this role may see. */
export function SettingsPage(): ReactElement {
  const { section = '' } = useParams();
  const me = useMe();
  const shown = SETTINGS.filter(({ needs }) => !needs || may(me?.role, needs));
  const path = `/settings/${section}`;
  const Section = SECTIONS[section];
  if (!Section || !shown.some((one) => one.path === path)) return <Navigate to={shown[0]?.path ?? '/inbox'} replace />;
  return (
    <Box>
      <Tabs value={path} variant="scrollable" sx={{ borderBottom: 1, borderColor: 'divider', px: { xs: 0, md: 2 } }}>
        {shown.map((one) => <Tab key={one.path} value={one.path} label={one.label} component={Link} to={one.path} />)}
      </Tabs>
      <Section />
    </Box>
  );
}
