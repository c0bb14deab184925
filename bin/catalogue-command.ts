import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import { createDynamoCatalogueWriter } from '../shared/classification/catalogue-writer.dynamodb.ts';
import { dayOf, systemClock } from '../shared/clock.ts';
import type { Rule } from '../shared/classification/rule.ts';
import { areApproved, rulesHash } from '../shared/classification/rules-approval.ts';
import { createDocuments } from '../shared/runtime/documents.ts';
import { CatalogueFault, readCatalogue } from './catalogue/catalogue-file.ts';

const USAGE = `Usage: candor catalogue FILE [--table NAME]

  Checks a company's terms and rules ({"terms": [...], "rules": [...]}), each rule against its own
  examples; with --table makes them those of a stage, whose Terms table it names: what the file does
  not hold is removed there. Rules take effect with an approval of them as they are, in the file
  ({"approval": {"by", "role", "on", "reference", "rules"}}) and kept beside them.
`;

const unapproved = (rules: readonly Rule[]): string =>
  'Nobody approved these rules as they are. They take effect with ' +
  `"approval": {"by", "role", "on", "reference", "rules": "${rulesHash(rules)}"} in the file.\n`;

/** `candor catalogue`: checks a catalogue file and imports it. Answers the exit code. */
export const runCatalogue = async (args: readonly string[], output: Writable): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { table: { type: 'string' } },
    allowPositionals: true,
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    output.write(USAGE);
    return 2;
  }
  try {
    const { terms, rules, approval } = readCatalogue(file);
    output.write(`${file}: ${terms.length} terms, ${rules.length} rules; their examples hold.\n`);
    const isApproved = areApproved(rules, approval, dayOf(systemClock.now()));
    if (!isApproved) output.write(unapproved(rules));
    if (values.table === undefined) return 0;
    if (!isApproved) return 2;
    const documents = createDocuments();
    const writer = createDynamoCatalogueWriter({
      documents,
      table: values.table,
      newId: randomUUID,
      clock: systemClock,
    });
    const [ofTerms, ofRules] = [await writer.replaceTerms(terms), await writer.replaceRules(rules, approval)];
    documents.destroy();
    output.write(
      `${values.table} holds them; ${ofTerms.removed} terms and ${ofRules.removed} rules were removed. ` +
        'Classification follows within five minutes.\n',
    );
    return 0;
  } catch (fault) {
    if (!(fault instanceof CatalogueFault)) throw fault;
    output.write(`${fault.message}\n`);
    return 2;
  }
};
