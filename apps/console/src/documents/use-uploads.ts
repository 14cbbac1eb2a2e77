import { useCallback, useState } from 'react';
import { sendFile, type FileResult } from './send-file';

/** A file on its way. */
export interface Upload {
  id: number;
  name: string;
  size: number;
  /** Share of it that has been sent, 0..1. */
  sent: number;
  /** Null until the server has answered. */
  result: FileResult | null;
}

/** Files sent at the same time; the server receives a handful. */
const AT_ONCE = 3;
let lastId = 0;

/** Sends files one after the other, a few at a time, and tells how each fares. */
export function useUploads(onTaken: () => void): { uploads: Upload[]; add: (files: readonly File[]) => void; clear: () => void } {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const change = useCallback((id: number, part: Partial<Upload>) => setUploads((before) => before.map((upload) => (upload.id === id ? { ...upload, ...part } : upload))), []);
  const add = useCallback(
    (files: readonly File[]) => {
      const waiting = files.map((file) => ({ file, upload: { id: ++lastId, name: file.name, size: file.size, sent: 0, result: null } satisfies Upload }));
      setUploads((before) => [...before.filter((upload) => upload.result === null), ...waiting.map((entry) => entry.upload)]);
      const lane = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const { id } = next.upload;
          const result = await sendFile(next.file, { onProgress: (sent) => change(id, { sent }) });
          change(id, { sent: 1, result });
          if (result.outcome !== 'REFUSED') onTaken();
        }
      };
      for (let at = 0; at < AT_ONCE; at += 1) void lane();
    },
    [change, onTaken],
  );
  const clear = useCallback(() => setUploads((before) => before.filter((upload) => upload.result === null)), []);
  return { uploads, add, clear };
}
