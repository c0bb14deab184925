import * as z from 'zod';

import { hashOf } from '../canonical-json.ts';
import { MEASURED_QUALITY } from '../classification/measured-quality.ts';
import { ALL_RULES } from '../classification/rules/all-rules.ts';
import { noticeReference, NOTICES, STANDING_NOTICES } from '../consent/notice.ts';
import { PURPOSE_DATA } from '../consent/purpose-data.ts';
import { Purpose, scopesFor, type Campaign } from '../consent/scope.ts';
import { LADDER } from '../disclosure/ladder.ts';
import { STANDARD_POLICY } from '../disclosure/policy.ts';
import { STORES } from '../names.ts';
import { attackFigures, COMMITTED_PARTS, limitsInForce } from '../summaries/limits-in-force.ts';
import { storedFields } from './stored-fields.ts';

const Words = z.string().trim().min(1).max(300);

/** Somebody's approval of what takes effect at a stage: each subject by the hash of what was approved. */
export const Approval = z.strictObject({
  by: Words,
  role: Words,
  on: z.iso.date(),
  /** Where the decision is kept: minutes, a works agreement, an assessment. */
  reference: Words,
  approves: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/u)),
});
export type Approval = z.infer<typeof Approval>;

/** What a stage can widen by a setting alone. */
export interface WideningSettings {
  readonly campaign: Campaign;
  readonly alertThreshold: number;
}

/** What is deployed beside the code. */
export interface DeployedTexts {
  /** The hash of the stage's social media policy. */
  readonly policySha256: string;
  /** The hash of what its staff are asked about it. */
  readonly surveySha256: string;
}

/**
 * Whatever takes effect by being deployed, with the hash of what it is now: the notice, which earlier ones go on standing, the
 * social media policy and the survey about it, each purpose, the fields of each store, each set of rules, the ladder and the policy of releases, what summaries name of limits and of measured quality, and the settings that decide which posts count and who is told of them.
 */
export const whatTakesEffect = (
  { campaign, alertThreshold }: WideningSettings,
  { policySha256, surveySha256 }: DeployedTexts,
): ReadonlyMap<string, string> => {
  const kinds = [...new Set(ALL_RULES.map(({ kind }) => kind))].sort();
  return new Map([
    ...Object.values(NOTICES).map(
      (notice) => [`notice:${notice.language}`, noticeReference(notice).sha256] as const,
    ),
    ['notice:goes-on-standing', hashOf([...STANDING_NOTICES].sort())],
    ['policy', policySha256],
    ['survey', surveySha256],
    ...Purpose.options.map(
      (purpose) =>
        [`purpose:${purpose}`, hashOf({ data: PURPOSE_DATA[purpose], scopes: scopesFor(purpose) })] as const,
    ),
    ...STORES.map((store) => [`fields:${store}`, hashOf(storedFields(store))] as const),
    ...kinds.map(
      (kind) => [`rules:${kind}`, hashOf(ALL_RULES.filter((rule) => rule.kind === kind))] as const,
    ),
    ['releases', hashOf({ ladder: LADDER, policy: STANDARD_POLICY })],
    [COMMITTED_PARTS.rules, hashOf(limitsInForce(STANDARD_POLICY))],
    [COMMITTED_PARTS.classifier, hashOf(MEASURED_QUALITY)],
    [COMMITTED_PARTS.attack, hashOf(attackFigures())],
    ['setting:campaign', hashOf(campaign)],
    ['setting:alertThreshold', hashOf(alertThreshold)],
  ]);
};

/** What would take effect without anybody having approved it as it is now; nothing where all is approved. */
export const unapproved = (
  approvals: readonly Approval[],
  effects: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...effects].filter(([subject, hash]) => !approvals.some(({ approves }) => approves[subject] === hash)),
  );
