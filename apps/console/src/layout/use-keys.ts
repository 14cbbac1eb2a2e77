import { useEffect, useRef } from 'react';

/** What a key does. Names are those of KeyboardEvent.key in lower case, "?" and the like as they are. */
export type KeyMap = Record<string, () => void>;

/** True where keys are text, or belong to a dialog or menu that lies over the screen. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role="dialog"], [role="menu"], [role="listbox"], [role="presentation"].MuiModal-root')) return true;
  return target.matches('input:not([type="checkbox"]):not([type="radio"]):not([type="button"]), textarea, select');
}

/** The second key of "G then …" must follow within this long, in ms. */
const SEQUENCE = 1_200;
/** When G was pressed last: shared, so that the key after it is nobody else's. */
let prefixed = 0;

/**
 * Single-letter keys of a screen. Never while typing, never with Ctrl, Alt or Meta, never under a dialog.
 * `sequence` holds what follows G.
 */
export function useKeys(keys: KeyMap, sequence: KeyMap = {}): void {
  const latest = useRef({ keys, sequence });
  useEffect(() => {
    latest.current = { keys, sequence };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('.MuiModal-root:not([aria-hidden="true"]) [role="dialog"], .MuiPopover-root .MuiPaper-root')) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      // Enter and Space belong to the control that has the focus.
      if (key === 'Enter' && event.target instanceof HTMLElement && event.target.matches('button, a, [role="button"]')) return;
      const waiting = Date.now() - prefixed < SEQUENCE;
      const action = waiting ? latest.current.sequence[key] : latest.current.keys[key];
      if (!waiting && key === 'g' && Object.keys(latest.current.sequence).length > 0) {
        prefixed = Date.now();
        return;
      }
      if (waiting && latest.current.sequence[key] !== undefined) prefixed = 0;
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
