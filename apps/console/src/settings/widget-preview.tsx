import { Alert, Box, Skeleton, Stack, ToggleButton, ToggleButtonGroup, Typography, useTheme } from '@mui/material';
import { useEffect, useRef, useState, type ReactElement } from 'react';

/** How wide the frame is, in px; under 480 the widget fills the screen. */
const WIDTH = { computer: 520, phone: 390 } as const;
const HEIGHT = 640;
/** The preview says when it is there; after this long, in ms, it will not. */
const PATIENCE = 15_000;

/** A page of nobody's with the widget's own script on it, told to ask no server. */
const PAGE = `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width, initial-scale=1"><title>A page with the widget</title><style>
html { color-scheme: light } body { margin: 0; padding: 32px 28px; background: Canvas } i { display: block; height: 12px; margin: 0 0 14px; border-radius: 6px; background: color-mix(in srgb, CanvasText 9%, Canvas) }
i:first-child { height: 26px; width: 55%; margin-bottom: 26px } i:nth-child(3n) { width: 82% } i:nth-child(5n) { width: 40%; margin-bottom: 32px }
</style></head><body><div aria-hidden="true">${'<i></i>'.repeat(18)}</div><script src="/widget.js" data-widget-key="preview" data-preview></script></body></html>`;

/** The widget itself, as customers will see it with these settings, before they are saved. It sends nothing anywhere. */
export function WidgetPreview({ companyName }: { companyName: string }): ReactElement {
  const { palette } = useTheme();
  const [scheme, setScheme] = useState<'light' | 'dark'>(palette.mode);
  const [device, setDevice] = useState<keyof typeof WIDTH>('computer');
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const onMessage = ({ source, data }: MessageEvent<{ chatref?: string } | null>): void => {
      if (source === frame.current?.contentWindow && data?.chatref === 'ready') setState('ready');
    };
    window.addEventListener('message', onMessage);
    const late = window.setTimeout(() => setState((now) => (now === 'loading' ? 'failed' : now)), PATIENCE);
    return () => {
      window.removeEventListener('message', onMessage);
      window.clearTimeout(late);
    };
  }, []);
  useEffect(() => {
    if (state === 'ready') frame.current?.contentWindow?.postMessage({ chatref: 'show', companyName: companyName.trim(), scheme }, window.location.origin);
  }, [state, companyName, scheme]);
  return (
    <Box component="section" aria-labelledby="widget-preview" data-testid="widget-preview" sx={{ minWidth: 0 }}>
      <Typography variant="h2" id="widget-preview" gutterBottom>Preview</Typography>
      <Typography color="text.secondary" sx={{ mb: 1.5 }}>The widget itself, with what is written here before it is saved. It sends nothing.</Typography>
      <Stack direction="row" spacing={1} sx={{ mb: 1.5, flexWrap: 'wrap', gap: 1 }} useFlexGap>
        <ToggleButtonGroup size="small" exclusive value={device} onChange={(_, next: keyof typeof WIDTH | null) => next && setDevice(next)} aria-label="Shown on" sx={{ display: { xs: 'none', sm: 'inline-flex' } }}>
          <ToggleButton value="computer">Computer</ToggleButton>
          <ToggleButton value="phone">Phone</ToggleButton>
        </ToggleButtonGroup>
        <ToggleButtonGroup size="small" exclusive value={scheme} onChange={(_, next: 'light' | 'dark' | null) => next && setScheme(next)} aria-label="Colours of the customer’s device">
          <ToggleButton value="light">Light</ToggleButton>
          <ToggleButton value="dark">Dark</ToggleButton>
        </ToggleButtonGroup>
      </Stack>
      {state === 'failed' ? <Alert severity="warning">The preview could not be loaded. Save as usual; reload this page to see it.</Alert> : null}
      <Box sx={{ position: 'relative', width: WIDTH[device], maxWidth: '100%', height: HEIGHT, border: 1, borderColor: 'divider', borderRadius: 2, overflow: 'hidden', display: state === 'failed' ? 'none' : 'block' }}>
        <Box component="iframe" ref={frame} title="Preview of the widget" srcDoc={PAGE} sx={{ display: 'block', width: '100%', height: '100%', border: 0, colorScheme: 'light' }} />
        {state === 'loading' ? <Skeleton variant="rectangular" aria-label="Loading the preview" sx={{ position: 'absolute', inset: 0, height: '100%', bgcolor: 'background.paper' }} /> : null}
      </Box>
    </Box>
  );
}
