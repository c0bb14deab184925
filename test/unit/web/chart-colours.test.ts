import { describe, expect, it } from 'vitest';

import { COLOURS } from '../../../functions/web/colours.ts';
import { STYLE } from '../../../functions/web/style.ts';

type Colour = keyof (typeof COLOURS)['light'];

/** WCAG 2.2, relative luminance: of a channel, then of a colour. */
const channel = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
};

/** The style sheet's own value of a colour: the first is light, the second dark. */
const inStyle = (theme: 'light' | 'dark', colour: Colour): string => {
  const values = [...STYLE.matchAll(new RegExp(`--${colour}: (#[0-9a-f]{6});`, 'gu'))];
  return values[theme === 'light' ? 0 : 1]?.[1] ?? 'none';
};

const TEXT = 4.5;
const SHAPE = 3;
const PAIRS: readonly (readonly [Colour, Colour, number])[] = [
  ['ink', 'paper', TEXT],
  ['deep', 'paper', TEXT],
  ['warm', 'paper', TEXT],
  ['paper', 'deep', TEXT],
  ['chart-line', 'paper', SHAPE],
  ['chart-line', 'chart-band', SHAPE],
  ['chart-comparison', 'paper', SHAPE],
  ['chart-comparison', 'chart-band', SHAPE],
  ['chart-edge', 'paper', SHAPE],
  ['chart-hatch', 'paper', SHAPE],
];

describe('the contrast of colours', () => {
  it('is computed as WCAG does: 21 of black on white, 4.54 of #767676 on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it.each(
    (['light', 'dark'] as const).flatMap((theme) =>
      PAIRS.map(([colour, ground, least]) => ({ theme, colour, ground, least })),
    ),
  )('in $theme, of $colour on $ground, is at least $least', ({ theme, colour, ground, least }) => {
    expect(inStyle(theme, colour)).toBe(COLOURS[theme][colour]);
    expect(contrast(inStyle(theme, colour), inStyle(theme, ground))).toBeGreaterThanOrEqual(least);
  });
});
