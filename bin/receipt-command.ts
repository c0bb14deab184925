import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import { canonicalJson } from '../shared/canonical-json.ts';
import { isVouchedFor, ReceiptFile, type Receipt } from '../shared/consent/receipt.ts';
import { verifierKeyIn } from './log/log-question.ts';
import { printing } from './printed-line.ts';
import { textOfFile } from './verify/given-files.ts';
import { jsonFault } from './verify/json-once.ts';

const USAGE = `Usage: candor receipt verify FILE --key KEY

  Says whether a participant's receipt is what was signed, and by whom. KEY is the line that the
  participant site shows under /receipt-key, or a file that holds it; ask for it where you trust it
  to be the company's, not where you had the receipt from. Nothing is sent anywhere.
`;

const BAD_INPUT = 2;
const MOST_BYTES = 16 * 1024 * 1024;

/** What a file holds; undefined for none, for no JSON, and where a member is named twice, since readers differ on which counts. */
const jsonIn = (file: string): unknown => {
  try {
    const text = textOfFile(file, MOST_BYTES);
    const value: unknown = JSON.parse(text);
    return jsonFault(text) === undefined ? value : undefined;
  } catch {
    return undefined;
  }
};

/** What a receipt says, in lines for people. */
const inWords = (receipt: Receipt): readonly string[] => {
  if (receipt.x_kind === 'end') {
    const { event, x_erased: erased } = receipt;
    const erasure = erased === undefined ? 'no erasure finished yet' : `erased ${erased.at}`;
    return [`consent ${receipt.x_consent} ${event.event_state} ${event.event_time}, ${erasure}`];
  }
  return receipt.records.map(({ pii_processing: { purposes, privacy_notice: notice }, events }) => {
    const purpose = purposes.map(({ purpose_type: type }) => type).join();
    const last = events.at(-1);
    return `${purpose}: ${last?.event_state ?? ''} ${last?.event_time ?? ''}, notice ${notice.version} (${notice.language})`;
  });
};

/** `candor receipt verify`: exit code 0 for a receipt that was signed, 1 for one that was not, 2 for what is neither. */
export const runReceipt = (args: readonly string[], output: Writable): number => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { key: { type: 'string' } },
    allowPositionals: true,
  });
  const [what, file, ...others] = positionals;
  if (what !== 'verify' || file === undefined || others.length > 0 || values.key === undefined) {
    output.write(USAGE);
    return BAD_INPUT;
  }
  const key = verifierKeyIn(values.key);
  if (typeof key === 'string') {
    output.write(key);
    return BAD_INPUT;
  }
  const print = printing(output);
  const given = jsonIn(file);
  const parsed = ReceiptFile.safeParse(given);
  // What parsing leaves out was not looked at, and may not pass as signed.
  if (!parsed.success || canonicalJson(parsed.data) !== canonicalJson(given)) {
    print(`${file} is no receipt of a form that is known here.`);
    return BAD_INPUT;
  }
  if (!isVouchedFor(parsed.data, key)) {
    print(`${file} was not signed by ${key.name}, or was changed since.`);
    return 1;
  }
  const { receipt } = parsed.data;
  print(`Signed by ${key.name}: receipt ${receipt.receipt_id} of ${receipt.x_issued_at}`);
  for (const line of inWords(receipt)) print(`  ${line}`);
  return 0;
};
