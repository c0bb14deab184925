import { COLOUR_RULES } from '../colours.ts';
import { CHART_RULES } from './chart-rules.ts';
import { LineChart, type LineChartProps } from './line-chart.tsx';

const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n';
const PAPER = '<rect class="chart-paper" width="100%" height="100%"/>';

/** What XML forbids in any form, and no picture needs. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A chart as a file of its own: it carries its looks, light and dark, and needs nothing from anywhere. */
export const chartFile = async (chart: LineChartProps): Promise<string> => {
  const svg = (await (<LineChart {...chart} />)).toString().replaceAll(UNWRITABLE, '');
  const sized = svg.replace(/viewBox="0 0 (\d+) (\d+)"/u, 'width="$1" height="$2" $&');
  const start = sized.indexOf('>') + 1;
  const looks = `<style>${COLOUR_RULES}${CHART_RULES}</style>`;
  return `${PROLOGUE}${sized.slice(0, start)}${looks}${PAPER}${sized.slice(start)}\n`;
};
