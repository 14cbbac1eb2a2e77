import { alpha, type Theme, type ThemeOptions } from '@mui/material/styles';
import type { RaThemeOptions } from 'react-admin';

/** Who speaks, where colour carries it beside side and label. */
export interface Voices {
  customer: { ground: string; line: string };
  ai: { ground: string; line: string; ink: string };
  agent: { ground: string; line: string };
  note: { ground: string; line: string; ink: string };
}
declare module '@mui/material/styles' {
  interface Palette { voices: Voices; priority: Record<'LOW' | 'NORMAL' | 'HIGH' | 'URGENT', string>; sunken: string }
  interface PaletteOptions { voices?: Voices; priority?: Record<'LOW' | 'NORMAL' | 'HIGH' | 'URGENT', string>; sunken?: string }
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif';
const ACCENT = { light: '#3b5bdb', dark: '#91a7ff' };

const LIGHT: ThemeOptions['palette'] = {
  mode: 'light',
  primary: { main: ACCENT.light, contrastText: '#fff' },
  secondary: { main: ACCENT.light, contrastText: '#fff' },
  error: { main: '#c92a2a' },
  warning: { main: '#a35200' },
  success: { main: '#22753a' },
  info: { main: '#1864ab' },
  background: { default: '#f7f8fa', paper: '#ffffff' },
  text: { primary: '#1c1f26', secondary: '#585f6c' },
  divider: '#e3e6eb',
  action: { hover: 'rgba(16, 24, 40, 0.04)', selected: 'rgba(16, 24, 40, 0.06)' },
  sunken: '#eff1f4',
  priority: { LOW: '#c3c8d1', NORMAL: 'transparent', HIGH: '#c77700', URGENT: '#c92a2a' },
  voices: {
    customer: { ground: '#eff1f4', line: '#e3e6eb' },
    ai: { ground: '#f3f0ff', line: '#d0bfff', ink: '#5f3dc4' },
    agent: { ground: '#e7edff', line: '#bac8ff' },
    note: { ground: '#fff8e6', line: '#d9a100', ink: '#7a4b00' },
  },
};

const DARK: ThemeOptions['palette'] = {
  mode: 'dark',
  primary: { main: ACCENT.dark, contrastText: '#14161a' },
  secondary: { main: ACCENT.dark, contrastText: '#14161a' },
  error: { main: '#ff8787' },
  warning: { main: '#ffc078' },
  success: { main: '#8ce99a' },
  info: { main: '#74c0fc' },
  background: { default: '#14161a', paper: '#1b1e24' },
  text: { primary: '#e9ebef', secondary: '#a3abb9' },
  divider: '#2d323b',
  action: { hover: 'rgba(255, 255, 255, 0.06)', selected: 'rgba(255, 255, 255, 0.1)' },
  sunken: '#23272f',
  priority: { LOW: '#545c6a', NORMAL: 'transparent', HIGH: '#e8a33d', URGENT: '#ff6b6b' },
  voices: {
    customer: { ground: '#262a32', line: '#343a45' },
    ai: { ground: '#2a2540', line: '#4b3f7a', ink: '#c4b5fd' },
    agent: { ground: '#1f2a4d', line: '#364a86' },
    note: { ground: '#332a14', line: '#a77b13', ink: '#ffd98a' },
  },
};

function themeOf(palette: NonNullable<ThemeOptions['palette']>, accent: string): RaThemeOptions {
  const focus = { outline: `2px solid ${accent}`, outlineOffset: 2 };
  return {
    palette,
    spacing: 8,
    shape: { borderRadius: 8 },
    typography: {
      fontFamily: FONT,
      fontSize: 14,
      htmlFontSize: 16,
      h1: { fontSize: '1.375rem', fontWeight: 650, letterSpacing: '-0.01em', lineHeight: 1.3 },
      h2: { fontSize: '1.0625rem', fontWeight: 650, lineHeight: 1.35 },
      h3: { fontSize: '0.9375rem', fontWeight: 600, lineHeight: 1.4 },
      h6: { fontSize: '1.0625rem', fontWeight: 650 },
      body1: { fontSize: '0.875rem', lineHeight: 1.5 },
      body2: { fontSize: '0.8125rem', lineHeight: 1.45 },
      caption: { fontSize: '0.75rem', lineHeight: 1.4 },
      overline: { fontSize: '0.6875rem', fontWeight: 600, letterSpacing: '0.05em', lineHeight: 1.6, textTransform: 'uppercase' },
      button: { textTransform: 'none', fontWeight: 550, fontSize: '0.8125rem' },
    },
    transitions: { duration: { shortest: 80, shorter: 100, short: 120, standard: 140, complex: 150, enteringScreen: 140, leavingScreen: 100 } },
    components: {
      MuiCssBaseline: { styleOverrides: { ':focus-visible': focus, '::selection': { background: alpha(accent, 0.3) } } },
      // The library knows this colour as `textSecondary` alone and would ignore the palette's own name for it.
      MuiTypography: { styleOverrides: { root: ({ theme }: { theme: Theme }) => ({ variants: [{ props: { color: 'text.secondary' }, style: { color: theme.palette.text.secondary } }] }) } },
      MuiButtonBase: { defaultProps: { disableRipple: true }, styleOverrides: { root: { '&.Mui-focusVisible': focus } } },
      MuiButton: { defaultProps: { disableElevation: true, size: 'small' }, styleOverrides: { root: { minHeight: 32 } } },
      MuiIconButton: { defaultProps: { size: 'small' } },
      MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiCard: { defaultProps: { variant: 'outlined' } },
      MuiTextField: { defaultProps: { size: 'small', variant: 'outlined' } },
      MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined' } },
      MuiTooltip: { defaultProps: { arrow: true, enterDelay: 400 }, styleOverrides: { tooltip: { fontSize: '0.75rem', maxWidth: 320 } } },
      MuiChip: { defaultProps: { size: 'small' }, styleOverrides: { root: { fontWeight: 500 } } },
      MuiTableCell: { styleOverrides: { root: { padding: '10px 16px', fontSize: '0.8125rem' }, head: { fontWeight: 600, whiteSpace: 'nowrap' } } },
      MuiDialog: { defaultProps: { fullWidth: true, maxWidth: 'sm' } },
    },
    sidebar: { width: 200, closedWidth: 64 },
  };
}

/** One accent, neutral greys; colour only where it means something. All text meets AA on its ground in both. */
export const lightTheme = themeOf(LIGHT, ACCENT.light);
/** The same in the dark. */
export const darkTheme = themeOf(DARK, ACCENT.dark);
