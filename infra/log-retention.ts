import { RetentionDays } from 'aws-cdk-lib/aws-logs';

import type { StageSettings } from './stages.ts';

const RETENTION = {
  7: RetentionDays.ONE_WEEK,
  14: RetentionDays.TWO_WEEKS,
  30: RetentionDays.ONE_MONTH,
  90: RetentionDays.THREE_MONTHS,
} as const satisfies Readonly<Record<StageSettings['logDays'], RetentionDays>>;

/** How long logs are kept at a stage. */
export const logRetention = ({ logDays }: StageSettings): RetentionDays => RETENTION[logDays];
