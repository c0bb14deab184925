import { scaleBand, scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';

/**
 * What is known of one period: a figure with half the width of its margin (0 where it is exact), one that is withheld,
 * or none at all, because nothing was counted then.
 */
export type ChartValue =
  | { readonly kind: 'figure'; readonly value: number; readonly margin: number }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'absent' };

/** One period of a chart, in order of time. `comparison` is the figure of the period it is compared with. */
export interface ChartPoint {
  readonly label: string;
  readonly value: ChartValue;
  readonly comparison?: number;
}

/** A rectangle that figures are drawn into, in the picture's units. */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where everything of a line chart stands; paths are those of SVG, and absent where there is nothing to draw. */
export interface LineGeometry {
  readonly line?: string;
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  /** The margin, across each whole period: it is the period's, and nothing is known of the time between two. */
  readonly band?: string;
  readonly comparison?: string;
  readonly withheld: readonly { readonly x: number; readonly width: number }[];
  readonly values: readonly { readonly value: number; readonly y: number }[];
  readonly periods: readonly { readonly label: string; readonly x: number }[];
}

const TICKS = 4;
const LABELS_AT_MOST = 6;
/** What a letter of a label takes up at most, and what parts two labels. */
const LETTER_WIDTH = 8;
const LABEL_GAP = 12;
/** More dots than these hide the line. */
const DOTS_AT_MOST = 31;

/** The least top of the scale, so that a chart of zeros has one. */
const TOP_AT_LEAST = 4;

const highest = (points: readonly ChartPoint[]): number =>
  points.reduce((top, { value, comparison = 0 }) => {
    const reach = value.kind === 'figure' ? value.value + value.margin : 0;
    return Math.max(top, reach, comparison);
  }, TOP_AT_LEAST);

interface Placed {
  readonly x: number;
  readonly left: number;
  readonly right: number;
  readonly point: ChartPoint;
}

interface Mark {
  readonly x: number;
  readonly y: number;
}
interface Stretch {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

/** A path through marks, interrupted where there is none. */
const pathOf = (marks: readonly (Mark | undefined)[]): string | undefined =>
  line<Mark | undefined>()
    .defined((mark) => mark !== undefined)
    .x((mark) => mark?.x ?? 0)
    .y((mark) => mark?.y ?? 0)([...marks]) ?? undefined;

const bandOf = (stretches: readonly (Stretch | undefined)[]): string | undefined =>
  area<Stretch | undefined>()
    .defined((stretch) => stretch !== undefined)
    .x((stretch) => stretch?.x ?? 0)
    .y0((stretch) => stretch?.low ?? 0)
    .y1((stretch) => stretch?.high ?? 0)([...stretches]) ?? undefined;

/** A mark is dotted if there is room for dots, and wherever no line leads to it. */
const dotted = (marks: readonly (Mark | undefined)[]): readonly Mark[] =>
  marks.flatMap((mark, index) => {
    const isAlone = marks[index - 1] === undefined && marks[index + 1] === undefined;
    return mark !== undefined && (isAlone || marks.length <= DOTS_AT_MOST) ? [mark] : [];
  });

const labelled = (placed: readonly Placed[], width: number): LineGeometry['periods'] => {
  const longest = Math.max(0, ...placed.map(({ point }) => point.label.length));
  const room = Math.floor(width / (longest * LETTER_WIDTH + LABEL_GAP));
  const every = Math.max(1, Math.ceil(placed.length / Math.max(1, Math.min(room, LABELS_AT_MOST))));
  return placed.filter((_, index) => index % every === 0).map(({ x, point }) => ({ label: point.label, x }));
};

/** What is compared; a figure that no line leads to is drawn across its period, since a line of one mark shows nothing. */
const comparedMarks = (
  placed: readonly Placed[],
  up: (value: number) => number,
): readonly (Mark | undefined)[] =>
  placed.flatMap(({ x, left, right, point: { comparison } }, index) => {
    if (comparison === undefined) return [undefined];
    const y = up(comparison);
    const beside = [placed[index - 1], placed[index + 1]];
    const isAlone = beside.every((other) => other?.point.comparison === undefined);
    return isAlone
      ? [
          { x: left, y },
          { x: right, y },
        ]
      : [{ x, y }];
  });

/** Lays a line out in a plot: its scale begins at zero and ends at a round number. */
export const layOutLine = (points: readonly ChartPoint[], plot: PlotArea): LineGeometry => {
  const across = scaleBand<number>()
    .domain(points.map((_, index) => index))
    .range([plot.left, plot.right]);
  const up = scaleLinear()
    .domain([0, highest(points)])
    .nice(TICKS)
    .range([plot.bottom, plot.top]);
  const placed = points.map((point, index): Placed => {
    const left = across(index) ?? plot.left;
    return { point, left, x: left + across.bandwidth() / 2, right: left + across.bandwidth() };
  });
  const marks = placed.map(({ x, point: { value } }) =>
    value.kind === 'figure' ? { x, y: up(value.value) } : undefined,
  );
  const margins = placed.flatMap(({ left, right, point: { value } }) => {
    if (value.kind !== 'figure' || value.margin === 0) return [undefined];
    const [low, high] = [up(Math.max(0, value.value - value.margin)), up(value.value + value.margin)];
    return [
      { x: left, low, high },
      { x: right, low, high },
    ];
  });
  const [path, band, comparison] = [pathOf(marks), bandOf(margins), pathOf(comparedMarks(placed, up))];
  return {
    ...(path !== undefined && { line: path }),
    ...(band !== undefined && { band }),
    ...(comparison !== undefined && { comparison }),
    dots: dotted(marks),
    withheld: placed
      .filter(({ point }) => point.value.kind === 'withheld')
      .map(({ left, right }) => ({ x: left, width: right - left })),
    values: up
      .ticks(TICKS)
      .filter((value) => Number.isInteger(value))
      .map((value) => ({ value, y: up(value) })),
    periods: labelled(placed, plot.right - plot.left),
  };
};
