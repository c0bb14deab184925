/** Candor's command line: `npm run candor -- <command>`, and `npm start` for the first of them. */

import { printedLine } from './printed-line.ts';
import { faultInOneLine } from './start/fault-line.ts';

const USAGE = `Usage: candor <command>

  start      run the sample company on this machine and serve the sites
             --once     run, print what happened, exit
             --json     print it as JSON
             --fresh    begin anew instead of going on from .candor/
             --port N   the port of the sites (8400)
             --account bluesky:<handle>
                        read a real public account instead, if its owner agrees at the prompt
                        (--tag T: a tag of the campaign; --plc-directory, --appview, --allow-origin:
                        the addresses of a network other than the public one)
  classify   read JSON lines {id, text, language?}, write their classification
  explain    read the same lines, write why: what moved the sentiment, what added to each finding's
             confidence, what was passed over
             (both: --catalogue FILE for a company's own terms and rules; classify:
             --fingerprints INDEX --key-file KEY for passages of its documents)
  disclose   read {policy?, contributions} as JSON, write what would be published of them and what the
             participation attack finds out from it
  catalogue  check a company's own terms and rules, import them into a stage
  leavers    end the consents of people who left the company, read from standard input
  whose      find whose sign-in has a hash, in a list read from standard input
  restore    bring a lost store back from its backup, through the erasures since
  log        keep a transparency log: export it into a directory, if all of it holds; or, for an
             auditor, write what opens the log of some days (log openings)
  verify     verify a transparency log of the C2SP formats, in a directory or behind an address
  note       correct an audit summary, or tell an incident, by a note that is appended
  receipt    verify a participant's receipt with the key it was signed by, offline
  policy     check a company's own social media policy (policy check FILE)
  survey     check what a company asks its staff about that policy (survey check FILE)
  records    write a stage's records of processing, assessment input and works-agreement annex
             (--stage S, --json)
  approvals  say what takes effect at a stage and was not approved as it is now (--stage S)
  fingerprint
             index confidential documents, in a file or in a stage
`;

const [command = '', ...rest] = process.argv.slice(2);

const { stdin, stdout, stderr } = process;

/** Each loads only what it needs. */
const COMMANDS: Readonly<Record<string, () => Promise<number> | number>> = {
  start: async () => (await import('./start-command.ts')).runStart(rest),
  classify: async () =>
    (await import('./classify-command.ts')).runClassify(stdin, stdout, { today: new Date(), args: rest }),
  explain: async () =>
    (await import('./classify-command.ts')).runExplain(stdin, stdout, { today: new Date(), args: rest }),
  disclose: async () =>
    (await import('./disclose-command.ts')).runDisclose(stdin, { output: stdout, complaints: stderr }),
  fingerprint: async () => (await import('./fingerprint-command.ts')).runFingerprint(rest, stdout),
  catalogue: async () => (await import('./catalogue-command.ts')).runCatalogue(rest, stdout),
  policy: async () => (await import('./policy-command.ts')).runPolicy(rest, stdout),
  survey: async () => (await import('./survey-command.ts')).runSurvey(rest, stdout),
  records: async () => (await import('./records-command.ts')).runRecords(rest, stdout),
  approvals: async () => (await import('./approvals-command.ts')).runApprovals(rest, stdout),
  receipt: async () => (await import('./receipt-command.ts')).runReceipt(rest, stdout),
  leavers: async () =>
    (await import('./leavers-command.ts')).runLeavers(stdin, { output: stdout, complaints: stderr }, rest),
  whose: async () =>
    (await import('./whose-command.ts')).runWhose(stdin, { output: stdout, complaints: stderr }, rest),
  verify: async () => (await import('./verify-command.ts')).runVerify(rest, stdout),
  note: async () => (await import('./note-command.ts')).runNote(rest, stdout),
  log: async () => (await import('./log-command.ts')).runLog(rest, stdout),
  restore: async () => (await import('./restore-command.ts')).runRestore(rest, stdout),
  help: () => help(stdout),
  '--help': () => help(stdout),
};

const help = (output: NodeJS.WritableStream): number => {
  output.write(USAGE);
  return 0;
};

const run = async (): Promise<number> => {
  const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (known !== undefined) return known();
  stderr.write(command === '' ? USAGE : `There is no command ${JSON.stringify(command)}.\n\n${USAGE}`);
  return 2;
};

/** What a command cannot go on with, in one line, or with all that is wrong with a file. */
const complain = (fault: unknown): number => {
  // A first line that ends with a colon says nothing without those below it.
  const isAList = fault instanceof Error && /^[^\n]*:\n/u.test(fault.message);
  const text = isAList ? fault.message : faultInOneLine(fault, '.candor');
  for (const line of `candor ${command}: ${text}`.split('\n')) process.stderr.write(`${printedLine(line)}\n`);
  const isUsage =
    fault instanceof TypeError && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS');
  return isUsage ? 2 : 1;
};

/** What shells say of a program that a closed pipe ends: 128 and the number of SIGPIPE. */
const CUT_OFF = 141;

// Whoever reads no further, as `head` does, has had enough; but nobody may take half an answer for a good one.
process.stdout.on('error', (fault: NodeJS.ErrnoException) =>
  process.exit(fault.code === 'EPIPE' ? CUT_OFF : 1),
);

try {
  process.exitCode = await run();
} catch (fault) {
  process.exitCode = complain(fault);
}
