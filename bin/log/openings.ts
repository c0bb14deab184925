import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Writable } from 'node:stream';

import { systemClock } from '../../shared/clock.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { isServiceError } from '../../shared/errors.ts';
import { Day } from '../../shared/ids.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { exportOpenings } from '../../shared/transparency/export-openings.ts';
import { createDynamoOpeningsSource } from '../../shared/transparency/openings-source.dynamodb.ts';

/** Nobody else on the machine reads what opens the log. */
const OWNER_ONLY = 0o600;

/** What is asked for: a file to write, the table of the `Ledger` store, the first and the last day. */
export interface OpeningsQuestion {
  readonly file: string;
  readonly ledger: string;
  readonly from: string;
  readonly to: string;
}

/** Writes what opens the log of some days into a file. Answers the exit code. */
export const writeOpenings = async (
  { file, ledger, ...period }: OpeningsQuestion,
  output: Writable,
): Promise<number> => {
  const [from, to] = [Day.safeParse(period.from), Day.safeParse(period.to)];
  if (!from.success || !to.success) {
    output.write('A day reads YYYY-MM-DD.\n');
    return 2;
  }
  const documents = createDocuments();
  try {
    const source = createDynamoOpeningsSource(documents, ledger);
    const now = systemClock.now();
    const ports = { source, random: createCryptoRandom(), newId: randomUUID, now };
    const openings = await exportOpenings(ports, { from: from.data, to: to.data });
    writeFileSync(file, `${canonicalJson(openings)}\n`, { mode: OWNER_ONLY });
    output.write(
      `${file}: ${openings.openings.length} rows, ${from.data} to ${to.data}. That you have them is recorded, and goes ` +
        'into the log with the rest of today.\n',
    );
    return 0;
  } catch (fault) {
    if (!isServiceError(fault, 'not-found', 'invalid-input')) throw fault;
    output.write(`${fault.message}\n`);
    return 1;
  } finally {
    documents.destroy();
  }
};
