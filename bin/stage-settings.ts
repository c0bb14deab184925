import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { parseStage, type StageSettings } from '../infra/stages.ts';

const CdkFile = z.object({
  context: z.object({ stage: z.string(), stages: z.record(z.string(), z.unknown()) }),
});

/**
 * The settings of a stage in `cdk.json`, the one it names unless said.
 *
 * @throws Error naming what does not hold.
 */
export const settingsOf = (name?: string): StageSettings => {
  const text = readFileSync(join(import.meta.dirname, '..', 'cdk.json'), 'utf8');
  const { stage, stages } = CdkFile.parse(JSON.parse(text)).context;
  return parseStage(name ?? stage, stages[name ?? stage]);
};
