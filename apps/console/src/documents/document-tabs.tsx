import { Box } from '@mui/material';
import type { ReactElement } from 'react';
import { PassagesTab } from './passages-tab';
import { QuotesTab } from './quotes-tab';
import { TextTab } from './text-tab';
import { TryPanel } from './try-panel';
import { VersionsTab } from './versions-tab';

/** A tab of the document page; `keep`: it stays mounted while another is shown, so that nothing typed in it is lost. */
export interface DocumentTab {
  key: string;
  label: string;
  Content: () => ReactElement;
  keep?: boolean;
}

function TryTab(): ReactElement {
  return <Box sx={{ p: 2 }}><TryPanel /></Box>;
}

/** The document page's tabs, in order. Each reads the document with `useRecordContext`. */
export const DOCUMENT_TABS: readonly DocumentTab[] = [
  { key: 'text', label: 'Text', Content: TextTab, keep: true },
  { key: 'passages', label: 'Passages', Content: PassagesTab },
  { key: 'quotes', label: 'Answers that quote it', Content: QuotesTab },
  { key: 'versions', label: 'Versions', Content: VersionsTab },
  { key: 'try', label: 'Try a question', Content: TryTab },
];
