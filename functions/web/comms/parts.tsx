import type { Child, FC } from 'hono/jsx';

import { PNG_SCRIPT_VERSION } from '../charts/png-script.ts';
import { LineChart, type LineChartProps } from '../charts/line-chart.tsx';
import { formatsIn } from '../../../shared/formats.ts';
import { useLanguage, useWords } from '../language.tsx';
import { NamedRows, type Rows } from '../named-rows.tsx';
import type { Visit } from '../site-parts.ts';
import { COMMS } from '../words/catalogues.ts';
import type { Speech } from './speech.ts';

/** The words and formats of the page that is being rendered. */
export const useSpeech = (): Speech => ({ words: useWords(COMMS), formats: formatsIn(useLanguage()) });

/** The words and formats of whoever asks. */
export const speechOf = ({ language }: Pick<Visit, 'language'>): Speech => ({
  words: COMMS[language],
  formats: formatsIn(language),
});

/** A number that matters, what it counts and how it changed. */
export interface Tile {
  readonly name: string;
  readonly value: string;
  readonly change: string;
}

export const Tiles: FC<{ readonly tiles: readonly Tile[] }> = ({ tiles }) => (
  <dl class="tiles">
    {tiles.map(({ name, value, change }) => (
      <div>
        <dt>{name}</dt>
        <dd class="tile">{value}</dd>
        <dd>{change}</dd>
      </div>
    ))}
  </dl>
);

/** A form whose answers go into the address, so that a report can be kept and passed on. */
export const ReportForm: FC<{ readonly action: string; readonly children?: Child }> = ({
  action,
  children,
}) => {
  const { words } = useSpeech();
  return (
    <form method="get" action={action} class="report">
      {children}
      <p>
        <button type="submit">{words.show}</button>
      </p>
    </form>
  );
};

/** A chart with the table beneath it, and its files. It scrolls within itself where the screen is narrow. */
export const ChartFigure: FC<{
  readonly chart: LineChartProps;
  readonly table: Rows<string>;
  readonly picture: string;
  readonly csv: string;
}> = ({ chart, table, picture, csv }) => {
  const { words } = useSpeech();
  return (
    <>
      <div class="table" role="region" aria-label={chart.title} tabindex={0}>
        <LineChart {...chart} />
      </div>
      <details>
        <summary>{words.asATable}</summary>
        <NamedRows {...table} areNumbers />
      </details>
      <p class="downloads" data-png={picture} data-png-name={`${chart.id}.png`} data-png-label={words.asPng}>
        <a href={csv}>{words.asCsv}</a> <a href={picture}>{words.asSvg}</a>
      </p>
      <script src={`/chart.js?v=${PNG_SCRIPT_VERSION}`} defer></script>
    </>
  );
};

/** A file to keep. */
export const fileOf = (
  { context }: Pick<Visit, 'context'>,
  { name, type, content }: { readonly name: string; readonly type: string; readonly content: string },
): Response =>
  context.body(content, 200, {
    'content-type': `${type}; charset=utf-8`,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  });
