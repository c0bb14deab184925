import type { SafeFetch } from '../../shared/platforms/safe-fetch.ts';
import type { Meter } from '../../shared/runtime/metrics.ts';
import { cosignatureIn } from '../../shared/signing/cosignature.ts';
import { noteParts } from '../../shared/signing/signed-note.ts';
import { parseCheckpoint } from '../../shared/transparency/checkpoint.ts';
import type { PublicLog } from '../../shared/transparency/public-log.ts';
import { askWitness, type Witness } from '../../shared/transparency/witness.ts';

/** What cosigning works with. */
export interface CosignPorts {
  readonly bucket: PublicLog;
  readonly fetch: SafeFetch;
  readonly meter: Pick<Meter, 'count'>;
}

/**
 * Asks each witness that has not cosigned the checkpoint which stands, all at once, and adds what verifies. The log is public
 * before anybody is asked: who is slow, wrong or gone keeps nothing back, and is asked again by the next run.
 */
export const cosign = async (ports: CosignPorts, witnesses: readonly Witness[]): Promise<void> => {
  if (witnesses.length === 0) return;
  const { bucket, fetch, meter } = ports;
  const shown = await bucket.checkpoint();
  const text = shown === undefined ? undefined : noteParts(shown.note)?.text;
  const checkpoint = text === undefined ? undefined : parseCheckpoint(text);
  if (shown === undefined || checkpoint === undefined || checkpoint.size === 0) return;
  const missing = witnesses.filter(({ key }) => cosignatureIn(shown.note, key) === undefined);
  const asked = { note: shown.note, size: checkpoint.size, files: bucket };
  const answers = await Promise.all(missing.map((witness) => askWitness(fetch, witness, asked)));
  const lines = answers.flatMap((answer) => (answer.kind === 'cosigned' ? [`${answer.line}\n`] : []));
  for (const { kind } of answers) meter.count(`witness-${kind}`);
  if (lines.length < missing.length) meter.count('unwitnessed');
  if (lines.length > 0) await bucket.publish(`${shown.note}${lines.join('')}`, shown.version);
};
