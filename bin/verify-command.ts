import type { Writable } from 'node:stream';

import { verifierKeyText, type VerifierKey } from '../shared/signing/signed-note.ts';
import type { Checkpoint } from '../shared/transparency/checkpoint.ts';
import { parseInclusionFile } from '../shared/transparency/inclusion-file.ts';
import type { LogQuestion } from '../shared/transparency/verify-log.ts';
import { logQuestion, witnessKey } from './log/log-question.ts';
import { printing } from './printed-line.ts';
import { besideDays } from './verify/beside-log.ts';
import { filesAt, NotTaken, NOTE_BYTES_AT_MOST, readOnce, within, type Named } from './verify/given-files.ts';
import { holdLog, type HeldLog } from './verify/hold-log.ts';
import { misasked, verifyOptions } from './verify/options.ts';
import { isTlogProof, receiptAnswers, type ReceiptAnswer } from './verify/receipt-faults.ts';
import { openLog } from './verify/read-log.ts';

const USAGE = `Usage: candor verify --log DIRECTORY|URL --vkey KEY [--origin NAME]
                     [--since CHECKPOINT]... [--receipt FILE]... [--proofs DIRECTORY|URL]
                     [--summary FILE]... [--release FILE]... [--openings FILE]...
                     [--witness KEY]...
       candor verify --vkey KEY --receipt FILE... [--origin NAME] [--proofs DIRECTORY|URL]

  Verifies a transparency log of the C2SP formats, anybody's: the signature of its checkpoint, every
  entry, every tile, the root; that it goes on from checkpoints that were kept; that proofs
  (.tlog-proof) are of it; that witnesses, each by a key or a file that holds it, cosigned it (C2SP
  tlog-cosignature); that audit summaries are those it names.

  FILE is a proof (.tlog-proof), a proof file of one’s own entry, the receipt of an end, or a copy of
  one’s data: of each entry in it, that it is what was recorded and in the log. A receipt’s proof is
  looked up under --proofs by the entry’s hash. Without --log it is held to the key alone.

  A summary is computed anew from the log as far as it goes, and it is said what was not, and why. The
  summary before it, those of its months and notes are wanted for all of it, and by --release what was
  published, as comms download it (/releases.json). FILE may be a directory of these (.json), or a list as
  the public site answers it (/summaries.json).

  What candor log openings wrote is held to the days of the log by --openings; their statements, and
  the rows that the given summaries count, are computed anew from it.

  KEY is a verifier key or a file that holds it; NAME is the log's origin
  where it is not the key's name. Exit code 0 where all of it holds, 1 where something does not, with
  a line for each; 2 for what is no question; 141 where whoever reads the answer closed it before its end.
`;

/** Where the answer goes; a terminal is shown how far it has come. */
type Output = Writable & { readonly isTTY?: boolean };

const WIDTH = 30;

const bar =
  (output: Output, what: string) =>
  (read: number, of: number): void => {
    const done = Math.round((WIDTH * read) / of);
    output.write(`\r[${'#'.repeat(done)}${' '.repeat(WIDTH - done)}] ${read} of ${of} ${what}`);
  };

/** `candor verify`: whether a log holds what it promises. Answers the exit code. */
export const runVerify = async (args: readonly string[], output: Output): Promise<number> => {
  const given = verifyOptions(args);
  const { log, vkey, help } = given;
  if (help || vkey === undefined || (log === undefined && given.receipt.length === 0)) {
    const wrong = help ? undefined : misasked(given);
    output.write(wrong ?? USAGE);
    return help ? 0 : 2;
  }
  const asked = misasked(given) ?? logQuestion(vkey, given.origin);
  if (typeof asked === 'string') {
    output.write(asked);
    return 2;
  }
  try {
    return await answer({ ...given, asked }, output);
  } catch (fault) {
    if (!(fault instanceof NotTaken)) throw fault;
    printing(output)(fault.message);
    return 2;
  }
};

type Question = ReturnType<typeof verifyOptions> & { readonly asked: LogQuestion };

/** What is held to the days of a log, and what is wrong with it whatever they say. */
const filesBeside = ({ summary, openings, release }: Question) => {
  const read = (paths: readonly string[]) => readOnce(filesAt(within(paths)));
  const [summaries, opened, releases] = [read(summary), read(openings), read(release)];
  return {
    files: { summaries: summaries.files, openings: opened.files, releases: releases.files },
    unsound: [...summaries.faults, ...opened.faults, ...releases.faults],
  };
};

const answer = async (given: Question, output: Output): Promise<number> => {
  const { asked, log, proofs, since, receipt, witness } = given;
  const say = printing(output);
  const question = {
    ...asked,
    witnesses: witness.map(witnessKey),
    ...(output.isTTY === true && {
      onProgress: bar(output, 'tiles'),
      onCheckpoint: bar(output, 'checkpoints'),
    }),
  };
  const { files, unsound } = filesBeside(given);
  const where = proofs === undefined ? undefined : openLog(proofs);
  const proofsGiven = filesAt(receipt);
  const receipts = await receiptAnswers(proofsGiven, { log: asked, proofs: where });
  if (receipts.isOtherKey) output.write(otherKey(asked.key));
  if (log === undefined) return withoutLog(receipts, output);
  const claims = { since: filesAt(since, NOTE_BYTES_AT_MOST), proofs: receipts.entries };
  const held = await holdLog(openLog(log), { ...question, place: log }, claims);
  const { checkpoint, faults: ofLog } = held;
  // What a log that does not hold says of a summary is worth nothing.
  const beside =
    checkpoint === undefined || ofLog.length > 0 ? { faults: [], said: [] } : besideDays(held.days, files);
  const faults = [...ofLog, ...receipts.faults, ...unsound, ...beside.faults];
  if (output.isTTY === true) output.write(`\r${' '.repeat(WIDTH * 3)}\r`);
  for (const { where, what } of faults) say(`${where}: ${what}`);
  if (faults.length > 0 || checkpoint === undefined) return 1;
  const ofFiles = [...receipts.holds, ...provenIn(proofsGiven), ...receipts.said];
  for (const line of [...standing(checkpoint, held), ...ofFiles, ...beside.said]) say(line);
  return 0;
};

const otherKey = (key: VerifierKey): string =>
  `None of these is signed by the key ${verifierKeyText(key)}: compare it with the one that was kept. It is another log’s, or these are.\n`;

/** What a log that holds is said to be. */
const standing = ({ origin, size, root }: Checkpoint, { cosigned, said }: HeldLog): readonly string[] => [
  `${origin}: ${size} entries, root ${Buffer.from(root).toString('base64')}. All of it holds.`,
  ...cosigned.map(({ name, at }) => `Cosigned by ${name} at ${at.toISOString()}.`),
  ...said,
];

/** Proofs that are no more than of an entry of the log, which holds. */
const provenIn = (files: readonly Named[]): readonly string[] =>
  files.flatMap(([name, text]) => {
    const index = isTlogProof(text) ? parseInclusionFile(text)?.index : undefined;
    return index === undefined ? [] : [`${name}: entry ${index} is in the log. It holds.`];
  });

/** What files say by themselves: a proof of an entry alone says nothing without the log that it is of. */
const withoutLog = ({ faults, entries, holds, said }: ReceiptAnswer, output: Output): number => {
  const say = printing(output);
  for (const { where, what } of faults) say(`${where}: ${what}`);
  for (const held of [...holds, ...said]) say(held);
  const bare = entries.length - holds.length;
  if (bare > 0) output.write('A .tlog-proof is held to a log: say which with --log.\n');
  if (faults.length > 0) return 1;
  return bare > 0 ? 2 : 0;
};
