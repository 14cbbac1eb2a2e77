import { useState } from 'react';
import { useNotify } from 'react-admin';
import { explain } from '../providers/user-errors';

/** Runs a change of the settings: says that it was saved, or keeps what is wrong with it to be shown beside the form. */
export function useSave(): { problem: string | null; busy: boolean; save(work: () => Promise<void>, done?: string): Promise<boolean> } {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const notify = useNotify();
  const save = async (work: () => Promise<void>, done = 'Saved'): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      notify(done, { type: 'success' });
      return true;
    } catch (failure) {
      setProblem(explain(failure));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { problem, busy, save };
}
