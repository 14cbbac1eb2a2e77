import { Box, Tab, Tabs } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { useMay } from '../providers/permissions';
import { Page } from '../shared/page';
import { AskPanel } from './ask-panel';
import { QuestionsPanel } from './questions-panel';
import { SuitePanel } from './suite-panel';

const SECTIONS = [
  { key: '', label: 'Ask' },
  { key: 'runs', label: 'Test runs' },
  { key: 'questions', label: 'Test questions' },
] as const;

/** The playground: ask as a customer would and see why; the saved questions and their runs. */
export function PlaygroundPage(): ReactElement {
  const { section = '' } = useParams();
  const [search] = useSearchParams();
  const mayWrite = useMay('administer');
  const here = SECTIONS.find(({ key }) => key === section)?.key ?? '';
  return (
    <Page title="Playground" lead="Ask as a customer would. You see the answer they would get, what it rests on and why. Nothing is stored and nobody is told." width={1440}>
      <Tabs value={here} component="nav" aria-label="Playground" variant="scrollable" sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}>
        {SECTIONS.map(({ key, label }) => <Tab key={key} value={key} label={label} component={Link} to={key ? `/playground/${key}` : '/playground'} />)}
      </Tabs>
      <Box hidden={here !== ''}><AskPanel first={search.get('q')} mayWrite={mayWrite} /></Box>
      {here === 'runs' ? <SuitePanel mayWrite={mayWrite} /> : null}
      {here === 'questions' ? <QuestionsPanel mayWrite={mayWrite} /> : null}
    </Page>
  );
}
