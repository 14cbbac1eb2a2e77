import { Box, Typography } from '@mui/material';
import { useRef, useState, type DragEvent, type ReactElement, type ReactNode } from 'react';

/** Takes files dropped anywhere on it, and says so while they hover. */
export function DropZone({ enabled, onFiles, children }: { enabled: boolean; onFiles: (files: File[]) => void; children: ReactNode }): ReactElement {
  // Entering a child leaves its parent: the pointer is over the zone while more was entered than left.
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  if (!enabled) return <>{children}</>;
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  const enter = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    depth.current += 1;
    setOver(true);
  };
  const leave = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    depth.current = Math.max(0, depth.current - 1);
    if (depth.current === 0) setOver(false);
  };
  const drop = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <Box onDragEnter={enter} onDragLeave={leave} onDragOver={(event) => hasFiles(event) && event.preventDefault()} onDrop={drop} sx={{ position: 'relative', minHeight: '100%' }}>
      {children}
      {over ? (
        <Box sx={{ position: 'absolute', inset: 8, zIndex: 2, display: 'flex', alignItems: 'flex-start', justifyContent: 'center', pt: 12, pointerEvents: 'none', border: '2px dashed', borderColor: 'primary.main', borderRadius: 2, bgcolor: 'background.default', opacity: 0.92 }}>
          <Typography variant="h2" component="p">Drop to add: PDF, Word, Markdown, HTML, text, CSV or JSON</Typography>
        </Box>
      ) : null}
    </Box>
  );
}
