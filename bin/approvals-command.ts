import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import { dayOf } from '../shared/clock.ts';
import { Approval, unapproved } from '../shared/processing/approvals.ts';
import { APPROVALS, effectsAt, readApprovals } from './approvals/approval-file.ts';
import { settingsOf } from './stage-settings.ts';

const text = { type: 'string' } as const;
const OPTIONS = { stage: text, by: text, role: text, on: text, reference: text };

/**
 * `candor approvals`: what would take effect at a stage without an approval. Given who approved it, in which role, on which
 * day and where that is kept, it is put down in the stage's file; what of the older approvals is in force no more is left
 * out. Exit code 1 while something is missing.
 */
export const runApprovals = (
  args: readonly string[],
  output: Writable,
  { directory = APPROVALS, today = dayOf(new Date()) }: Partial<Record<'directory' | 'today', string>> = {},
): number => {
  const { stage, ...given } = parseArgs({ args: [...args], options: OPTIONS }).values;
  const settings = settingsOf(stage);
  const effects = effectsAt(settings);
  const approvals = readApprovals(settings.stage, directory);
  const approves = unapproved(approvals, effects);
  if (Object.keys(approves).length === 0) {
    output.write(`All that takes effect at ${settings.stage} is approved.\n`);
    return 0;
  }
  if (Object.keys(given).length === 0) {
    output.write(`Not approved for ${settings.stage} as it is now:\n`);
    for (const [subject, hash] of Object.entries(approves)) output.write(`  ${subject} ${hash}\n`);
    return 1;
  }
  const approval = Approval.safeParse({ ...given, approves });
  if (!approval.success || approval.data.on > today) {
    output.write(
      'An approval says --by whom, in which --role, --on which day (none to come), and its --reference.\n',
    );
    return 2;
  }
  mkdirSync(directory, { recursive: true });
  const kept = [...approvals.flatMap((one) => stillInForce(one, effects)), approval.data];
  writeFileSync(join(directory, `${settings.stage}.json`), `${JSON.stringify(kept, undefined, 2)}\n`);
  output.write(`Put down for ${settings.stage}: ${Object.keys(approves).join(', ')}\n`);
  return 0;
};

const stillInForce = (approval: Approval, effects: ReadonlyMap<string, string>): readonly Approval[] => {
  const approves = Object.fromEntries(
    Object.entries(approval.approves).filter(([subject, hash]) => effects.get(subject) === hash),
  );
  return Object.keys(approves).length === 0 ? [] : [{ ...approval, approves }];
};
