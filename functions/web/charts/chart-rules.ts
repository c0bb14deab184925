/** How charts look. Charts carry classes and no style of their own, which the sites' policy would refuse. */
export const CHART_RULES = `
.chart { display: block; width: 100%; min-width: 30rem; max-width: 46rem; font: 14px/1.4 system-ui, sans-serif; }
.chart text { fill: var(--ink); }
.chart-title { font-size: 16px; font-weight: 600; }
.chart-paper { fill: var(--paper); }
.chart-grid { stroke: var(--line); stroke-width: 1; }
.chart-line { fill: none; stroke: var(--chart-line); stroke-width: 2.5; stroke-linejoin: round; }
.chart-dot { fill: var(--chart-line); }
.chart-comparison { fill: none; stroke: var(--chart-comparison); stroke-width: 2; stroke-dasharray: 7 5; }
.chart-band { fill: var(--chart-band); stroke: var(--chart-edge); stroke-width: 1.25; }
.chart-hatch { stroke: var(--chart-hatch); stroke-width: 2; }
.chart-withheld { stroke: var(--chart-hatch); stroke-width: 1; }
`;
