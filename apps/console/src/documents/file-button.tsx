import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Button } from '@mui/material';
import { useRef, type ReactElement } from 'react';
import { FILE_TYPES } from './send-file';

/** Opens the system's file chooser. */
export function FileButton({ label, multiple = false, onFiles, variant = 'text', disabled = false }: { label: string; multiple?: boolean; onFiles: (files: File[]) => void; variant?: 'text' | 'outlined' | 'contained'; disabled?: boolean }): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant={variant} startIcon={<UploadIcon />} disabled={disabled} onClick={() => input.current?.click()}>{label}</Button>
      <input
        ref={input}
        type="file"
        aria-label={label}
        multiple={multiple}
        accept={FILE_TYPES}
        hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
