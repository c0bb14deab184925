import { randomBytes, randomUUID } from 'node:crypto';

import { openingsAnswer } from '../../bin/verify/openings-faults.ts';
import { Day } from '../../shared/ids.ts';
import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import { exportOpenings } from '../../shared/transparency/export-openings.ts';
import type { OpeningsFile } from '../../shared/transparency/openings-file.ts';
import { verifyLog } from '../../shared/transparency/verify-log.ts';
import { FakeOpeningsSource } from './fake-openings-source.ts';
import { ORIGIN, type LogWorld } from './log-world.ts';

/** The openings of some days as the operator hands them to an auditor at a moment. */
export const handOut = (
  world: LogWorld,
  [from, to]: readonly [string, string],
  { now = '2026-12-20T12:00:00.000Z', source = new FakeOpeningsSource(world.store) } = {},
): Promise<OpeningsFile> =>
  exportOpenings(
    {
      source,
      random: { bytes: (count) => new Uint8Array(randomBytes(count)) },
      newId: randomUUID,
      now: new Date(now),
    },
    { from: Day.parse(from), to: Day.parse(to) },
  );

/** What an auditor is told of a file, beside summaries, against the log that is shown: faults, or what was checked. */
export const audit = async (
  world: LogWorld,
  file: unknown,
  summaries: readonly AuditSummary[] = [],
): Promise<{ readonly faults: readonly string[]; readonly said: readonly string[] }> => {
  const { checkpoint, faults: ofLog } = await verifyLog(world.bucket, {
    key: world.signer.key,
    origin: ORIGIN,
  });
  if (checkpoint === undefined || ofLog.length > 0) throw new Error('the log itself does not hold');
  const { faults, said } = openingsAnswer(world.entries(), {
    openings: [['file', JSON.stringify(file)]],
    summaries: summaries.map((summary) => [summary.id, JSON.stringify(summary)]),
  });
  return { faults: faults.map(({ where, what }) => `${where}: ${what}`), said };
};
