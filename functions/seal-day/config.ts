import * as z from 'zod';

import { ALERT_THRESHOLD_BOUNDS } from '../../shared/alerts/alert-policy.ts';
import { Campaign } from '../../shared/consent/scope.ts';
import { CommaList, JsonVariable } from '../../shared/runtime/config.ts';
import { parseWitnessKey } from '../../shared/signing/cosignature.ts';
import { DayTreeSize } from '../../shared/transparency/day-tree.ts';

/** Who cosigns, as a stage names them. */
const NamedWitness = z
  .strictObject({ vkey: z.string(), url: z.url() })
  .transform(({ vkey, url }, context) => {
    const key = parseWitnessKey(vkey);
    if (key !== undefined) return { key, url };
    context.addIssue({ code: 'custom', message: 'is no witness’s key' });
    return z.NEVER;
  });

/** The environment of the function that lets the log grow. Campaign and threshold are what it says was in force. */
export const SealDayConfig = z.object({
  LEDGER_TABLE: z.string().min(1),
  RELEASES_TABLE: z.string().min(1),
  PUBLIC_BUCKET: z.string().min(1),
  LOG_KEY_ID: z.string().min(1),
  LOG_ORIGIN: z.string().min(1),
  LOG_LEAVES: z.coerce.number().pipe(DayTreeSize),
  WITNESSES: JsonVariable(z.array(NamedWitness)),
  ALLOWED_ORIGINS: CommaList,
  CAMPAIGN: JsonVariable(Campaign),
  ALERT_THRESHOLD: z.coerce.number().min(ALERT_THRESHOLD_BOUNDS.lowest).max(ALERT_THRESHOLD_BOUNDS.highest),
});
