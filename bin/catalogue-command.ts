import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import { createDynamoCatalogueWriter } from '../shared/classification/catalogue-writer.dynamodb.ts';
import { createDocuments } from '../shared/runtime/documents.ts';
import { CatalogueFault, readCatalogue } from './catalogue/catalogue-file.ts';

const USAGE = `Usage: candor catalogue FILE [--table NAME]

  Checks a company's terms and rules ({"terms": [...], "rules": [...]}), each rule against its own
  examples; with --table makes them those of a stage, whose Terms table it names: what the file does
  not hold is removed there.
`;

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
    const { terms, rules } = readCatalogue(file);
    output.write(`${file}: ${terms.length} terms, ${rules.length} rules; their examples hold.\n`);
    if (values.table === undefined) return 0;
    const documents = createDocuments();
    const writer = createDynamoCatalogueWriter({ documents, table: values.table, newId: randomUUID });
    const [ofTerms, ofRules] = [await writer.replaceTerms(terms), await writer.replaceRules(rules)];
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
