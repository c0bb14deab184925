import { describe, expect, it } from 'vitest';

import { chartFile } from '../../../functions/web/charts/chart-file.tsx';
import { LineChart, type LineChartProps } from '../../../functions/web/charts/line-chart.tsx';
import { layOutLine, type ChartPoint } from '../../../functions/web/charts/line-geometry.ts';

const figure = (value: number, margin = 0): ChartPoint['value'] => ({ kind: 'figure', value, margin });
const PLOT = { left: 0, right: 400, top: 0, bottom: 100 };

/** Four periods of 100 units each, on a scale from 0 to 100 that is 100 units high. */
const FOUR: readonly ChartPoint[] = [
  { label: 'one', value: figure(20, 10), comparison: 40 },
  { label: 'two', value: figure(50, 10), comparison: 100 },
  { label: 'three', value: { kind: 'withheld' } },
  { label: 'four', value: figure(30) },
];

const props = (changes: Partial<LineChartProps> = {}): LineChartProps => ({
  id: 'posts',
  title: 'Posts a week',
  description: 'Rose from 20 to 50.',
  points: FOUR,
  names: { value: 'this year', margin: 'give or take', comparison: 'last year', withheld: 'withheld, [c]' },
  note: 'Totals need not add up.',
  number: String,
  ...changes,
});
const svg = async (changes: Partial<LineChartProps> = {}): Promise<string> =>
  (await (<LineChart {...props(changes)} />)).toString();

describe('the layout of a line', () => {
  const layout = layOutLine(FOUR, PLOT);

  it('goes through the middle of each period and breaks where a figure is withheld', () => {
    expect(layout.line).toBe('M50,80L150,50M350,70Z');
    expect(layout.dots).toEqual([
      { x: 50, y: 80 },
      { x: 150, y: 50 },
      { x: 350, y: 70 },
    ]);
  });

  it('draws a margin across the whole of its period, and none around what is exact', () => {
    expect(layout.band).toBe('M0,70L100,70L100,40L200,40L200,60L100,60L100,90L0,90Z');
  });

  it('hatches the whole of a period that is withheld, and not one in which nothing was counted', () => {
    expect(layout.withheld).toEqual([{ x: 200, width: 100 }]);
    const absent = layOutLine([{ label: 'one', value: { kind: 'absent' } }], PLOT);
    expect(absent).toMatchObject({ withheld: [], dots: [] });
    expect([absent.line, absent.band, absent.comparison]).toEqual([undefined, undefined, undefined]);
  });

  it('draws what it is compared with on the same scale', () => {
    expect(layout.comparison).toBe('M50,60L150,0');
  });

  it('draws a figure compared that stands alone across its period, where it can be seen', () => {
    // 40 of 60, on a scale that is 100 units high.
    const [first, , ...others] = FOUR;
    const alone = [first, { label: 'two', value: figure(50, 10) }, ...others].flatMap((point) => point ?? []);
    expect(layOutLine(alone, PLOT).comparison).toBe('M0,33.333L100,33.333');
  });

  it('labels fewer periods where their names are long, so that none is written over another', () => {
    // 14 letters take 112 units and a gap of 12: of 400 units there is room for three.
    const six = Array.from({ length: 6 }, () => ({ label: 'September 2025', value: figure(1) }));
    expect(layOutLine(six, PLOT).periods).toHaveLength(3);
  });

  it('keeps a margin from reaching below nothing', () => {
    const low = layOutLine([{ label: 'one', value: figure(40, 60) }], PLOT);
    expect(low.band).toBe('M0,0L400,0L400,100L0,100Z');
  });

  it('counts in whole numbers, from zero, however small the figures are', () => {
    const { values } = layOutLine([{ label: 'one', value: figure(1) }], PLOT);
    expect(values.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4]);
  });

  it('labels at most six periods of many, beginning with the first', () => {
    const many = Array.from({ length: 84 }, (_, index) => ({ label: String(index), value: figure(1) }));
    const { periods, dots } = layOutLine(many, PLOT);
    expect(periods.map(({ label }) => label)).toEqual(['0', '14', '28', '42', '56', '70']);
    expect(dots).toEqual([]);
  });
});

describe('a chart', () => {
  it('is a picture with a name and a description', async () => {
    expect(await svg()).toMatch(
      /<svg[^>]* role="img" aria-labelledby="posts-title posts-description"><title id="posts-title">Posts a week<\/title><desc id="posts-description">Rose from 20 to 50\.<\/desc>/u,
    );
  });

  it('has no style of its own, so that the sites’ policy lets it be', async () => {
    expect(await svg()).not.toMatch(/style|<script|on\w+=/iu);
  });

  it('explains every sign it has, and none it lacks', async () => {
    for (const word of [
      'this year',
      'give or take',
      'last year',
      'withheld, [c]',
      'Totals need not add up.',
    ]) {
      expect(await svg()).toContain(`>${word}<`);
    }
    const exact = await svg({ points: [{ label: 'one', value: figure(20) }] });
    for (const word of ['give or take', 'last year', 'withheld, [c]']) expect(exact).not.toContain(word);
  });

  it('breaks a long note between words', async () => {
    const word = 'nineteen';
    const picture = await svg({ note: Array.from({ length: 20 }, () => word).join(' ') });
    const lines = [...picture.matchAll(/>(nineteen[^<]*)</gu)];
    expect(lines.map(([, line]) => line?.split(' ').length)).toEqual([8, 8, 4]);
  });

  it('breaks a title earlier, since its letters are larger', async () => {
    const title = 'Likes, reposts and replies to your posts, by week since 2 February 2026';
    const lines = [...(await svg({ title })).matchAll(/class="chart-title">([^<]*)</gu)].map(
      ([, line]) => line,
    );
    expect(lines).toEqual(['Likes, reposts and replies to your posts, by week since 2', 'February 2026']);
  });

  it('writes a hostile name as text', async () => {
    const hostile = '"><script>alert(1)</script>';
    expect(await svg({ title: hostile, points: [{ label: hostile, value: figure(1) }] })).not.toContain(
      '<script',
    );
  });
});

describe('a chart’s file', () => {
  it('is well-formed by itself, with its looks in light and dark inside', async () => {
    const file = await chartFile(props({ title: 'a\u0000b & c' }));
    expect(file).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u,
    );
    expect(file).toMatch(
      /<style>[^<]*prefers-color-scheme: dark[^<]*\.chart-line[^<]*<\/style><rect class="chart-paper"/u,
    );
    expect(file).toContain('>ab &amp; c<');
    // What comes from anywhere else would tell its server who looks.
    expect(file.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|url\((?!#)/u);
  });

  it('closes what it opens', async () => {
    const open: string[] = [];
    for (const [, end, name, self] of (await chartFile(props())).matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/gu)) {
      if (end === '/') expect(open.pop()).toBe(name);
      else if (self !== '/') open.push(String(name));
    }
    expect(open).toEqual([]);
  });
});
