/**
 * Every colour of the sites, by what it is for, in light and in dark. Text stands in `ink`, `deep` and `warm`; what a
 * chart means by a shape, in those that begin with `chart`. A test holds their contrast with what they stand on.
 */
export const COLOURS = {
  light: {
    ink: '#1c2430',
    paper: '#fdfcf8',
    line: '#c9c6bb',
    deep: '#12506b',
    warm: '#8a3b12',
    'chart-line': '#12506b',
    'chart-comparison': '#8a3b12',
    'chart-band': '#d3e4ec',
    'chart-edge': '#4a87a0',
    'chart-hatch': '#7a7567',
  },
  dark: {
    ink: '#ecebe4',
    paper: '#171b21',
    line: '#454b55',
    deep: '#8cc7e0',
    warm: '#f0a878',
    'chart-line': '#8cc7e0',
    'chart-comparison': '#f0a878',
    'chart-band': '#21404e',
    'chart-edge': '#5c9cb7',
    'chart-hatch': '#98938a',
  },
} as const;

const variables = (colours: Readonly<Record<string, string>>): string =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(' ');

/** The colours as variables of a page, or of a picture of its own. */
export const COLOUR_RULES = `
:root { color-scheme: light dark; ${variables(COLOURS.light)} }
@media (prefers-color-scheme: dark) { :root { ${variables(COLOURS.dark)} } }
`;
