import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import { Subject, subjectOf } from '../shared/identity/identity.ts';
import { readSubs } from './read-subs.ts';
import { settingsOf } from './stage-settings.ts';

const USAGE = `Usage: candor whose [--stage S] HASH

  Says whose sign-in has the hash that two people of security were shown. It reads the list of the
  stage's identity provider, one "sub" a line, and asks nobody.
`;

/** `candor whose`: finds the `sub` behind a sign-in's hash. Answers the exit code: 0 found, 1 not in the list. */
export const runWhose = async (
  input: Readable,
  { output, complaints }: { readonly output: Writable; readonly complaints: Writable },
  args: readonly string[],
): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { stage: { type: 'string' } },
    allowPositionals: true,
  });
  const hash = Subject.safeParse(positionals[0]);
  if (!hash.success || positionals.length > 1) {
    output.write(USAGE);
    return 2;
  }
  const { issuer } = settingsOf(values.stage).identity;
  const { subs, faults } = await readSubs(input);
  for (const line of faults) complaints.write(`line ${line}: no "sub"; one a line and nothing else\n`);
  const found = [...subs].find((sub) => subjectOf(issuer, sub) === hash.data);
  if (found === undefined) {
    complaints.write(`None of the ${subs.size} in the list.\n`);
    return 1;
  }
  output.write(`${found}\n`);
  return 0;
};
