import type { WrittenFault } from '../../../shared/classification/written-rules.ts';
import type { RulePlace } from '../../../shared/classification/rule-faults.ts';
import type { formatsIn } from '../../../shared/formats.ts';
import type { ADMINISTRATION } from '../words/catalogues.ts';

type Words = (typeof ADMINISTRATION)['en']['rules']['faults'];
type Formats = Pick<ReturnType<typeof formatsIn>, 'number'>;
type Fielded = Extract<WrittenFault, { kind: 'field' }>;

/** Which rule, and which field of it. */
const placeOf = ({ rule, id, path }: RulePlace, words: Words, { number }: Formats): string => {
  const steps = path.map((step) =>
    typeof step === 'number' ? words.entry(number(step + 1)) : words.named(step),
  );
  return [rule === undefined ? words.list : words.rule(number(rule + 1), id ?? ''), ...steps].join(', ');
};

const ofKind = <Value>(by: Readonly<Record<string, Value>>, kind: string): Value | undefined =>
  Object.hasOwn(by, kind) ? by[kind] : undefined;

/** What is wrong in a field, and what to do. */
const whatOf = (what: Fielded['what'], words: Words, { number }: Formats): string => {
  switch (what.kind) {
    case 'type':
      return ofKind(words.types, what.expected) ?? words.plain.other;
    case 'choice':
      return words.choice(what.values.join(', '));
    case 'little':
    case 'much':
      return ofKind(words[what.kind], what.of)?.(number(what.bound)) ?? words.plain.other;
    case 'unknown':
      return words.unknown(what.names.map(words.named).join(', '));
    case 'no-group':
      return words.noGroup(number(what.group));
    case 'unreadable': {
      const why = ofKind(words.patterns, what.why) ?? words.pattern;
      return what.at === undefined ? why : `${words.fromCharacter(number(what.at))} ${why}`;
    }
    case 'missing':
    case 'form':
    case 'other':
    case 'repeats':
    case 'own-id':
    case 'own-mode':
    case 'topic-alerts':
    case 'shared-id':
    case 'trigger':
    case 'keywords':
      return words.plain[what.kind];
  }
};

/** What is wrong with rules that somebody wrote: where, what, and what to do. */
export const ruleFaultIn = (fault: WrittenFault, words: Words, formats: Formats): string => {
  const { number } = formats;
  switch (fault.kind) {
    case 'long':
      return words.long(number(fault.most));
    case 'json': {
      const { line, character } = fault;
      if (line === undefined || character === undefined) return words.json;
      return `${words.json} ${words.jsonAt(number(line), number(character))}`;
    }
    case 'field':
      return `${placeOf(fault.place, words, formats)}: ${whatOf(fault.what, words, formats)}`;
    case 'example':
      return `${placeOf(fault.place, words, formats)}: ${words.examples[fault.list]}`;
  }
};
