/** Candor's command line: `npm run candor -- <command>`, and `npm start` for the first of them. */

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
  receipt    verify a participant's receipt with the key it was signed by, offline
  records    write a stage's records of processing, assessment input and works-agreement annex
             (--stage S, --json)
  approvals  say what takes effect at a stage and was not approved as it is now (--stage S)
  fingerprint
             index confidential documents, in a file or in a stage
`;

const [command = '', ...rest] = process.argv.slice(2);

const run = async (): Promise<number> => {
  switch (command) {
    case 'start': {
      const { runStart } = await import('./start-command.ts');
      return runStart(rest);
    }
    case 'classify': {
      const { runClassify } = await import('./classify-command.ts');
      return runClassify(process.stdin, process.stdout, { today: new Date(), args: rest });
    }
    case 'explain': {
      const { runExplain } = await import('./classify-command.ts');
      return runExplain(process.stdin, process.stdout, { today: new Date(), args: rest });
    }
    case 'disclose': {
      const { runDisclose } = await import('./disclose-command.ts');
      return runDisclose(process.stdin, { output: process.stdout, complaints: process.stderr });
    }
    case 'fingerprint': {
      const { runFingerprint } = await import('./fingerprint-command.ts');
      return runFingerprint(rest, process.stdout);
    }
    case 'catalogue': {
      const { runCatalogue } = await import('./catalogue-command.ts');
      return runCatalogue(rest, process.stdout);
    }
    case 'records': {
      const { runRecords } = await import('./records-command.ts');
      return runRecords(rest, process.stdout);
    }
    case 'approvals': {
      const { runApprovals } = await import('./approvals-command.ts');
      return runApprovals(rest, process.stdout);
    }
    case 'receipt': {
      const { runReceipt } = await import('./receipt-command.ts');
      return runReceipt(rest, process.stdout);
    }
    case 'help':
    case '--help':
      process.stdout.write(USAGE);
      return 0;
    default:
      process.stderr.write(
        command === '' ? USAGE : `There is no command ${JSON.stringify(command)}.\n\n${USAGE}`,
      );
      return 2;
  }
};

/** What a command cannot go on with, in one line, or with all that is wrong with a file. */
const complain = (fault: unknown): number => {
  const isAList = fault instanceof Error && fault.name === 'CatalogueFault';
  process.stderr.write(`candor ${command}: ${isAList ? fault.message : faultInOneLine(fault, '.candor')}\n`);
  const isUsage =
    fault instanceof TypeError && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS');
  return isUsage ? 2 : 1;
};

// Whoever reads no further, as `head` does, has had enough.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => process.exit(fault.code === 'EPIPE' ? 0 : 1));

try {
  process.exitCode = await run();
} catch (fault) {
  process.exitCode = complain(fault);
}
