import { readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import type * as z from 'zod';

import { policyHash, SocialMediaPolicy } from '../shared/policy/policy.ts';

const USAGE = `Usage: candor policy check FILE

  Says whether a company's own social media policy holds: every text in every language it speaks,
  a decision tree in which each answer leads somewhere, and changes that lead to its version. A stage
  uses it by its setting "policy"; it takes effect once its hash is approved (candor approvals).
  shared/policy/policy.json is the one that ships, and shows the form.
`;

const BAD_INPUT = 2;

const faultLine = ({ path, message }: z.core.$ZodIssue): string =>
  `  ${path.length === 0 ? '' : `${path.join('.')}: `}${message}\n`;

/** What a file holds; undefined where it cannot be read or is no JSON. */
const jsonIn = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** `candor policy check`: exit code 0 for a policy that holds, 1 for one that does not, 2 for what is no file of JSON. */
export const runPolicy = (args: readonly string[], output: Writable): number => {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [what, file, ...others] = positionals;
  if (what !== 'check' || file === undefined || others.length > 0) {
    output.write(USAGE);
    return BAD_INPUT;
  }
  const given = jsonIn(file);
  if (given === undefined) {
    output.write(`${file} cannot be read as JSON.\n`);
    return BAD_INPUT;
  }
  const parsed = SocialMediaPolicy.safeParse(given);
  if (!parsed.success) {
    output.write(`${file} does not hold:\n`);
    for (const issue of parsed.error.issues) output.write(faultLine(issue));
    return 1;
  }
  const { version, inForceSince, reviewOn, texts } = parsed.data;
  output.write(
    `${file}: version ${version}, in force since ${inForceSince}, reviewed by ${reviewOn}; ` +
      `speaks ${Object.keys(texts).join(', ')}.\nSHA-256 ${policyHash(parsed.data)}\n`,
  );
  return 0;
};
