import * as z from 'zod';

import { ALERT_THRESHOLD_BOUNDS } from '../alerts/alert-policy.ts';
import { ResponseTargets } from '../alerts/response-targets.ts';
import { Campaign } from '../consent/scope.ts';

/**
 * How a stage is set up, as far as whoever oversees or administers it is told: no address, key or secret of its cloud
 * account. `isAlarmed` says whether somebody is told of alarms at all.
 */
export const StageFacts = z.strictObject({
  stage: z.enum(['local', 'dev', 'prod']),
  region: z.string().min(1),
  campaign: Campaign,
  alertThreshold: z.number().min(ALERT_THRESHOLD_BOUNDS.lowest).max(ALERT_THRESHOLD_BOUNDS.highest),
  responseHours: ResponseTargets,
  logDays: z.int().positive(),
  objectionsTo: z.string(),
  isAlarmed: z.boolean(),
  impactAssessment: z.string().optional(),
  worksAgreement: z.string().optional(),
});
export type StageFacts = z.infer<typeof StageFacts>;
