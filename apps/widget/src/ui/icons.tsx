import type { ComponentChildren } from 'preact';

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      {children}
    </svg>
  );
}

export const ChatIcon = () => <Icon><path d="M4 5h16v11H10l-4.5 3.5V16H4z" /><path d="M8 9h8M8 12h5" /></Icon>;
export const CloseIcon = () => <Icon><path d="M6 6l12 12M18 6L6 18" /></Icon>;
export const SendIcon = () => <Icon><path d="M5 12h13M12 5l7 7-7 7" /></Icon>;
export const PersonIcon = () => <Icon><circle cx="12" cy="8" r="3.5" /><path d="M5 20c.6-4 3.3-6 7-6s6.400 2 7 6" /></Icon>;
