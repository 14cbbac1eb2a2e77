import CheckIcon from '@mui/icons-material/Check';
import CopyIcon from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactElement } from 'react';
import { text } from '../messages';

/** Something to carry elsewhere: shown whole, selected by a click, copied by a button. */
export function CopyField({ value, label }: { value: string; label: string }): ReactElement {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard?.writeText(value).then(() => setCopied(true), () => setCopied(false));
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
      <Box
        component="pre"
        tabIndex={0}
        aria-label={label}
        sx={{ flex: 1, minWidth: 0, m: 0, p: 1.5, bgcolor: 'sunken', border: 1, borderColor: 'divider', borderRadius: 1, fontSize: '0.8125rem', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', userSelect: 'all', fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace' }}
      >
        {value}
      </Box>
      <Button variant="outlined" onClick={copy} startIcon={copied ? <CheckIcon /> : <CopyIcon />} sx={{ minWidth: 96 }}>
        {copied ? text.common.copied : text.common.copy}
      </Button>
      <Box component="span" role="status" sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}>{copied ? text.common.copied : ''}</Box>
    </Box>
  );
}
