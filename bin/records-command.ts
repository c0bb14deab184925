import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import { readDataTable } from './records/data-table.ts';
import { liveConfiguration } from './records/live-configuration.ts';
import { asMarkdown } from './records/markdown.ts';
import { processingRecords } from './records/processing-records.ts';
import { settingsOf } from './stage-settings.ts';

/** `candor records`: records of processing, assessment input and works-agreement annex of a stage, as they really are. */
export const runRecords = (args: readonly string[], output: Writable): number => {
  const { values } = parseArgs({
    args: [...args],
    options: { stage: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const records = processingRecords(liveConfiguration(settingsOf(values.stage)), readDataTable());
  output.write(values.json ? `${JSON.stringify(records, undefined, 2)}\n` : asMarkdown(records));
  return 0;
};
