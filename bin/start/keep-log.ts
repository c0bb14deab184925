import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Engine } from '../../infra/local/engine-api.ts';

/** Where the log lies in the public bucket. */
const PREFIX = 'log/';

/** Keeps the public log as it stands in a directory, in the place of what is there, for `candor verify`. */
export const keepLog = (engine: Pick<Engine, 'bucket'>, directory: string): void => {
  rmSync(directory, { recursive: true, force: true });
  const bucket = engine.bucket('Public');
  for (const key of bucket.keys.filter((one) => one.startsWith(PREFIX))) {
    const file = join(directory, ...key.slice(PREFIX.length).split('/'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bucket.read(key));
  }
};
