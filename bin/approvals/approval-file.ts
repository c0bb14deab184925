import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { policyHash, type SocialMediaPolicy } from '../../shared/policy/policy.ts';
import { surveyHash, type Survey } from '../../shared/feedback/survey.ts';
import { readSurvey, shippedSurvey } from '../../shared/feedback/survey.file.ts';
import { readPolicy, shippedPolicy } from '../../shared/policy/policy.file.ts';
import { Approval, unapproved, whatTakesEffect } from '../../shared/processing/approvals.ts';
import type { StageSettings } from '../../infra/stages.ts';

/** Where the approvals of stages are kept, a file each. */
export const APPROVALS = join(import.meta.dirname, '..', '..', 'approvals');

/**
 * The approvals of a stage; none where it has no file.
 *
 * @throws Error naming every fault of the file.
 */
export const readApprovals = (stage: string, directory = APPROVALS): readonly Approval[] => {
  const file = join(directory, `${stage}.json`);
  if (!existsSync(file)) return [];
  const parsed = z.array(Approval).safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`approvals/${stage}.json does not hold:\n${z.prettifyError(parsed.error)}`);
};

const PROJECT = join(import.meta.dirname, '..', '..');

/** The stage's social media policy: its own, else the one that ships. @throws ServiceError `invariant` */
export const policyOf = ({ policy }: StageSettings): SocialMediaPolicy =>
  policy === undefined ? shippedPolicy() : readPolicy(join(PROJECT, policy));

/** What a stage asks its staff: its own survey, else the one that ships. @throws ServiceError `invariant` */
export const surveyOf = ({ survey }: StageSettings): Survey =>
  survey === undefined ? shippedSurvey() : readSurvey(join(PROJECT, survey));

/** Whatever takes effect at a stage, with the hash of what it is now. */
export const effectsAt = (settings: StageSettings): ReadonlyMap<string, string> =>
  whatTakesEffect(settings, {
    policySha256: policyHash(policyOf(settings)),
    surveySha256: surveyHash(surveyOf(settings)),
  });

/**
 * Lets a stage be synthesised only if all that takes effect there was approved as it is.
 *
 * @throws Error naming what was not.
 */
export const requireApprovals = (settings: StageSettings, directory = APPROVALS): void => {
  const missing = Object.keys(unapproved(readApprovals(settings.stage, directory), effectsAt(settings)));
  if (missing.length === 0) return;
  throw new Error(
    [
      `Nobody approved for stage ${settings.stage}, as it is now:`,
      ...missing.map((subject) => `  ${subject}`),
      `candor approvals --stage ${settings.stage} prints what an approval must hold.`,
    ].join('\n'),
  );
};
