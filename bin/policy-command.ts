import type { Writable } from 'node:stream';

import { policyHash, SocialMediaPolicy } from '../shared/policy/policy.ts';
import { checkText } from './check-text.ts';

const USAGE = `Usage: candor policy check FILE

  Says whether a company's own social media policy holds: every text in every language it speaks,
  a decision tree in which each answer leads somewhere, and changes that lead to its version. A stage
  uses it by its setting "policy"; it takes effect once its hash is approved (candor approvals).
  shared/policy/policy.json is the one that ships, and shows the form.
`;

/** `candor policy check`: exit code 0 for a policy that holds, 1 for one that does not, 2 for what is no file of JSON. */
export const runPolicy = (args: readonly string[], output: Writable): number =>
  checkText(
    {
      usage: USAGE,
      schema: SocialMediaPolicy,
      tell: (policy) =>
        `version ${policy.version}, in force since ${policy.inForceSince}, reviewed by ${policy.reviewOn}; ` +
        `speaks ${Object.keys(policy.texts).join(', ')}.\nSHA-256 ${policyHash(policy)}\n`,
    },
    args,
    output,
  );
