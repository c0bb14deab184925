import type { FC } from 'hono/jsx';

import { layOutLine, type ChartPoint, type LineGeometry } from './line-geometry.ts';

/** What a chart says, all of it in the picture, so that whoever is sent the picture reads it too. */
export interface LineChartProps {
  /** Unique on its page. */
  readonly id: string;
  readonly title: string;
  /** What the picture shows, for whoever does not see it. */
  readonly description: string;
  readonly points: readonly ChartPoint[];
  readonly names: {
    readonly value: string;
    readonly margin: string;
    readonly comparison: string;
    readonly withheld: string;
  };
  readonly note: string;
  readonly number: (value: number) => string;
}

const WIDTH = 640;
const PLOT = { left: 72, right: 624, height: 220 };
const LINE_HEIGHT = 20;
const EDGE = 16;
const AXIS_HEIGHT = 32;
const CHARACTERS_A_LINE = 76;
/** Titles are larger, and bold. */
const CHARACTERS_A_TITLE_LINE = 60;
const SWATCH = 32;
const NOTE_GAP = 8;
const HATCH = 8;

/** Text broken between words into lines; SVG breaks none itself. */
const linesOf = (text: string, charactersAtMost = CHARACTERS_A_LINE): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= charactersAtMost)
      lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
};

const TextLines: FC<{ readonly lines: readonly string[]; readonly top: number; readonly kind?: string }> = ({
  lines,
  top,
  kind,
}) => (
  <>
    {lines.map((line, index) => (
      <text x={EDGE} y={top + (index + 1) * LINE_HEIGHT - 5} class={kind}>
        {line}
      </text>
    ))}
  </>
);

const Axes: FC<{
  readonly geometry: LineGeometry;
  readonly bottom: number;
  readonly number: (value: number) => string;
}> = ({ geometry, bottom, number }) => (
  <>
    {geometry.values.map(({ value, y }) => (
      <>
        <line class="chart-grid" x1={PLOT.left} x2={PLOT.right} y1={y} y2={y} />
        <text x={PLOT.left - 8} y={y + 5} text-anchor="end">
          {number(value)}
        </text>
      </>
    ))}
    {geometry.periods.map(({ label, x }) => (
      <text x={x} y={bottom + 22} text-anchor="middle">
        {label}
      </text>
    ))}
  </>
);

type Sign = 'value' | 'comparison' | 'margin' | 'withheld';

/** A piece of what the legend explains, as it looks in the chart. */
const Swatch: FC<{ readonly sign: Sign; readonly y: number; readonly hatch: string }> = ({
  sign,
  y,
  hatch,
}) => {
  const across = { x1: EDGE, x2: EDGE + SWATCH, y1: y, y2: y };
  const box = { x: EDGE, y: y - 7, width: SWATCH, height: 14 };
  switch (sign) {
    case 'value':
      return (
        <>
          <line class="chart-line" {...across} />
          <circle class="chart-dot" cx={EDGE + SWATCH / 2} cy={y} r={4} />
        </>
      );
    case 'comparison':
      return <line class="chart-comparison" {...across} />;
    case 'margin':
      return <rect class="chart-band" {...box} />;
    case 'withheld':
      return <rect class="chart-withheld" fill={hatch} {...box} />;
  }
};

/** The signs that a chart has; those it lacks need no explaining. */
const signsIn = ({ line, comparison, band, withheld }: LineGeometry): readonly Sign[] => [
  ...(line === undefined ? [] : (['value'] as const)),
  ...(comparison === undefined ? [] : (['comparison'] as const)),
  ...(band === undefined ? [] : (['margin'] as const)),
  ...(withheld.length === 0 ? [] : (['withheld'] as const)),
];

const Marks: FC<{ readonly geometry: LineGeometry; readonly top: number; readonly hatch: string }> = ({
  geometry: { withheld, band, comparison, line, dots },
  top,
  hatch,
}) => (
  <>
    {withheld.map(({ x, width }) => (
      <rect class="chart-withheld" fill={hatch} x={x} y={top} width={width} height={PLOT.height} />
    ))}
    {band !== undefined && <path class="chart-band" d={band} />}
    {comparison !== undefined && <path class="chart-comparison" d={comparison} />}
    {line !== undefined && <path class="chart-line" d={line} />}
    {dots.map(({ x, y }) => (
      <circle class="chart-dot" cx={x} cy={y} r={4} />
    ))}
  </>
);

const Legend: FC<{
  readonly signs: readonly Sign[];
  readonly names: LineChartProps['names'];
  readonly top: number;
  readonly hatch: string;
}> = ({ signs, names, top, hatch }) => (
  <>
    {signs.map((sign, index) => {
      const y = top + index * LINE_HEIGHT + LINE_HEIGHT / 2;
      return (
        <>
          <Swatch sign={sign} y={y} hatch={hatch} />
          <text x={EDGE + SWATCH + 10} y={y + 5}>
            {names[sign]}
          </text>
        </>
      );
    })}
  </>
);

/** Figures over time as a picture: a pure function of its rows and words. */
export const LineChart: FC<LineChartProps> = ({ id, title, description, points, names, note, number }) => {
  const heading = linesOf(title, CHARACTERS_A_TITLE_LINE);
  const top = EDGE + heading.length * LINE_HEIGHT;
  const bottom = top + PLOT.height;
  const geometry = layOutLine(points, { left: PLOT.left, right: PLOT.right, top, bottom });
  const signs = signsIn(geometry);
  const legend = bottom + AXIS_HEIGHT;
  const below = legend + signs.length * LINE_HEIGHT;
  const notes = linesOf(note);
  const noteTop = below + NOTE_GAP;
  const height = noteTop + notes.length * LINE_HEIGHT + EDGE;
  const hatch = `url(#${id}-hatch)`;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="chart"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      <defs>
        <pattern
          id={`${id}-hatch`}
          width={HATCH}
          height={HATCH}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line class="chart-hatch" x1={0} x2={0} y1={0} y2={HATCH} />
        </pattern>
      </defs>
      <TextLines lines={heading} top={0} kind="chart-title" />
      <Axes geometry={geometry} bottom={bottom} number={number} />
      <Marks geometry={geometry} top={top} hatch={hatch} />
      <Legend signs={signs} names={names} top={legend} hatch={hatch} />
      <TextLines lines={notes} top={noteTop} />
    </svg>
  );
};
