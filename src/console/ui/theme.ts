import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Calm teal: nothing in it can be taken for a tier. */
const bell: MantineColorsTuple = [
  '#e8f4f6',
  '#d3e6ea',
  '#a7cdd5',
  '#77b2bf',
  '#519cac',
  '#398ea0',
  '#2a879b',
  '#197487',
  '#066779',
  '#00505f',
];

const dark: MantineColorsTuple = [
  '#e6ecef',
  '#c9d4d9',
  '#a3b3bb',
  '#8496a0',
  '#4a5a63',
  '#37464e',
  '#253239',
  '#162025',
  '#111a1f',
  '#0c1317',
];

export const theme = createTheme({
  colors: { bell, dark },
  primaryColor: 'bell',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'md',
  // The system's own letters: nothing to load, and staff know them.
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace',
  // Readable at arm's length.
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.1875rem', xl: '1.375rem' },
  headings: { fontWeight: '650' },
  focusRing: 'auto',
  cursorType: 'pointer',
});
