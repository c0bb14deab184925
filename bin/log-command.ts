import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import { copyLog, type CopyVerdict } from './log/copy-log.ts';
import { logQuestion } from './log/log-question.ts';
import { printing } from './printed-line.ts';
import { NotTaken } from './verify/given-files.ts';
import { openLog } from './verify/read-log.ts';

const USAGE = `Usage: candor log export DIRECTORY --log DIRECTORY|URL --vkey KEY [--origin NAME]
       candor log openings FILE --ledger TABLE --from DAY --to DAY

  Copies a transparency log of the C2SP formats, for anyone to keep, if all of it holds: its checkpoint,
  its tiles and entries, the earlier checkpoints it shows, and the key, as the file vkey. Exit code 0
  where it holds, 1 where something does not, or where it does not go on from the copy that is there
  already, with a line for each, and nothing is written then; 2 for
  what is no question.

  openings is an auditor's: it writes what opens the log of some days that are sealed, every row's outer
  opening, which names nobody, and every leaf, from a stage whose Ledger table is named. That it was
  done is recorded first. candor verify --openings FILE holds it to the log.
`;

const OPTIONS = {
  log: { type: 'string' },
  vkey: { type: 'string' },
  origin: { type: 'string' },
  ledger: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `candor log`: keeps a log, or what opens it. Answers the exit code. */
export const runLog = async (args: readonly string[], output: Writable): Promise<number> => {
  const { positionals, values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  if (values.help === true) {
    output.write(USAGE);
    return 0;
  }
  const [action, directory, ...more] = positionals;
  const { log, vkey, origin, ledger, from, to } = values;
  const isOpenings = action === 'openings' && more.length === 0;
  if (isOpenings && directory !== undefined && ledger !== undefined && from !== undefined && to !== undefined)
    return (await import('./log/openings.ts')).writeOpenings({ file: directory, ledger, from, to }, output);
  if (
    action !== 'export' ||
    directory === undefined ||
    more.length > 0 ||
    log === undefined ||
    vkey === undefined
  ) {
    output.write(USAGE);
    return 2;
  }
  const question = logQuestion(vkey, origin);
  if (typeof question === 'string') {
    output.write(question);
    return 2;
  }
  const say = printing(output);
  try {
    const verdict = await copyLog(openLog(log), { ...question, place: log }, directory);
    for (const line of saidOf(verdict, directory)) say(line);
    return verdict.faults.length > 0 ? 1 : 0;
  } catch (fault) {
    if (!(fault instanceof NotTaken)) throw fault;
    say(fault.message);
    return 2;
  }
};

const saidOf = ({ checkpoint, faults, kept }: CopyVerdict, directory: string): readonly string[] => [
  ...faults.map(({ where, what }) => `${where}: ${what}`),
  ...(faults.length === 0 && checkpoint !== undefined
    ? [`${directory}: ${checkpoint.size} entries of ${checkpoint.origin}. All of it holds.`]
    : []),
  ...(kept === undefined
    ? []
    : [
        `${directory}: nothing was written; the copy that is there is kept as it was. It says ${kept} entries, the log ` +
          `that is shown ${checkpoint?.size ?? 'none'}.`,
      ]),
];
