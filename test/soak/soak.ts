/**
 * The sample company at another size through the local engine, with faults: `npm run soak -- --accounts 5000 --posts
 * 200000 --faults 0.01`. Prints one line of JSON at the end, and exits with 1 when anything differs from the oracle.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import * as z from 'zod';

import { runSoak } from './run-soak.ts';

const Options = z.object({
  accounts: z.coerce.number().int().positive().default(5_000),
  posts: z.coerce.number().int().positive().default(200_000),
  days: z.coerce.number().int().min(10).max(16).default(14),
  faults: z.coerce.number().min(0).max(0.2).default(0.01),
  seed: z.coerce.number().int().default(1),
  port: z.coerce.number().int().min(1024).max(65_000).default(8_800),
});

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { accounts: text, posts: text, days: text, faults: text, seed: text, port: text },
});
const { port, ...size } = Options.parse(values);
const directory = mkdtempSync(join(tmpdir(), 'candor-soak-'));
try {
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const report = await runSoak({ ...size, firstPort: port, directory, tell });
  process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exitCode = report.differences.length === 0 ? 0 : 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
