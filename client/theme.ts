import { createTheme, type MantineColorsTuple } from '@mantine/core';
import { FONTS } from './palette.ts';

/** Dark surfaces in the same hue as the light ones. */
const dark: MantineColorsTuple = [
  '#dfe7eb',
  '#c0ccd3',
  '#93a4ae',
  '#72858f',
  '#4b5b64',
  '#35424a',
  '#232d33',
  '#1a2227',
  '#161d21',
  '#12181c',
];

/** The heading of a dialog is not the banner of the page. */
const dialog = {
  defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, attributes: { header: { role: 'presentation' } } },
  styles: {
    title: { fontWeight: 600 },
    content: { background: 'var(--surface)' },
    header: { background: 'var(--surface)' },
  },
};

const slate: MantineColorsTuple = [
  '#eef5f8',
  '#dbe8ee',
  '#b6d0dc',
  '#8eb7c9',
  '#6ba1b8',
  '#4f8ba5',
  '#2f6f8b',
  '#1d566f',
  '#174558',
  '#103443',
];

/** Calm, dense and legible: system fonts, small radii, one accent. Colour that carries meaning is in `styles.css`. */
export const theme = createTheme({
  fontFamily: FONTS,
  primaryColor: 'slate',
  primaryShade: { light: 7, dark: 6 },
  colors: { slate, dark },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: { ...dialog, defaultProps: { centered: true, ...dialog.defaultProps } },
    Drawer: dialog,
    Notification: { styles: { description: { color: 'var(--ink)' } } },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: true } } },
  },
});
