import { Tab, Tabs } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useLocation } from 'react-router-dom';

/** The places where knowledge is kept, in the order of the tabs. */
export const KNOWLEDGE = [
  { path: '/documents', label: 'Documents' },
  { path: '/sources', label: 'Websites' },
  { path: '/answers', label: 'Custom answers' },
  { path: '/contradictions', label: 'Contradictions' },
  { path: '/search', label: 'Search' },
] as const;

/** Leads between the places of the knowledge; stands above each of their lists. */
export function KnowledgeTabs(): ReactElement {
  const { pathname } = useLocation();
  const here = KNOWLEDGE.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))?.path ?? false;
  return (
    <Tabs value={here} variant="scrollable" component="nav" aria-label="Knowledge" sx={{ mb: 2, borderBottom: 1, borderColor: 'divider', minHeight: 40 }}>
      {KNOWLEDGE.map(({ path, label }) => <Tab key={path} value={path} label={label} component={Link} to={path} sx={{ minHeight: 40 }} />)}
    </Tabs>
  );
}
