import { MEASURED_ATTACK, MEASURED_ON } from '../disclosure/measured-attack.ts';
import { LADDER } from '../disclosure/ladder.ts';
import type { DisclosurePolicy } from '../disclosure/policy.ts';
import { CLOSING_DAYS, FREEZE_AGE_DAYS } from '../posts/periods.ts';

/** The limits that protect people while figures are made, as a summary names them. */
export const limitsInForce = ({ minimumGroup, groupDeviation }: DisclosurePolicy) => ({
  minimumGroup,
  groupDeviation,
  ladder: [...LADDER],
  freezeAgeDays: FREEZE_AGE_DAYS,
  closingDays: CLOSING_DAYS,
});

/** What published figures tell about who takes part, as a summary names it. */
export const attackFigures = () => ({ measuredOn: MEASURED_ON, ...MEASURED_ATTACK });

/** By which subject of what takes effect the log commits to a part of a summary: the hash of just that part. */
export const COMMITTED_PARTS = {
  rules: 'limits',
  classifier: 'measured:classifier',
  attack: 'measured:attack',
} as const;
